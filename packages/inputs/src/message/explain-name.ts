import {
  ASSUMED_GUEST,
  compareReleases,
  cpuLevel,
  hasMachine,
  hasModel,
  machineOrigin,
  machineRelease,
  meaningOf,
  namesOf,
  propertyNeeds,
  resolve,
  severalOf,
  suggest,
  suggestModels,
  X86_LEVELS,
} from '@cpu-models/runtime';
import type { Known } from '../known.js';
import { type Explained, plain } from './explained.js';

/** A property that a QEMU did not find: what it may have meant. */
export function explainProperty(property: string, model: string | null, known: Known): Explained {
  const meaning = meaningOf(known.features, property);
  const names = new Set(
    known.features.flatMap(({ qemu, aliases = [] }) => [qemu, ...aliases]).filter((one): one is string => one !== null),
  );
  const newest = known.qemu.at(-1);
  for (const { name } of newest?.properties ?? []) names.add(name);
  const own = meaning?.qemu ?? null;
  const since = [...known.qemu]
    .sort((a, b) => compareReleases(a.release, b.release))
    .find(({ words }) => words.some((word) => word.names.includes(own)))?.release;
  const several = severalOf(property);
  const near = suggest(property, names).filter((one) => one !== property);
  const known_ =
    own !== null && own !== property
      ? `QEMU calls it ${own}, and has it since ${since ?? 'a release'} or before that`
      : own !== null
        ? `QEMU has it since ${since ?? 'a release'} or before that`
        : `no QEMU known here has a property ${property}`;
  return {
    name: own ?? property,
    address: meaning?.feature?.address ?? null,
    meaning: `${known_}${model === null ? '' : ` (asked of ${model})`}`,
    causes: [],
    remedy:
      own !== null && own !== property
        ? `write ${own}; if that is not found either, this QEMU is older than it: leave it out`
        : several !== null
          ? `write ${several.join(' and ')}, which it stands for`
          : near.length > 0
            ? `did you mean ${near.join(' or ')}?`
            : 'leave it out',
  };
}

/** A model that QEMU or libvirt did not find: who has it, or what is like it. */
export function explainModel(model: string, known: Known): Explained {
  if (model === 'host')
    return plain(
      model,
      'it takes over the CPU that an accelerator offers (KVM, HVF), and this QEMU runs without one (TCG), or was built without',
      'run it with -accel kvm (hvf on macOS) on a host of the same architecture; else -cpu max, or a named model',
    );
  const sorted = [...known.qemu].sort((a, b) => compareReleases(a.release, b.release));
  const having = sorted.filter((release) => hasModel(release, model)).map(({ release }) => release);
  const maps = known.libvirt
    .filter(({ x86 }) => x86.models.some(({ name }) => name === model))
    .map(({ release }) => release);
  const where = [
    having.length === 0 ? [] : [`QEMU ${having[0]} to ${having.at(-1)}`],
    maps.length === 0 ? [] : [`libvirt ${maps.join(', ')}`],
  ].flat();
  const near = suggestModels(
    sorted.flatMap((release) => namesOf(release).models),
    model,
    known.about,
  );
  return {
    name: model,
    address: null,
    meaning:
      where.length === 0
        ? `nothing known here has a model ${model}`
        : `${where.join(' and ')} ${having.length + maps.length === 1 ? 'has' : 'have'} it`,
    causes: [],
    remedy:
      where.length === 0
        ? near.length > 0
          ? `did you mean ${near.join(' or ')}?`
          : 'use a model that the host lists'
        : 'use a QEMU and a libvirt that have it, or a model that the host lists (virsh domcapabilities)',
  };
}

/** A machine type that a QEMU did not find: whose it is. */
export function explainMachine(machine: string, known: Known): Explained {
  const sorted = [...known.qemu].sort((a, b) => compareReleases(a.release, b.release));
  const having = sorted.filter((release) => hasMachine(release, machine)).map(({ release }) => release);
  const origin = machineOrigin(machine);
  const own = machineRelease(machine);
  const [first, last] = [own ?? having[0], having.at(-1)];
  const next = sorted[sorted.findIndex(({ release }) => release === last) + 1]?.release;
  const newest = sorted.at(-1)?.release;
  const isNewer = own !== null && newest !== undefined && compareReleases(own, newest) > 0;
  const meaning =
    last !== undefined
      ? `QEMU ${first} to ${last} have it${next === undefined ? '' : `; ${next} has it no more`}`
      : origin === null
        ? isNewer
          ? `by its name QEMU ${own} brings it, which is newer than what is known here (${newest})`
          : `no QEMU known here (${sorted[0]?.release} to ${newest}) has it`
        : `it is a machine type of ${origin.whose}${origin.based === null ? '' : `, based on QEMU ${origin.based}`}: only that distribution's QEMU has it`;
  return {
    name: machine,
    address: null,
    meaning,
    causes: [],
    remedy:
      last !== undefined
        ? `the QEMU that says so is older than ${first}${next === undefined ? '' : ` or newer than ${last}`}: for a guest that can start anew, take a machine type that it lists (-machine help; q35 and pc are its newest); one that is to move or to keep its hardware needs QEMU ${first} to ${last}`
        : isNewer
          ? `the QEMU that says so is older than ${own}: use QEMU ${own} or later, or a machine type that this one lists (-machine help)`
          : 'use a machine type that this QEMU lists (-machine help)',
  };
}

/**
 * A Hyper-V enlightenment: what it needs, or that KVM does not have it.
 * @param needed what the message says that it needs; null where it says that the kernel lacks the enlightenment itself
 */
export function explainHyperv(property: string, needed: string | null): Explained {
  const needs = needed === null ? [] : [...new Set([needed, ...propertyNeeds(property)])];
  return {
    name: property,
    address: null,
    meaning:
      needs.length === 0
        ? `KVM of this kernel does not offer ${property}, whatever else is on`
        : `${property} needs ${needs.join(', ')}`,
    causes: [],
    remedy:
      needs.length === 0
        ? `leave ${property} out, or use a newer kernel`
        : `switch on ${[property, ...needs].map((one) => `${one}=on`).join(',')}`,
  };
}

/** A level of the x86-64 ABI, and which models reach it; null where the message names none. */
export function explainLevel(level: 2 | 3 | 4 | null, known: Known): Explained {
  const asked = level ?? 2;
  const lists = X86_LEVELS.slice(1, asked).flat();
  return {
    name: level === null ? 'x86-64-v2 or more' : `x86-64-v${level}`,
    address: null,
    meaning: `x86-64-v${asked} asks for ${lists.join(', ')}; ${ofPlain(known, 'kvm64')}; ${ofPlain(known, 'qemu64')}`,
    causes: [],
    remedy: `give the guest a CPU model of that level: \`cpu-models level\` names the least; Nehalem for v2, Haswell-v4 or EPYC for v3, Skylake-Server-v4 for v4, or host`,
  };
}

/** What a model that guests have by default lacks for v2, by the newest release that has it. */
function ofPlain({ qemu }: Known, model: string): string {
  const release = qemu.filter((one) => hasModel(one, model)).sort((a, b) => compareReleases(b.release, a.release))[0];
  if (release === undefined) return `no QEMU known here has ${model}`;
  const { machine } = ASSUMED_GUEST;
  const { lacks } = cpuLevel(resolve(release, { machine, model, accelerator: 'kvm', hostVendor: 'GenuineIntel' }));
  return `${model} lacks ${lacks[2]?.join(', ') ?? 'nothing'} for v2`;
}
