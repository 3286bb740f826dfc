import {
  cpuid,
  cpuidTable,
  isCpuModelError,
  namesOf,
  type QemuRelease,
  type ResolvedCpu,
  type ResolveOptions,
  resolve,
} from '@cpu-models/runtime';

/** Ways to ask for a CPU; kept apart from the ledger's, so that one can check the other. */
const WAYS: readonly Omit<ResolveOptions, 'machine' | 'model'>[] = [
  { accelerator: 'tcg' },
  { accelerator: 'kvm', hostVendor: 'GenuineIntel' },
  { accelerator: 'kvm', hostVendor: 'AuthenticAMD' },
  { accelerator: 'kvm', hostVendor: 'GenuineIntel', splitIrqchip: true },
  { accelerator: 'kvm', hostVendor: 'GenuineIntel', kernelIrqchip: false },
];

interface Resolution {
  readonly cpu: ResolvedCpu;
}

/** Every resolution of a release: machine types x models x ways, with nothing folded or left out. */
export interface Resolutions {
  readonly release: QemuRelease;
  readonly all: ReadonlyMap<string, readonly (Resolution | string)[]>;
  /** Spellings of all properties and what they stand for. */
  readonly shape: string;
  /** Machine type -> default model, and short names of machine types. */
  readonly machines: ReadonlyMap<string, string>;
}

export function resolveAll(release: QemuRelease): Resolutions {
  const all = new Map<string, (Resolution | string)[]>();
  const { models, machines } = namesOf(release);
  for (const machine of machines) {
    for (const model of models)
      all.set(
        `${machine} ${model}`,
        waysFor(release, model).map((way) => ask(release, { ...way, machine, model })),
      );
  }
  return { release, all, shape: shapeOf(release), machines: machineNames(release) };
}

function waysFor(release: QemuRelease, model: string): readonly Omit<ResolveOptions, 'machine' | 'model'>[] {
  if (model !== 'max' && model !== 'host') return WAYS;
  const features = Object.fromEntries(
    release.words.map(({ name, names }) => [name, (1n << BigInt(names.length)) - 1n]),
  );
  const host = {
    vendor: 'GenuineIntel',
    family: 6,
    model: 15,
    stepping: 1,
    modelId: 'host',
    level: 13,
    xlevel: 0x8000_0008,
    xlevel2: 0,
    features,
  };
  return [{ accelerator: 'tcg' }, { accelerator: 'kvm', hostVendor: 'GenuineIntel', host }] as const;
}

function ask(release: QemuRelease, options: ResolveOptions): Resolution | string {
  try {
    return { cpu: resolve(release, options) };
  } catch (error) {
    if (isCpuModelError(error)) return error.message;
    throw error;
  }
}

/** All registers of one thread and of many. The same state of the same version of a model reads the same. */
function guestOf(cpu: ResolvedCpu, guests: Map<string, string>): string {
  const { model, version } = cpu.request;
  const key = `${model.name} ${version} ${cpu.state.features.join()} ${cpu.state.values.join('\0')} ${cpu.state.user.join()}`;
  const known = guests.get(key);
  if (known !== undefined) return known;
  const text = [{}, { threads: 2, cores: 4, dies: 2 }].map((topology) => registers(cpu, topology)).join();
  guests.set(key, text);
  return text;
}

function registers(cpu: ResolvedCpu, topology: object): string {
  try {
    const table = cpuidTable(cpuid(cpu, topology));
    return table.map(({ leaf, subleaf, eax, ebx, ecx, edx }) => [leaf, subleaf, eax, ebx, ecx, edx].join(' ')).join();
  } catch (error) {
    if (isCpuModelError(error)) return error.message;
    throw error;
  }
}

function shapeOf({ words, properties, aliases }: QemuRelease): string {
  const features = words.map(({ name, names }) => [name, names]);
  return JSON.stringify([
    features,
    properties.filter(({ instance }) => !instance).map(({ name, models }) => [name, models]),
    aliases,
  ]);
}

