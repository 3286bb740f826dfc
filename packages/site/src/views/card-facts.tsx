import type { QemuRelease } from '@cpu-models/runtime/qemu';
import { about, allLibvirt, allQemu } from '../data/library.js';
import { lifeInLibvirt, lifeInQemu, lifeText } from '../data/lives.js';
import { meaningByMachine, missingForNext, type VersionFacts } from '../data/names.js';
import { levelName, vendorName } from '../data/words.js';
import { Level } from '../parts/level.js';
import { Features } from '../parts/names.js';
import { VendorDot } from '../parts/vendor.js';

const hex = (value: number) => `0x${(value >>> 0).toString(16)}`;

/** Numbers and names of a version. */
export function CardFacts({ release, facts }: { readonly release: QemuRelease; readonly facts: VersionFacts }) {
  const { definition, version, level } = facts;
  const missing = missingForNext(facts);
  const modelId = version.properties.find(([name]) => name === 'model-id')?.[1] ?? definition.modelId;
  return (
    <section class="stack">
      <h2>
        <span class="mono">{facts.name}</span>
      </h2>
      <dl class="facts">
        <Hardware model={definition.name} />
        <dt>vendor</dt>
        <dd>
          <VendorDot vendor={definition.vendor} />
          {vendorName(definition.vendor)}
        </dd>
        <dt>family</dt>
        <dd>
          {definition.family} <span class="soft">{hex(definition.family)}</span>
        </dd>
        <dt>model</dt>
        <dd>
          {definition.model} <span class="soft">{hex(definition.model)}</span>
        </dd>
        <dt>stepping</dt>
        <dd>{definition.stepping}</dd>
        <dt>the guest reads</dt>
        <dd>{modelId}</dd>
        <dt>level</dt>
        <dd>
          <Level level={level} />
          {missing.length > 0 && (
            <details>
              <summary class="soft small">
                lacks {missing.length} for {levelName(level + 1)}
              </summary>
              <Features names={missing} sign="-" />
            </details>
          )}
        </dd>
        <dt>CPUID leaves</dt>
        <dd class="mono">
          {hex(definition.level)}, {hex(definition.xlevel)}
        </dd>
        <Names facts={facts} />
        <dt>{definition.name} means</dt>
        <dd>
          {meaningByMachine(release, definition).map(({ meant, machines }) => (
            <div key={meant}>
              <span class="mono">{meant}</span> <span class="soft">on {machines}</span>
            </div>
          ))}
        </dd>
      </dl>
    </section>
  );
}

function Hardware({ model }: { readonly model: string }) {
  const hardware = about()?.models[model]?.hardware;
  if (hardware === undefined) return null;
  const { codeName, microarchitecture, year, examples = [] } = hardware;
  return (
    <>
      <dt>hardware</dt>
      <dd>
        {codeName}
        {codeName === microarchitecture ? '' : `, ${microarchitecture}`}
        {year === undefined ? '' : `, ${year}`}
        {examples.length > 0 && <div class="soft small">{examples.join(', ')}</div>}
      </dd>
    </>
  );
}

/** Since and until which releases each project knows the version, and under which names. */
function Names({ facts }: { readonly facts: VersionFacts }) {
  const [releases, maps] = [allQemu(), allLibvirt()];
  const names = [facts.name, ...(facts.version.alias === null ? [] : [facts.version.alias])];
  if (facts.version.version === 1) names.push(facts.definition.name);
  return (
    <>
      <dt>in QEMU</dt>
      <dd>{releases === null ? '…' : lifeText(lifeInQemu(releases, facts.name))}</dd>
      <dt>in libvirt</dt>
      <dd>
        {maps === null
          ? '…'
          : names.map((name) => (
              <div key={name}>
                <span class="mono">{name}</span> <span class="soft">{lifeText(lifeInLibvirt(maps, name))}</span>
              </div>
            ))}
      </dd>
    </>
  );
}
