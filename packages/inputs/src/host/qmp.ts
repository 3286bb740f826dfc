import { InputError, type Known } from '../known.js';
import { jsonValues } from './json-values.js';
import type { HostPart, HostReader } from './part.js';

type Json = Record<string, unknown>;

/** QMP: a dialogue with commands and replies, replies alone (libvirt's .replies and test data), or a log of them. */
export const qmp: HostReader = {
  kind: 'QMP replies',
  matches: (text) => /"(return|QMP|execute)"\s*:/.test(text),
  read: (text, known) => readReplies(jsonValues(text), known),
};

interface Said {
  version?: HostPart['version'];
  accel?: 'kvm' | 'tcg';
  machines?: NonNullable<HostPart['machines']>;
  list?: NonNullable<HostPart['definitions']>[string];
  maximum?: NonNullable<HostPart['maximum']>[string];
  unmigratable?: NonNullable<HostPart['maximum']>[string];
  cpuinfo?: Record<string, string>;
}

function readReplies(values: readonly Json[], _known: Known): HostPart {
  const said: Said = {};
  let asked: Json = {};
  let greetings = 0;
  for (const value of values) {
    if (isObject(value['QMP'])) greetings++;
    // libvirt asks a second QEMU, without KVM; the first is the one that counts.
    if (greetings > 1) break;
    if (isObject(value['QMP'])) takeVersion(said, (value['QMP'] as Json)['version']);
    if (typeof value['execute'] === 'string') asked = value;
    if ('return' in value) {
      take(said, value['return'], asked);
      asked = {};
    }
  }
  return part(said);
}

function take(said: Said, reply: unknown, asked: Json): void {
  if (Array.isArray(reply)) return takeList(said, reply.filter(isObject));
  if (!isObject(reply)) return;
  takeVersion(said, reply);
  if (typeof reply['enabled'] === 'boolean' && typeof reply['present'] === 'boolean' && said.accel === undefined)
    said.accel = reply['enabled'] ? 'kvm' : 'tcg';
  const model = reply['model'];
  if (isObject(model) && isObject(model['props'])) takeExpansion(said, model['props'], asked);
}

function takeList(said: Said, list: readonly Json[]): void {
  const [first] = list;
  if (first === undefined || typeof first['name'] !== 'string') return;
  if (list.some((entry) => 'cpu-max' in entry || 'hotpluggable-cpus' in entry)) {
    said.machines ??= list.map(({ name, alias }) => ({
      name: String(name),
      ...(typeof alias === 'string' ? { alias } : {}),
    }));
  } else if (list.some((entry) => 'unavailable-features' in entry || 'migration-safe' in entry || 'static' in entry)) {
    said.list ??= list as unknown as NonNullable<Said['list']>;
  }
}

/** Of `host`, or `max`; libvirt asks with migratable=off too, or for a full expansion of a static one. */
function takeExpansion(said: Said, props: Json, asked: Json): void {
  const model = ((asked['arguments'] ?? {}) as Json)['model'] as Json | undefined;
  const name = model?.['name'];
  if (typeof name === 'string' && !['host', 'max', 'base'].includes(name)) return;
  const wanted = model?.['props'] as Json | undefined;
  const migratable = wanted?.['migratable'] ?? props['migratable'];
  const values = props as NonNullable<HostPart['maximum']>[string];
  if (said.accel !== 'tcg') said.cpuinfo ??= identityOf(props);
  if (migratable === false) said.unmigratable ??= values;
  else if (said.maximum === undefined || Object.keys(said.maximum).length < Object.keys(values).length)
    said.maximum ??= values;
}

/** Under KVM `host` has vendor and signature of the CPU below, which Linux writes under other names. */
function identityOf(props: Json): Record<string, string> {
  const names = { vendor: 'vendor_id', family: 'cpu family', model: 'model', stepping: 'stepping' };
  return Object.fromEntries(
    Object.entries(names).flatMap(([from, to]) => (from in props ? [[to, String(props[from])]] : [])),
  );
}

function takeVersion(said: Said, value: unknown): void {
  const qemu = isObject(value) ? value['qemu'] : undefined;
  if (!isObject(qemu) || said.version !== undefined) return;
  const [major, minor, micro] = ['major', 'minor', 'micro'].map((name) => Number(qemu[name]));
  if (major !== undefined && minor !== undefined && Number.isInteger(major))
    said.version = { major, minor, micro: micro ?? 0 };
}

function part({ version, accel, machines = [], list, maximum, unmigratable, cpuinfo }: Said): HostPart {
  if (list === undefined && maximum === undefined && machines.length === 0)
    throw new InputError(
      'no reply about CPUs or machine types; expected query-cpu-definitions, query-cpu-model-expansion or query-machines',
    );
  // libvirt asks QEMU without a machine.
  const machine = 'none';
  return {
    kind: 'QMP replies',
    accel: accel ?? 'kvm',
    machines,
    ...(version === undefined ? {} : { version }),
    ...(list === undefined ? {} : { definitions: { [machine]: list } }),
    ...(maximum === undefined ? {} : { maximum: { [machine]: maximum } }),
    ...(unmigratable === undefined ? {} : { unmigratable: { [machine]: unmigratable } }),
    ...(cpuinfo === undefined ? {} : { cpuinfo }),
    cannotSay: [
      ...(version === undefined ? ["QEMU's version"] : []),
      ...(list === undefined ? ['which models QEMU has, and what blocks them'] : []),
      ...(maximum === undefined ? ['what QEMU gives the model host'] : []),
      'the CPU and the kernel below QEMU',
    ],
  };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
