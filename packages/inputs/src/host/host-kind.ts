import { CPUINFO_LINES, type ExplainHost } from '@cpu-models/runtime';

/** What decides, and the name that is shown. */
const SAID = [...CPUINFO_LINES, 'model name'];

/** Two hosts of which this is the same differ in nothing that decides what a guest gets. */
export function aspectOf(host: ExplainHost): string {
  const { cpuinfo, cpuid, ...machine } = host.host;
  const said = SAID.map((name) => cpuinfo[name] ?? null);
  const rows = 'rows' in cpuid ? { ...cpuid, rows: cpuid.rows.map(withoutApicId) } : cpuid;
  return JSON.stringify([{ ...host, host: machine }, said, rows]);
}

type Row = readonly [leaf: number, subleaf: number, eax: number, ebx: number, ecx: number, edx: number];

/** CPUID says on which processor it ran: leaf 1 EBX bits 24 to 31, leaves 0xB and 0x1F EDX, leaf 0x8000_001E EAX. */
function withoutApicId([leaf, subleaf, eax, ebx, ecx, edx]: Row): Row {
  if (leaf === 1) return [leaf, subleaf, eax, ebx & 0xff_ffff, ecx, edx];
  if (leaf === 0xb || leaf === 0x1f) return [leaf, subleaf, eax, ebx, ecx, 0];
  if (leaf >>> 0 === 0x8000_001e) return [leaf, subleaf, 0, ebx, ecx, edx];
  return [leaf, subleaf, eax, ebx, ecx, edx];
}
