import type { QemuRelease } from '@cpu-models/runtime/qemu';
import type { VersionFacts } from '../data/names.js';
import { versionsOf } from '../data/names.js';
import { Model } from '../parts/names.js';

/** What a name is taken for, and is not: names that begin alike and are other hardware. */
export function Cautions(props: {
  readonly release: QemuRelease;
  readonly name: string;
  readonly facts: VersionFacts;
}) {
  const { release, facts } = props;
  const { definition } = facts;
  const others = release.models.filter(({ name }) => name.startsWith(`${definition.name}-`));
  const newest = versionsOf(release, definition).at(-1);
  const isOld = newest !== undefined && newest.name !== facts.name;
  if (others.length === 0 && !isOld) return null;
  return (
    <section class="note" aria-label="Not to be confused">
      {others.length > 0 && (
        <p>
          Not to be confused with{' '}
          {others.map(({ name }, i) => (
            <>
              {i > 0 && ', '}
              <Model key={name} name={name} />
            </>
          ))}
          : <span class="mono">{facts.name}</span> is {definition.modelId || definition.name}, whatever its number.
        </p>
      )}
      {isOld && newest && (
        <p class="soft">
          The newest version is <Model name={newest.name} />.
        </p>
      )}
    </section>
  );
}
