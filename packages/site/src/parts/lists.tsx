import { wordAddress } from '@cpu-models/runtime';
import type { FeatureWord } from '@cpu-models/runtime/qemu';
import { about } from '../data/library.js';
import { here } from '../state/here.js';
import { hrefOf } from '../state/place.js';
import { Features } from './names.js';

/** Features of a word: names side by side, or each with its sentence. */
export function WordRow(props: {
  readonly word: FeatureWord;
  readonly names: readonly string[];
  readonly added: ReadonlySet<string>;
  readonly sentences: boolean;
}) {
  const { word, names, added, sentences } = props;
  return (
    <div>
      <dt title={about()?.words[word.name]}>
        {wordAddress(word)} <span class="soft">{names.length}</span>
      </dt>
      <dd>{sentences ? <Sentences names={names} added={added} /> : <Features names={names} added={added} />}</dd>
    </div>
  );
}

function Sentences({ names, added }: { readonly names: readonly string[]; readonly added: ReadonlySet<string> }) {
  return (
    <ul class="sentences">
      {names.map((name) => (
        <li key={name}>
          <a class={`mono ${added.has(name) ? 'plus' : ''}`} href={hrefOf(['features', name], here())}>
            {added.has(name) ? '+' : ''}
            {name}
          </a>
          <span>{about()?.features[name]}</span>
        </li>
      ))}
    </ul>
  );
}
