import type { ModelDefinition, QemuRelease } from '@cpu-models/runtime/qemu';
import { familyOf, type Kin } from '../data/family.js';
import { about } from '../data/library.js';
import { Features, Model } from '../parts/names.js';

/** The model among its kin: what it is like, what it adds to that, and what came after it. */
export function CardFamily({
  release,
  definition,
}: {
  readonly release: QemuRelease;
  readonly definition: ModelDefinition;
}) {
  const { line, next } = familyOf(release, definition);
  if (line.length + next.length < 2) return null;
  return (
    <section class="stack">
      <h2>Family</h2>
      <ol class="tree">
        {line.map((kin) => (
          <Row key={kin.name} kin={kin} isHere={kin.name === definition.name} />
        ))}
        {next.length > 0 && (
          <li>
            <ul class="tree">
              {next.map((kin) => (
                <Row key={kin.name} kin={kin} isHere={false} />
              ))}
            </ul>
          </li>
        )}
      </ol>
    </section>
  );
}

function Row({ kin, isHere }: { readonly kin: Kin; readonly isHere: boolean }) {
  const { name, like, adds, drops } = kin;
  return (
    <li class="kin" aria-current={isHere ? 'true' : undefined}>
      <div>
        {isHere ? <b class="mono">{name}</b> : <Model name={name} />} <span class="soft small">{hardwareOf(name)}</span>
      </div>
      {like !== null && (
        <details open={isHere}>
          <summary class="small">
            {adds.length > 0 && <span class="tag plus">+{adds.length}</span>}{' '}
            {drops.length > 0 && <span class="tag minus">-{drops.length}</span>}{' '}
            <span class="soft">
              {adds.length + drops.length === 0 ? 'the same features as' : 'against'} {like}
            </span>
          </summary>
          <Features names={adds} sign="+" /> <Features names={drops} sign="-" />
        </details>
      )}
    </li>
  );
}

function hardwareOf(model: string): string {
  const hardware = about()?.models[model]?.hardware;
  return hardware === undefined ? '' : [hardware.microarchitecture, hardware.year].filter(Boolean).join(', ');
}
