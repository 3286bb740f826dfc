import type { DriftReport } from '@cpu-models/catalog';
import type {
  CpuMap,
  FeatureBitAddress,
  FeatureSpelling,
  MapFeature,
  QemuRelease,
  WordSource,
} from '@cpu-models/runtime';

/** Something in libvirt's own map that contradicts QEMU's definitions for no reason. */
export interface Contradiction {
  readonly what: 'wrong-half' | 'other-bit' | 'lost';
  readonly features: readonly string[];
  /** Models that are affected. */
  readonly names: readonly string[];
  readonly text: string;
}

/** Bits that libvirt has elsewhere than QEMU, and features that its importing lost. */
export function contradictions(
  release: QemuRelease,
  map: CpuMap,
  features: readonly FeatureSpelling[],
  report: DriftReport,
): Contradiction[] {
  const places = compareBits(release, map, features);
  const using = (names: readonly string[]) =>
    map.x86.models
      .filter((model) => names.some((name) => model.features.includes(name) || model.added.includes(name)))
      .map(({ name }) => name);
  return [
    ...byMsr(places.wrongHalf).map(
      ([msr, names]): Contradiction => ({
        what: 'wrong-half',
        features: names,
        names: using(names),
        text: `MSR ${msr}: libvirt has the bits in the lower half; QEMU's word is the allowed-1 half, the upper one`,
      }),
    ),
    ...places.otherBit.map(
      ({ name, text }): Contradiction => ({ what: 'other-bit', features: [name], names: using([name]), text }),
    ),
    ...lost(report),
  ];
}

interface Places {
  readonly wrongHalf: { readonly name: string; readonly msr: string }[];
  readonly otherBit: { readonly name: string; readonly text: string }[];
}

function compareBits(release: QemuRelease, map: CpuMap, features: readonly FeatureSpelling[]): Places {
  const places: Places = { wrongHalf: [], otherBit: [] };
  const bits = bitsOf(release);
  for (const feature of map.x86.features) {
    const qemu = features.find(({ libvirt }) => libvirt === feature.name)?.qemu ?? null;
    const theirs = qemu === null ? [] : (bits.get(qemu) ?? []);
    if (theirs.length === 0 || theirs.some(({ source, bit }) => sameBit(feature.address, source, bit))) continue;
    const half = theirs.find(({ source, bit }) => isLowerHalf(feature.address, source, bit));
    if (half !== undefined && half.source.kind === 'msr')
      places.wrongHalf.push({ name: feature.name, msr: `0x${half.source.index.toString(16)}` });
    else places.otherBit.push({ name: feature.name, text: describe(feature) });
  }
  return places;
}

interface Bit {
  readonly source: WordSource;
  readonly bit: number;
}

/** A name may stand for several bits. */
function bitsOf({ words }: QemuRelease): ReadonlyMap<string, readonly Bit[]> {
  const bits = new Map<string, Bit[]>();
  for (const { names, source } of words) {
    names.forEach((name, bit) => {
      if (name !== null) bits.set(name, [...(bits.get(name) ?? []), { source, bit }]);
    });
  }
  return bits;
}

/** IA32_VMX_{PINBASED,PROCBASED,EXIT,ENTRY}_CTLS, their TRUE forms and PROCBASED_CTLS2: two words of 32 bits (Intel SDM A.3-A.5). */
function isControls(index: number): boolean {
  return (index >= 0x481 && index <= 0x484) || index === 0x48b || (index >= 0x48d && index <= 0x490);
}

function sameBit(address: FeatureBitAddress, source: WordSource, bit: number): boolean {
  if (address.kind === 'msr')
    return (
      source.kind === 'msr' &&
      address.index === source.index &&
      address.bit === (isControls(source.index) ? bit + 32 : bit)
    );
  return (
    source.kind === 'cpuid' &&
    address.eax === source.eax &&
    address.ecx === (source.ecx ?? 0) &&
    address.register === source.register &&
    address.bit === bit
  );
}

function isLowerHalf(address: FeatureBitAddress, source: WordSource, bit: number): boolean {
  return (
    address.kind === 'msr' &&
    source.kind === 'msr' &&
    address.index === source.index &&
    isControls(source.index) &&
    address.bit === bit
  );
}

function byMsr(wrong: Places['wrongHalf']): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { name, msr } of wrong) groups.set(msr, [...(groups.get(msr) ?? []), name]);
  return [...groups];
}

function describe({ name, address }: MapFeature): string {
  const where =
    address.kind === 'msr'
      ? `MSR 0x${address.index.toString(16)} bit ${address.bit}`
      : `CPUID ${address.eax.toString(16)}.${address.ecx} ${address.register} bit ${address.bit}`;
  return `${name}: libvirt has it at ${where}, QEMU at another place`;
}

/** Features that QEMU's definitions have and libvirt's lack for no reason but a bug. */
function lost({ differences }: DriftReport): Contradiction[] {
  const bugs = differences.filter(({ because, what }) => because?.kind === 'upstream-bug' && what === 'lacks');
  const features = [...new Set(bugs.map(({ feature }) => feature ?? ''))];
  return features.map((feature) => {
    const own = bugs.filter((bug) => bug.feature === feature);
    return {
      what: 'lost',
      features: [feature],
      names: own.map(({ name }) => name),
      text: `${feature}: ${own[0]?.because?.reason ?? ''}`,
    };
  });
}
