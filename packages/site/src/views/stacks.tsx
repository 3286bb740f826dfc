import {
  type ChangeGroup,
  type Gone as GoneName,
  goneNames,
  machineFamily,
  type QemuRelease,
} from '@cpu-models/runtime/qemu';
import { useMemo } from 'preact/hooks';
import { libvirt, libvirtReleases, qemu, qemuReleases } from '../data/library.js';
import { newestMachine } from '../data/names.js';
import { type Asked, compareSides, type Stack, sharedModels } from '../data/stacks.js';
import { Field, Head, Pick } from '../parts/controls.js';
import { SeverityTag } from '../parts/severity.js';
import { Wait } from '../parts/wait.js';
import { param } from '../state/place.js';
import { useWork } from '../state/work.js';
import { Changes } from './stacks-changes.js';
import { Keep } from './stacks-keep.js';
import { MapChanges } from './stacks-libvirt.js';

/** What changes for a guest from one stack to another. */
export default function Stacks() {
  const [from, to] = [param('from') || (qemuReleases().at(-2) ?? ''), param('to') || (qemuReleases().at(-1) ?? '')];
  const [before, after] = [qemu(from), qemu(to)];
  if (before === null || after === null) return <Wait />;
  return <Compare before={before} after={after} />;
}

function Compare({ before, after }: { readonly before: QemuRelease; readonly after: QemuRelease }) {
  const machine = param('machine') || newestShared(before, after);
  const first: Stack = { qemu: before, machine, accelerator: accelerator('accel', 'kvm') };
  const second: Stack = {
    qemu: after,
    machine: param('tomachine') || machine,
    accelerator: accelerator('toaccel', first.accelerator),
  };
  const asked: Asked = { model: param('model'), vendor: param('vendor') || 'GenuineIntel' };
  const key = JSON.stringify([
    before.release,
    after.release,
    first.machine,
    second.machine,
    first.accelerator,
    second.accelerator,
    asked,
  ]);
  const changes = useWork<readonly ChangeGroup[]>(() => compareSides(first, second, asked), key);
  const changing = [...new Set(changes?.flatMap(({ guestVisible, models }) => (guestVisible ? models : [])))];
  const gone = useMemo(() => goneNames(before, after), [before, after]);
  return (
    <>
      <Head
        title="Two stacks"
        lead="What a guest's CPU becomes when QEMU, the machine type, the accelerator or libvirt change under it."
      />
      <Form first={first} second={second} asked={asked} />
      {changes === null ? (
        <Wait />
      ) : (
        <Changes changes={changes} count={sharedModels(first, second, asked).length} gone={gone.length} />
      )}
      {changing.length > 0 && <Keep first={first} second={second} asked={asked} models={changing} id={`keep ${key}`} />}
      <Gone names={gone} to={after} />
      <MapChanges from={libvirt(sides().from)} to={libvirt(sides().to)} model={asked.model} />
    </>
  );
}

/** libvirt on both sides; the same unless said. */
function sides(): { readonly from: string; readonly to: string } {
  const names = libvirtReleases();
  return { from: param('fromlibvirt') || (names.at(-2) ?? ''), to: param('tolibvirt') || (names.at(-1) ?? '') };
}

function accelerator(name: string, otherwise: 'kvm' | 'tcg'): 'kvm' | 'tcg' {
  const asked = param(name, otherwise);
  return asked === 'tcg' ? 'tcg' : 'kvm';
}

/** The newest q35 that both have: a guest keeps its machine type when QEMU is upgraded. */
function newestShared(before: QemuRelease, after: QemuRelease): string {
  const own = newestMachine(before);
  if (after.machines.some(({ name }) => name === own)) return own;
  return (
    before.machines.find(
      ({ name }) => machineFamily(name) === machineFamily(own) && after.machines.some((other) => other.name === name),
    )?.name ?? 'none'
  );
}

const machines = ({ machines: list }: QemuRelease) => list.map(({ name }) => name);

function Form({ first, second, asked }: { readonly first: Stack; readonly second: Stack; readonly asked: Asked }) {
  return (
    <div class="sides controls">
      <fieldset>
        <legend>from</legend>
        <Pick label="QEMU" name="from" value={first.qemu.release} options={qemuReleases().toReversed()} />
        <Pick label="machine type" name="machine" value={first.machine} options={machines(first.qemu)} />
        <Pick label="accelerator" name="accel" value={first.accelerator} options={['kvm', 'tcg']} />
        <Pick label="libvirt" name="fromlibvirt" value={sides().from} options={libvirtReleases().toReversed()} />
      </fieldset>
      <fieldset>
        <legend>to</legend>
        <Pick label="QEMU" name="to" value={second.qemu.release} options={qemuReleases().toReversed()} />
        <Pick label="machine type" name="tomachine" value={second.machine} options={machines(second.qemu)} />
        <Pick label="accelerator" name="toaccel" value={second.accelerator} options={['kvm', 'tcg']} />
        <Pick label="libvirt" name="tolibvirt" value={sides().to} options={libvirtReleases().toReversed()} />
      </fieldset>
      <fieldset>
        <legend>for</legend>
        <Field label="model (empty: all)" name="model" placeholder="EPYC-Rome" />
        <Pick
          label="hosts"
          name="vendor"
          value={asked.vendor}
          options={[
            ['GenuineIntel', 'Intel'],
            ['AuthenticAMD', 'AMD'],
          ]}
        />
      </fieldset>
    </div>
  );
}

/** What may be gone, several of it, and what to do about it. */
const GONE = [
  [
    'machine type',
    'machine types',
    'Give these guests a machine type that both have before the upgrade: they are started anew with it.',
  ],
  ['model', 'models', 'Give these guests another model before the upgrade; search says what is near.'],
  ['property', 'properties', 'Leave these out of command lines: the new QEMU refuses them.'],
] as const;

/** Names that guests may use and that the new QEMU does not have. */
function Gone({ names, to }: { readonly names: readonly GoneName[]; readonly to: QemuRelease }) {
  return (
    <>
      {GONE.map(([kind, several, remedy]) => {
        const gone = names.filter((each) => each.kind === kind);
        const [first] = gone;
        if (first === undefined) return null;
        return (
          <section class="stack" key={kind}>
            <h2>
              {gone.length} {gone.length === 1 ? kind : several} that QEMU {to.release} no longer has{' '}
              <SeverityTag severity={first.severity} />
            </h2>
            <p>{remedy}</p>
            <p class="names">
              {gone.map(({ name }) => (
                <span key={name}>{name}</span>
              ))}
            </p>
          </section>
        );
      })}
    </>
  );
}
