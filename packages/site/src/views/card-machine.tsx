import type { QemuRelease } from '@cpu-models/runtime/qemu';
import { groupBy } from '../data/group.js';
import { allQemu } from '../data/library.js';
import { lifeOfMachine, lifeText } from '../data/lives.js';
import type { VersionFacts } from '../data/names.js';
import { deviations } from '../data/on-machine.js';
import { Pick } from '../parts/controls.js';
import { Features } from '../parts/names.js';

/** What the machine type and the accelerator make of a model before the guest sees it. */
export function OnMachine(props: {
  readonly release: QemuRelease;
  readonly name: string;
  readonly facts: VersionFacts;
  /** Given with the release: it may lack the machine type of an address that is gone to meanwhile. */
  readonly machine: string;
  readonly accelerator: 'kvm' | 'tcg';
}) {
  const { release, name, facts, machine, accelerator } = props;
  const question = { machine, accelerator, model: name, vendor: facts.definition.vendor } as const;
  const groups = groupBy(
    deviations(release, question, facts.features),
    ({ on, because }) => `${on ? '+' : '-'}${because}`,
  );
  return (
    <section class="stack besides">
      <div class="head">
        <h2>What a guest gets besides</h2>
        <div class="controls">
          <Pick
            label="machine type"
            name="machine"
            value={machine}
            options={release.machines.map(({ name: each }) => each)}
          />
          <Pick label="accelerator" name="accel" value={accelerator} options={['kvm', 'tcg']} />
        </div>
      </div>
      {groups.size === 0 && <p class="soft">Just what the model defines.</p>}
      <ul class="steps">
        {[...groups].map(([key, list]) => (
          <li key={key}>
            <div class="soft">{key.slice(1)}</div>
            <Features names={list.map(({ feature }) => feature)} sign={key.startsWith('+') ? '+' : '-'} />
          </li>
        ))}
      </ul>
      <MachineLife machine={machine} />
      <p class="soft small">What a host's processor or KVM withholds comes on top; only the host can say.</p>
    </section>
  );
}

function MachineLife({ machine }: { readonly machine: string }) {
  const releases = allQemu();
  if (releases === null) return null;
  return (
    <p class="soft small">
      <span class="mono">{machine}</span> is in QEMU {lifeText(lifeOfMachine(releases, machine))}.
    </p>
  );
}
