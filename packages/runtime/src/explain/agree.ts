import { FACTS } from './facts/facts.js';
import { cpuinfoLine, type ExplainHost, hostSignature, hostVendor, linuxFlags, physBitsOf } from './host.js';

/** What two hosts must have in common for a guest to move, besides its features. */
export type Matter =
  | 'vendor'
  | 'signature'
  | 'tsc-frequency'
  | 'tsc-scaling'
  | 'phys-bits'
  | 'xsave-layout'
  | 'pmu'
  | 'machine-type'
  | 'accelerator';

/** A fact of a host that is not a feature, and that two hosts may have to agree on. */
export interface Agreement {
  readonly matter: Matter;
  readonly why: string;
  readonly source: string;
  /** Whether this guest depends on it. */
  readonly relevant: boolean;
  /** What the hosts have, for people; null: not known. One entry for each host asked about. */
  readonly values: readonly (string | null)[];
  /** `unknown` also with one host only. */
  readonly state: 'same' | 'differs' | 'unknown';
}

/** What of the guest decides which matters are relevant. */
export interface Dependence {
  readonly fixedTsc: boolean;
  readonly hostPhysBits: boolean;
  readonly pmu: boolean;
  /** Components of XSAVE state that the guest's CPU has, as in XCR0 and IA32_XSS; null: all that the host has. */
  readonly xsave: bigint | null;
  /** The guest sees the host's own family, model and stepping. */
  readonly signature?: boolean;
  readonly kvm: boolean;
}

/** What must agree beyond features, with what is known of each host. */
export function agreements(hosts: readonly ExplainHost[], guest: Dependence): Agreement[] {
  const entry = (
    matter: Matter,
    relevant: boolean,
    values: readonly (string | null)[],
    same = values.every((value) => value === values[0]),
  ): Agreement => {
    const known = values.length > 1 && values.every((value) => value !== null);
    const { why = '', source = '' } = FACTS.matters.find(({ id }) => id === matter) ?? {};
    return { matter, why, source, relevant, values, state: known ? (same ? 'same' : 'differs') : 'unknown' };
  };
  const frequencies = hosts.map(tscKhz);
  const scaling = hosts.map((host) => (hasTscScaling(host) ? 'yes' : linuxFlags(host).size === 0 ? null : 'no'));
  return [
    entry('vendor', guest.kvm, hosts.map(hostVendor)),
    entry('tsc-frequency', guest.kvm && guest.fixedTsc, frequencies.map(megahertz), withinTolerance(frequencies)),
    entry('tsc-scaling', guest.kvm && guest.fixedTsc, scaling),
    entry(
      'phys-bits',
      guest.hostPhysBits,
      hosts.map((host) => text(physBitsOf(host))),
    ),
    entry('signature', guest.signature === true, hosts.map(signatureText)),
    xsaveEntry(hosts, guest, entry),
    entry(
      'pmu',
      guest.pmu,
      hosts.map((host) => leafText(host, 0xa)),
    ),
    entry(
      'accelerator',
      true,
      hosts.map(({ accel }) => accel),
    ),
  ];
}

/** TSC frequency in kHz: CPUID leaf 0x15, else the ratio of MSR_PLATFORM_INFO; null if neither says. */
export function tscKhz({ host }: ExplainHost): number | null {
  const row = 'unreadable' in host.cpuid ? undefined : host.cpuid.rows.find(([leaf]) => leaf === 0x15);
  if (row !== undefined && row[2] !== 0 && row[3] !== 0 && row[4] !== 0)
    return Math.round((row[4] * row[3]) / row[2] / 1000);
  const info = 'unreadable' in host.msrs ? undefined : host.msrs.values['0xce'];
  const ratio = info === undefined ? 0 : Number((BigInt(info) >> 8n) & 0xffn);
  return ratio === 0 ? null : ratio * 100_000;
}

/** tsc_tolerance_ppm, KVM's default. */
const TOLERANCE = 250e-6;

function withinTolerance([first, ...rest]: readonly (number | null)[]): boolean {
  return rest.every((other) => first != null && other !== null && Math.abs(other - first) <= first * TOLERANCE);
}

function megahertz(khz: number | null): string | null {
  return khz === null ? null : `${(khz / 1000).toFixed(3)} MHz`;
}

/** AMD shows it as a flag, Intel among the VMX flags. */
export function hasTscScaling(host: ExplainHost): boolean {
  return (
    linuxFlags(host).has('tsc_scale') ||
    (cpuinfoLine(host.host, 'vmx flags') ?? '').split(/\s+/).includes('tsc_scaling')
  );
}

function text(value: number | null): string | null {
  return value === null ? null : String(value);
}

function signatureText(host: ExplainHost): string | null {
  const signature = hostSignature(host);
  return signature === null
    ? null
    : `family ${signature.family}, model ${signature.model}, stepping ${signature.stepping}`;
}

/** x87 and SSE state are the same everywhere. */
const BEYOND_SSE = ~3n;

function xsaveEntry(
  hosts: readonly ExplainHost[],
  { xsave, kvm }: Dependence,
  entry: (matter: Matter, relevant: boolean, values: readonly (string | null)[]) => Agreement,
): Agreement {
  const relevant = kvm && (xsave === null || (xsave & BEYOND_SSE) !== 0n);
  return entry(
    'xsave-layout',
    relevant,
    hosts.map((host) => xsaveLayout(host, xsave)),
  );
}

/** Component, size and offset of each XSAVE component that counts; null where the host's leaf is not known. */
function xsaveLayout({ host }: ExplainHost, components: bigint | null): string | null {
  if ('unreadable' in host.cpuid) return null;
  const rows = host.cpuid.rows.filter(([leaf, subleaf]) => leaf === 0xd && subleaf >= 2);
  const counting = rows.filter(
    ([, component]) => components === null || ((components >> BigInt(component)) & 1n) === 1n,
  );
  if (rows.length === 0 || (counting.length === 0 && host.cpuid.partial === true)) return null;
  return counting.map(([, component, size, offset]) => `${component}:${size}@${offset}`).join(' ');
}

function leafText({ host }: ExplainHost, leaf: number): string | null {
  const row = 'unreadable' in host.cpuid ? undefined : host.cpuid.rows.find(([number]) => number === leaf);
  return row === undefined
    ? null
    : row
        .slice(2)
        .map((value) => `0x${(value >>> 0).toString(16)}`)
        .join(' ');
}
