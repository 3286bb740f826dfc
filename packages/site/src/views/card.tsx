import type { ModelDefinition, QemuRelease } from '@cpu-models/runtime/qemu';
import { about, libvirtReleases, qemu, qemuReleases } from '../data/library.js';
import { byWord, meaningIn, type Named, newestMachine, type VersionFacts, versionsOf } from '../data/names.js';
import { Check, Pick } from '../parts/controls.js';
import { Later } from '../parts/later.js';
import { WordRow } from '../parts/lists.js';
import { Wait } from '../parts/wait.js';
import { here } from '../state/here.js';
import { hrefOf, param } from '../state/place.js';
import { Cautions } from './card-cautions.js';
import { CardFacts } from './card-facts.js';
import { CardFamily } from './card-family.js';
import { OnMachine } from './card-machine.js';
import { CardTake } from './card-take.js';
import { Versions } from './card-versions.js';

/** Everything about one name of a CPU model. */
export function Card({ name }: { readonly name: string }) {
  const release = qemu(here().qemu);
  if (release === null) return <Wait />;
  const named = meaningIn(release, name);
  if (named === null) return <Special name={name} />;
  const versions = versionsOf(release, named.definition);
  const shown = versions.find(({ version }) => version === named.version) as VersionFacts;
  return (
    <article class="card">
      <CardHead name={name} named={named} release={release} />
      <Tabs name={name} definition={named.definition} versions={versions} />
      <Cautions facts={shown} versions={versions} />
      <div class="columns">
        <aside class="stack loose" aria-label="Facts and what to copy">
          <Later>
            <CardFacts release={release} facts={shown} />
            <CardTake facts={shown} />
          </Later>
        </aside>
        <div class="stack loose">
          <Later>
            <Versions versions={versions} shown={shown} />
          </Later>
          <Later>
            <Words release={release} facts={shown} />
          </Later>
          <Later>
            <OnMachine
              release={release}
              name={name}
              facts={shown}
              machine={param('machine', newestMachine(release))}
              accelerator={param('accel', 'kvm') === 'tcg' ? 'tcg' : 'kvm'}
            />
          </Later>
          <Later>
            <CardFamily release={release} definition={named.definition} />
          </Later>
        </div>
      </div>
    </article>
  );
}

function CardHead({
  name,
  named,
  release,
}: {
  readonly name: string;
  readonly named: Named;
  readonly release: QemuRelease;
}) {
  const { definition, version, isVersioned } = named;
  const full = `${definition.name}-v${version.version}`;
  const sentences = about();
  return (
    <header class="head">
      <div>
        <h1 tabIndex={-1} class="mono">
          {name}
        </h1>
        <p class="lead">
          {sentences?.models[definition.name]?.text ?? definition.modelId} {sentences?.versions[full]?.text}
          {!isVersioned && (
            <>
              {' '}
              <span>
                On {newestMachine(release)} the name means{' '}
                <a class="mono" href={hrefOf(['models', full], here())}>
                  {full}
                </a>
                .
              </span>
            </>
          )}
        </p>
      </div>
      <div class="controls">
        <Pick label="QEMU" name="qemu" value={here().qemu} options={qemuReleases().toReversed()} />
        <Pick label="libvirt" name="libvirt" value={here().libvirt} options={libvirtReleases().toReversed()} />
      </div>
    </header>
  );
}

function Tabs(props: {
  readonly name: string;
  readonly definition: ModelDefinition;
  readonly versions: readonly VersionFacts[];
}) {
  const names = [
    props.definition.name,
    ...props.versions.flatMap(({ name, version }) => [name, ...(version.alias === null ? [] : [version.alias])]),
  ];
  return (
    <nav class="tabs" aria-label={`Names of ${props.definition.name}`}>
      {names.map((name) => (
        <a key={name} href={hrefOf(['models', name], here())} aria-current={name === props.name ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}

function Words({ release, facts }: { readonly release: QemuRelease; readonly facts: VersionFacts }) {
  const added = new Set(facts.added);
  return (
    <section class="stack">
      <div class="head">
        <h2>
          {facts.features.size} features of <span class="mono">{facts.name}</span>
        </h2>
        <div class="controls">
          <Check label="with sentences" name="sentences" />
        </div>
      </div>
      <Later>
        <dl class="words">
          {byWord(release, facts.features).map(({ word, names }) => (
            <WordRow key={word.name} word={word} names={names} added={added} sentences={param('sentences') === '1'} />
          ))}
        </dl>
      </Later>
    </section>
  );
}

const SPECIAL: Readonly<Record<string, string>> = {
  max: 'Everything that the accelerator offers. Its content is whatever runs below: there is no definition to show.',
  host: 'The processor below KVM, as far as QEMU and KVM pass it on. Only a host can say what that is.',
  base: 'A CPU without any feature, for management software that adds them one by one.',
};

function Special({ name }: { readonly name: string }) {
  return (
    <article class="card">
      <h1 tabIndex={-1} class="mono">
        {name}
      </h1>
      <p class="lead">{SPECIAL[name]}</p>
    </article>
  );
}
