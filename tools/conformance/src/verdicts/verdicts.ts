import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Known, readHost } from '@cpu-models/inputs';
import { formatCpu, formatCpuData, parseCpuData } from '@cpu-models/libvirt-xml';
import {
  type Cpu,
  type CpuMap,
  type ExplainHost,
  guestCpu,
  type Judgement,
  libvirtJudgements,
} from '@cpu-models/runtime';
import type { LibvirtBuild } from '../builds/libvirt.js';
import { compileAgainst, Driver } from '../cputest-data/driver.js';
import { dumpNames } from '../cputest-data/files.js';
import { capsXml } from './caps-xml.js';

/** How often libvirt's functions and the runtime were asked the same, and where they disagreed. */
export interface VerdictCount {
  readonly hosts: number;
  compared: number;
  started: number;
  readonly differing: string[];
}

/**
 * Whether libvirt starts every model of its map, plain and with a feature more or less, on every host of its test data:
 * by its own functions, and by the runtime.
 */
export async function compareVerdicts(build: LibvirtBuild, map: CpuMap, known: Known): Promise<VerdictCount> {
  const data = join(build.source.directory, 'tests/cputestdata');
  const names = dumpNames(build.source.directory);
  const count: VerdictCount = { hosts: names.length, compared: 0, started: 0, differing: [] };
  const folder = mkdtempSync(join(tmpdir(), 'libvirt-verdicts-'));
  const source = fileURLToPath(new URL('./driver.c', import.meta.url));
  const driver = new Driver(compileAgainst(build.source.directory, build.directory, source, folder), folder);
  try {
    for (const name of names) await compareOn(driver, name, readDump(data, name, known), { map, known, count });
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
  { map, known, count }: { map: CpuMap; known: Known; count: VerdictCount },
): Promise<void> {
  const ready = await driver.ask('host', [capsXml(host), cpudata]);
  if (ready.result < 0) throw new Error(`${name}: libvirt takes no such host: ${ready.text}`);
  const guests = guestsOf(map);
  const answers = libvirtJudgements({ host, qemu: known.qemu, libvirt: map, features: known.features }, guests);
  for (const [at, guest] of guests.entries()) {
    const libvirt = await driver.ask('verdict', [formatCpu(guest, { release: map.release })]);
    const answer = answers[at] ?? null;
    count.compared++;
    if (libvirt.result === 1) count.started++;
    const said = textOf(answer, guest);
    const wanted = libvirtText(libvirt.result, libvirt.text);
    if (said !== wanted)
      count.differing.push(
        `${name}, ${guest.model} ${guest.check} ${describe(guest)}: libvirt ${wanted}; here ${said}`,
      );
  }
}

function describe({ features }: Cpu): string {
  return features.map(({ name, policy }) => `${policy} ${name}`).join(' ');
}

/** Each model alone, without a check, and with a feature that is required, disabled, forbidden or optional. */
function guestsOf({ x86 }: CpuMap): Cpu[] {
  const policies = ['require', 'disable', 'forbid', 'optional'] as const;
  return x86.models.flatMap(({ name: model }, at) => {
    const guest = { model, check: 'partial', match: 'exact' } as const;
    // Strides that visit all features over the models.
    const own = policies.map((policy, nth) => ({
      policy,
      name: x86.features[(at * 37 + nth * 101) % x86.features.length]?.name ?? '',
    }));
    return [
      guestCpu(guest),
      guestCpu({ ...guest, check: 'none' }),
      guestCpu({ ...guest, fallback: 'forbid' }),
      ...own.map((feature) => guestCpu({ ...guest, features: [feature] })),
    ];
  });
}

/** The verdict with what it names: the features that are lacking, or the model that QEMU gets. */
function textOf(judgement: Judgement | null, guest: Cpu): string {
  if (judgement === null) return 'unknown';
  if (judgement.starts) return `starts ${judgement.becomes ?? guest.model}`;
  return `refuses ${judgement.lacking.join(', ')}`.trim();
}

function libvirtText(result: number, message: string): string {
  if (result === 1) return `starts ${message}`;
  if (result < 0) return `error ${message}`;
  return `refuses ${/required features: (.*)$/.exec(message)?.[1] ?? ''}`.trim();
}

/** For a proof that it can fail: the same with one feature taken from one model of the runtime's map. */
export function withoutFeature(map: CpuMap, model: string): CpuMap {
  const models = map.x86.models.map((one) => (one.name === model ? { ...one, features: one.features.slice(1) } : one));
  return { ...map, x86: { ...map.x86, models } };
}
