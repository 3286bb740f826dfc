/**
 * The cost of a complete cold generation (validation and all outputs of all releases), in turn with libvirt's importer
 * making the models of one QEMU release: processor time and peak memory of whole processes, as ratios.
 * Then how it grows with the catalog: 10 and 50 times the models.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { fetchSource } from '../sources/sources.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const RUNS = 5;

interface Cost {
  /** Seconds of processor time, user and system, of the process and its children. */
  readonly cpu: number;
  /** Largest resident set of any process, MiB. */
  readonly peak: number;
}

/** Runs a program and reads what the kernel accounted for it; Python's resource module is the portable way to ask. */
function measure(cwd: string, command: readonly string[]): Cost {
  const script =
    'import json,resource,subprocess,sys\n' +
    'code=subprocess.call(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL)\n' +
    'u=resource.getrusage(resource.RUSAGE_CHILDREN)\n' +
    'print(json.dumps([code,u.ru_utime+u.ru_stime,u.ru_maxrss/1024]))';
  const result = spawnSync('python3', ['-c', script, ...command], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  const [code, cpu, peak] = JSON.parse(result.stdout) as [number, number, number];
  if (code !== 0) throw new Error(`${command.join(' ')} ended with status ${code}`);
  return { cpu, peak };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] as number;

/** A workspace of its own, so that generation is cold and the real outputs stay; modules are the real ones. */
function copyWorkspace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'generation-'));
  cpSync(join(root, 'schemas'), join(folder, 'schemas'), { recursive: true });
  return folder;
}

function generate(folder: string): Cost {
  for (const output of ['dist', 'packages']) rmSync(join(folder, output), { recursive: true, force: true });
  return measure(folder, [
    process.execPath,
    join(root, 'packages/cli/bin/cpu-models.js'),
    'gen',
    'qemu',
    'libvirt',
    'runtime',
  ]);
}

/** Adds copies of every model under other names, `times` as many in all. */
function multiply(folder: string, times: number): void {
  const models = join(folder, 'schemas/x86/models');
  const order = join(folder, 'schemas/x86/order.yaml');
  const document = parseDocument(readFileSync(order, 'utf8'));
  const names = (document.toJS() as { models: string[] }).models;
  for (const file of readdirSync(models)) {
    const text = readFileSync(join(models, file), 'utf8');
    const name = file.replace('.yaml', '');
    for (let copy = 1; copy < times; copy++) {
      const changed = text
        .replace(/^name: .*$/m, `name: ${name}-copy${copy}`)
        .replace(/^( +alias: )(.*)$/gm, `$1$2-copy${copy}`)
        .replace(/^libvirt: .*\n/m, '')
        .replace(/^(model-id: )/m, 'libvirt: not-yet\n$1');
      writeFileSync(join(models, `${name}-copy${copy}.yaml`), changed);
      if (names.includes(name)) document.addIn(['models'], `${name}-copy${copy}`);
    }
  }
  writeFileSync(order, document.toString());
}

function show(label: string, costs: readonly Cost[]): Cost {
  const cost = { cpu: median(costs.map(({ cpu }) => cpu)), peak: median(costs.map(({ peak }) => peak)) };
  console.log(`${label.padEnd(58)} ${cost.cpu.toFixed(2).padStart(7)} s ${cost.peak.toFixed(0).padStart(6)} MiB`);
  return cost;
}

function growth(base: Cost): void {
  for (const times of [10, 50]) {
    const folder = copyWorkspace();
    multiply(folder, times);
    const cost = show(`the same with ${times} times the models`, [generate(folder)]);
    console.log(`  ${(cost.cpu / base.cpu).toFixed(1)} times the processor time`);
    rmSync(folder, { recursive: true, force: true });
  }
}

function withNx(): Cost {
  return measure(root, [join(root, 'node_modules/.bin/nx'), 'run', 'cpu-models:gen', '--skip-nx-cache']);
}

async function versus(ours: Cost[], theirs: Cost[], folder: string): Promise<boolean> {
  const qemu = await fetchSource('qemu', '10.0');
  const libvirt = await fetchSource('libvirt', '11.3');
  if (qemu.kind === 'unavailable' || libvirt.kind === 'unavailable') return false;
  const scratch = mkdtempSync(join(tmpdir(), 'importer-'));
  const script = join(libvirt.value.directory, 'src/cpu_map/sync_qemu_models_i386.py');
  for (let run = 0; run <= RUNS; run++) {
    const output = join(scratch, String(run));
    cpSync(join(libvirt.value.directory, 'src/cpu_map'), output, { recursive: true });
    for (const file of readdirSync(output)) if (/^x86_.*\.xml$/.test(file)) rmSync(join(output, file));
    const [a, b] = [generate(folder), measure(scratch, ['/usr/bin/python3', script, qemu.value.directory, output])];
    if (run === 0) continue;
    ours.push(a);
    theirs.push(b);
  }
  rmSync(scratch, { recursive: true, force: true });
  return true;
}

const folder = copyWorkspace();
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
const ours: Cost[] = [];
const theirs: Cost[] = [];
console.log(`medians of ${RUNS} runs in turn, one more before them not counted`);
const compared = await versus(ours, theirs, folder);
if (!compared) for (let run = 0; run < RUNS; run++) ours.push(generate(folder));
const own = show('validate and generate everything, all releases', ours);
if (compared) {
  const other = show("libvirt's importer, models of QEMU 10.0", theirs);
  console.log(
    `  ratio: processor time ${(own.cpu / other.cpu).toFixed(2)}, peak memory ${(own.peak / other.peak).toFixed(2)}`,
  );
} else console.log("skipped: libvirt's importer cannot be had here");
show('the same with Nx in front, nothing cached', Array.from({ length: 3 }, withNx));
growth(own);
rmSync(folder, { recursive: true, force: true });
