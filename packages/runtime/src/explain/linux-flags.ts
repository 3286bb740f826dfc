import { compareReleases } from '../releases.js';
import type { FeatureSpelling } from '../vocabulary.js';
import type { LinuxFlag } from './facts/fact.js';
import { FACTS, factsAbout, VENDOR_ONLY } from './facts/facts.js';
import { type CpuinfoLine, cpuinfoLine, type ExplainHost, hostSignature, hostVendor, linuxRelease } from './host.js';
import { spellingOf } from './spelling.js';

/** What /proc/cpuinfo says of a feature. */
export interface FlagState {
  /** Null: it does not say. */
  readonly has: boolean | null;
  /** The flag that decides; null where none does. */
  readonly flag: string | null;
}

const UNKNOWN: FlagState = { has: null, flag: null };

/**
 * Whether the CPU has a feature, by the flags that Linux lists: what Linux makes up for either vendor's bit
 * (init_speculation_control) is told apart by vendor, and a flag that only newer kernels show says nothing by its
 * absence on older ones.
 * @param feature QEMU's name
 */
export function flagState(features: readonly FeatureSpelling[], host: ExplainHost, feature: string): FlagState {
  const listed = wordsOf(host, 'flags');
  if (listed.size === 0) return UNKNOWN;
  return byRules(host, listed, feature) ?? byName(features, host, listed, feature);
}

/** The rules about a feature; null where there is none, so that its own name counts. */
function byRules(host: ExplainHost, listed: ReadonlySet<string>, feature: string): FlagState | null {
  const about = factsAbout(FACTS.linuxFlags, feature);
  if (about.length === 0) return null;
  const vendor = hostVendor(host);
  const rules = about.filter((rule) => fits(rule, vendor, hostSignature(host)?.family));
  // A bit that Linux shows under a made-up name, and only for other vendors' CPUs, is not on this one.
  if (vendor !== null && rules.length === 0 && about.some(({ absent }) => absent === 'off'))
    return { has: false, flag: about[0]?.flag ?? null };
  const wordsFor = ({ line }: LinuxFlag) => (line === undefined ? listed : wordsOf(host, line));
  for (const rule of rules) {
    if (wordsFor(rule).has(rule.flag)) return rule.present === 'unknown' ? UNKNOWN : { has: true, flag: rule.flag };
  }
  const first = rules.find((rule) => wordsFor(rule).size > 0);
  return first?.absent === 'off' ? { has: false, flag: first.flag } : UNKNOWN;
}

function fits({ vendors, families }: LinuxFlag, vendor: string | null, family: number | undefined): boolean {
  const byVendor = vendors === undefined || (vendor !== null && vendors.includes(vendor));
  return byVendor && (families === undefined || (family !== undefined && families.includes(family)));
}

function byName(
  features: readonly FeatureSpelling[],
  host: ExplainHost,
  listed: ReadonlySet<string>,
  feature: string,
): FlagState {
  const flag = spellingOf(features, feature)?.linux ?? null;
  if (flag === null || ofOtherVendor(flag, hostVendor(host))) return UNKNOWN;
  if (listed.has(flag)) return { has: true, flag };
  const shown = FACTS.linuxShown.find(({ flags }) => flags.includes(flag));
  const known = shown === undefined || compareReleases(oldestKernel(host), shown.kernel) >= 0;
  return known ? { has: false, flag } : UNKNOWN;
}

/** `vnmi` is VMX's on Intel CPUs, where it says nothing of SVM's; any flag of a rule for other vendors' CPUs alike. */
function ofOtherVendor(flag: string, vendor: string | null): boolean {
  const rules = FACTS.linuxFlags.filter((rule) => rule.flag === flag && rule.line === undefined);
  return vendor !== null && rules.some(({ vendors }) => vendors?.includes(vendor) === true);
}

/** The first of the vendors that alone have what the flags list; null where nothing tells, or they contradict. */
export function vendorOfFlags(flags = ''): string | null {
  const listed = new Set(flags.split(/\s+/));
  const vendors = VENDOR_ONLY.filter(({ features }) => features.some((feature) => listed.has(feature)));
  const [first, ...more] = [...new Set(vendors.map((fact) => fact.vendors[0]))];
  return first === undefined || more.length > 0 ? null : first;
}

/** The oldest Linux that a host may run: its release, or the oldest that shows all the flags that it lists; `0` without any. */
export function oldestKernel(host: ExplainHost): string {
  const said = linuxRelease(host);
  if (said !== undefined) return said;
  let oldest = kernels.get(host);
  if (oldest === undefined) {
    const listed = wordsOf(host, 'flags');
    const shown = FACTS.linuxShown.filter(({ flags }) => flags.some((flag) => listed.has(flag)));
    oldest =
      shown
        .map(({ kernel }) => kernel)
        .sort(compareReleases)
        .at(-1) ?? '0';
    kernels.set(host, oldest);
  }
  return oldest;
}

const kernels = new WeakMap<ExplainHost, string>();
const words = new WeakMap<ExplainHost, Map<string, ReadonlySet<string>>>();

function wordsOf(host: ExplainHost, line: CpuinfoLine): ReadonlySet<string> {
  const lines = words.get(host) ?? new Map<string, ReadonlySet<string>>();
  words.set(host, lines);
  let known = lines.get(line);
  if (known === undefined) {
    known = new Set(
      (cpuinfoLine(host.host, line) ?? '')
        .split(line === 'address sizes' ? /\s*,\s*/ : /\s+/)
        .filter((word) => word !== ''),
    );
    lines.set(line, known);
  }
  return known;
}
