import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Known, readHost } from '@cpu-models/inputs';
import { formatCpu, formatCpuData, parseCpuData } from '@cpu-models/libvirt-xml';
import {
  type Cpu,
  type CpuFeature,
  type CpuMap,
  type ExplainHost,
  expand,
  type Judgement,
  judgeMade,
  libvirtJudgements,
  loadMap,
  type X86Cpus,
} from '@cpu-models/runtime';
import type { LibvirtBuild } from '../builds/libvirt.js';
import { compileAgainst, Driver } from '../cputest-data/driver.js';
import { dumpNames } from '../cputest-data/files.js';
import { capsXml } from './caps-xml.js';
import { type Asked, guestsOf, madeOf } from './guests.js';

/** How often libvirt's functions and the runtime were asked the same, and where they disagreed. */
export interface VerdictCount {
  readonly hosts: number;
  compared: number;
  started: number;
  readonly differing: string[];
}

/**
 * Whether libvirt starts every model of its map and the modes that take the host's CPU, with every check, on every host of its
 * test data, lets them run as QEMU made them, and what CPU they have then: by its own functions, and by the runtime.
 * @param only guests with this model alone
 */
export async function compareVerdicts(
  build: LibvirtBuild,
  map: CpuMap,
  known: Known,
  only?: string,
): Promise<VerdictCount> {
  const data = join(build.source.directory, 'tests/cputestdata');
  const names = dumpNames(build.source.directory);
  const count: VerdictCount = { hosts: names.length, compared: 0, started: 0, differing: [] };
  const folder = mkdtempSync(join(tmpdir(), 'libvirt-verdicts-'));
  const source = fileURLToPath(new URL('./driver.c', import.meta.url));
  const guests = guestsOf(map).filter(({ cpu }) => only === undefined || cpu.model === only);
  const driver = new Driver(compileAgainst(build.source.directory, build.directory, source, folder), folder);
  try {
    for (const name of names) await compareOn(driver, name, readDump(data, name, known), { guests, map, known, count });
  } finally {
    driver.close();
    rmSync(folder, { recursive: true });
  }
  return count;
}

interface Dump {
  readonly host: ExplainHost;
  readonly cpudata: string;
}

function readDump(data: string, name: string, known: Known): Dump {
  const file = (ending: string) => join(data, `x86_64-cpuid-${name}${ending}`);
  const files = [file('.xml'), file('.json')].filter((path) => existsSync(path));
  const texts = files.map((path) => ({ name: path, text: readFileSync(path, 'utf8') }));
  return { host: readHost(texts, known).host, cpudata: formatCpuData(parseCpuData(texts[0]?.text ?? '')) };
}

async function compareOn(
  driver: Driver,
  name: string,
  { host, cpudata }: Dump,
  { guests, map, known, count }: { guests: readonly Asked[]; map: CpuMap; known: Known; count: VerdictCount },
): Promise<void> {
  const ready = await driver.ask('host', [capsXml(host), cpudata]);
  if (ready.result < 0) throw new Error(`${name}: libvirt takes no such host: ${ready.text}`);
  const options = { host, qemu: known.qemu, libvirt: map, features: known.features };
  const judged = libvirtJudgements(
    options,
    guests.map(({ cpu }) => cpu),
  );
  const cpus = loadMap(map);
  const format = (cpu: Cpu) => formatCpu(cpu, { release: map.release });
  for (const [at, { cpu, made }] of guests.entries()) {
    const before = judged[at] ?? null;
    const specified = made === null ? null : madeOf(before?.cpu == null ? [] : featuresOf(cpus, before.cpu), made);
    const lists = specified === null ? [] : [specified.on.join('\n'), specified.withheld.join('\n')];
    const libvirt = await driver.ask('verdict', [format(cpu), ...lists]);
    const here = specified === null || before?.cpu == null ? before : judgeMade(cpus, before.cpu, specified);
    count.compared++;
    if (libvirt.result === 1) count.started++;
    const said = textOf(here, format);
    const wanted = libvirtText(libvirt.result, libvirt.text);
    if (said !== wanted) count.differing.push(`${name}, ${format(cpu)} ${lists}: libvirt ${wanted}; here ${said}`);
  }
}

/** What a CPU is specified with; of one that is taken from the host only what is named beside it. */
function featuresOf(cpus: X86Cpus, cpu: Cpu): string[] {
  const { features } = cpu.model === null ? cpu : expand(cpus, { ...cpu, features: cpu.features.map(asRequired) });
  return features.filter(({ policy }) => policy === 'require' || policy === 'force').map((feature) => feature.name);
}

/** Forced features are there as well. */
function asRequired({ name, policy }: CpuFeature): CpuFeature {
  return { name, policy: policy === 'force' ? 'require' : policy };
}

/** The verdict with what it names, the features that are lacking or too many, or with the CPU that the guest gets. */
function textOf(judgement: Judgement | null, format: (cpu: Cpu) => string): string {
  if (judgement === null) return 'unknown';
  const { starts, cpu, lacking, extra } = judgement;
  if (starts) return `starts ${cpu === null ? 'nothing' : format(cpu).trim()}`;
  return `refuses ${[...lacking, ...extra].sort().join(', ')}`.trim();
}

function libvirtText(result: number, message: string): string {
  if (result === 1) return `starts ${message.trim()}`;
  if (result < 0) return `error ${message}`;
  const lists = [...message.matchAll(/(?:required|missing|extra) features: ([^\s,]+(?:,\s?(?!missing)[^\s,]+)*)/gi)];
  const names = lists.flatMap(([, list = '']) => list.split(/,\s?/));
  return `refuses ${names.sort().join(', ')}`.trim();
}

/** For a proof that it can fail: the same with one feature taken from one model of the runtime's map. */
export function withoutFeature(map: CpuMap, model: string): CpuMap {
  const models = map.x86.models.map((one) => (one.name === model ? { ...one, features: one.features.slice(1) } : one));
  return { ...map, x86: { ...map.x86, models } };
}
