import type { CpuMap } from '@cpu-models/runtime/libvirt';
import { groupBy } from '../data/group.js';
import { mapChanges } from '../data/stacks.js';
import { Features, Model } from '../parts/names.js';

/** What libvirt means by its names before and after; names that change alike share a line. */
export function MapChanges({
  from,
  to,
  model,
}: {
  readonly from: CpuMap | null;
  readonly to: CpuMap | null;
  readonly model: string;
}) {
  if (from === null || to === null || from === to) return null;
  const changes = groupBy(mapChanges(from, to, model), ({ added, dropped, notes }) =>
    JSON.stringify([added, dropped, notes]),
  );
  return (
    <section class="stack">
      <h2>
        libvirt {from.release} → {to.release}
      </h2>
      {changes.size === 0 && (
        <p class="soft">{model === '' ? 'No name changes its meaning.' : `${model} means the same.`}</p>
      )}
      <ul class="steps">
        {[...changes].map(([key, list]) => {
          const [first] = list;
          return (
            <li key={key}>
              <div>{list.length === 1 ? <Model name={first?.name ?? ''} /> : `${list.length} names`}</div>
              <div class="stack">
                {first?.notes.map((note) => (
                  <p key={note}>{note}</p>
                ))}
                <Features names={first?.added ?? []} sign="+" />
                <Features names={first?.dropped ?? []} sign="-" />
                {list.length > 1 && (
                  <details open={list.length < 6}>
                    <summary class="soft small">names</summary>
                    <p class="names">
                      {list.map(({ name }) => (
                        <Model key={name} name={name} />
                      ))}
                    </p>
                  </details>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
