import { about } from '../data/library.js';
import type { VersionFacts } from '../data/names.js';
import { Features, Model } from '../parts/names.js';

/** What each version changed: the model's own history. */
export function Versions({
  versions,
  shown,
}: {
  readonly versions: readonly VersionFacts[];
  readonly shown: VersionFacts;
}) {
  if (versions.length < 2) return null;
  return (
    <section class="stack">
      <h2>What each version changes</h2>
      <ol class="steps">
        {versions.map((facts) => (
          <li key={facts.name} aria-current={facts === shown ? 'true' : undefined}>
            <div>
              <Model name={facts.name} />
              {facts.version.alias !== null && <span class="soft mono"> {facts.version.alias}</span>}
            </div>
            <div class="stack">
              <Change facts={facts} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Change({ facts }: { readonly facts: VersionFacts }) {
  const { added, dropped, version, name, features } = facts;
  const sentence = about()?.versions[name]?.text;
  const others = version.properties.filter(([property]) => !added.includes(property) && !dropped.includes(property));
  const quiet = others.filter(([property]) => property !== 'model-id' && !features.has(property));
  return (
    <>
      {sentence && <p>{sentence}</p>}
      {added.length > 0 && <Features names={added} sign="+" />}
      {dropped.length > 0 && <Features names={dropped} sign="-" />}
      {(quiet.length > 0 || version.cache !== null) && (
        <p class="soft small">
          {[
            ...(version.cache === null ? [] : [`caches ${version.cache}`]),
            ...quiet.map(([property, value]) => `${property}=${value}`),
          ].join(', ')}
        </p>
      )}
      {version.version === 1 && !sentence && <p class="soft">{features.size} features</p>}
    </>
  );
}