function machineNames({ machines }: QemuRelease): Map<string, string> {
  return new Map(
    machines.flatMap(
      ({ name, alias, defaultCpuModel }) =>
        [[name, defaultCpuModel], ...(alias === null ? [] : [[`alias ${alias}`, name]])] as [string, string][],
    ),
  );
}

/** Machine types and models, as `machine model`, that were there before and are another CPU now, or none. */
export function changedPlaces(before: Resolutions, after: QemuRelease): Set<string> {
  const changed = new Set<string>();
  const alike = comparison(before.release, after);
  const everywhere = before.shape !== shapeOf(after);
  const [machines, { models, machines: types }] = [machineNames(after), namesOf(after)];
  for (const [place, resolutions] of before.all) {
    const [machine = '', model = ''] = place.split(' ');
    const there = !everywhere && types.includes(machine) && models.includes(model);
    if (there && meansNewer(before.release, after, machine, model)) continue;
    const ways = there ? waysFor(after, model) : [];
    if (!there || !resolutions.every((one, at) => alike(one, ask(after, { ...ways[at]!, machine, model }))))
      changed.add(place);
  }
  for (const [name, meaning] of before.machines) {
    if (machines.get(name) === meaning) continue;
    const machine = name.startsWith('alias ') ? meaning : name;
    for (const place of before.all.keys()) if (place.startsWith(`${machine} `)) changed.add(place);
  }
  return changed;
}

/** Whether the machine type promises the newest version of the model, and there is a newer one now. */
function meansNewer(before: QemuRelease, after: QemuRelease, machine: string, model: string): boolean {
  const [old, now] = [before, after].map(({ machines, models }) => {
    const follows = machines.find(({ name }) => name === machine)?.defaultCpuVersion === 'latest';
    return follows ? models.find(({ name }) => name === model)?.versions.at(-1)?.version : undefined;
  });
  return old !== undefined && now !== undefined && now > old;
}

type Compare = (a: Resolution | string, b: Resolution | string | undefined) => boolean;

/** Compares resolutions of two releases; registers only if something differs that is read besides the resolved CPU. */
function comparison(before: QemuRelease, after: QemuRelease): Compare {
  const guestsDiffer = guestFacts(before) !== guestFacts(after);
  const [left, right] = [new Map<string, string>(), new Map<string, string>()];
  return (a, b) => {
    if (typeof a === 'string' || typeof b !== 'object') return a === b;
    if (!sameState(a.cpu, b.cpu)) return false;
    if (!guestsDiffer || a.cpu.accelerator !== 'tcg') return true;
    return missing(a.cpu) === missing(b.cpu) && guestOf(a.cpu, left) === guestOf(b.cpu, right);
  };
}

function guestFacts({
  words,
  caches,
  legacyCaches,
  cacheDescriptors,
  xsaveComponents,
  behaviours,
  models,
}: QemuRelease): string {
  const read = words.map(({ source, tcg }) => [source, String(tcg)]);
  const used = models.map(({ name, cache, versions }) => [name, cache, versions.map((version) => version.cache)]);
  return JSON.stringify([read, caches, legacyCaches, cacheDescriptors, xsaveComponents, [...behaviours], used]);
}

function sameState(a: ResolvedCpu, b: ResolvedCpu): boolean {
  const [left, right] = [a.state, b.state];
  return (
    a.aliasOf === b.aliasOf &&
    same(left.features, right.features) &&
    same(left.filtered, right.filtered) &&
    same(ownValues(a), ownValues(b))
  );
}

function same(x: ArrayLike<unknown>, y: ArrayLike<unknown>): boolean {
  if (x.length !== y.length) return false;
  for (let at = 0; at < x.length; at++) if (x[at] !== y[at]) return false;
  return true;
}

function ownValues({ request, state }: ResolvedCpu): readonly unknown[] {
  const own = request.compiled.release.properties;
  return state.values.filter((_, at) => own[at]?.instance === false);
}

/** Features that TCG does not give although they are asked for. */
function missing({ request, state }: ResolvedCpu): string {
  const { tcg } = request.compiled;
  return state.features.map((bits, at) => bits & ~(tcg[at] ?? 0)).join();
}
