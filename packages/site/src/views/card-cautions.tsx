import { about } from '../data/library.js';
import type { VersionFacts } from '../data/names.js';
import { Model } from '../parts/names.js';

/** What a name is taken for and is not, whether it is on its way out, and which version is the newest. */
export function Cautions({
  facts,
  versions,
}: {
  readonly facts: VersionFacts;
  readonly versions: readonly VersionFacts[];
}) {
  const { definition, name } = facts;
  const known = about();
  const not = known?.versions[name]?.mistakenFor ?? known?.models[definition.name]?.mistakenFor;
  const newest = versions.at(-1);
  return (
    <>
      {not !== undefined && (
        <p class="note warn">
          <b>Not to be mistaken for:</b> {not}
        </p>
      )}
      {definition.deprecation !== null && (
        <p class="note warn">
          <b>Deprecated:</b> {definition.deprecation}
        </p>
      )}
      {newest !== undefined && newest !== facts && (
        <p class="note">
          The newest version is <Model name={newest.name} />.
        </p>
      )}
    </>
  );
}
