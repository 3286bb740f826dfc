/**
 * What all releases take beside time: the lines that each adds to the ledger, the bytes that are generated from nothing, and
 * the processor time that a new process takes to import the data of the newest one and read it whole.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareReleases } from '@cpu-models/runtime';
import { runOrThrow } from '../run.js';
import { root, Workspace } from './workspace.js';

interface Taken {
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number;
}

const RUNS = 5;
const MB = 1e6;

/** Lines of a project's ledgers but the oldest one, which says everything once. */
function ledgers(project: string): Taken {
  const folder = join(root, 'schemas/freeze', project);
  const releases = readdirSync(folder).map((name) => name.replace(/\.yaml$/, ''));
  const [, ...later] = releases.sort(compareReleases);
  const lines = later.map((release) => readFileSync(join(folder, `${release}.yaml`), 'utf8').split('\n').length - 1);
  const most = Math.max(...lines);
  return {
    title: `the longest ledger that a release of ${project} added (${later[lines.indexOf(most)]})`,
    value: most,
    unit: 'lines',
    goal: 150,
  };
}

function bytesBelow(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((total, { parentPath, name }) => total + statSync(join(parentPath, name)).size, 0);
}

/** The outputs whose figures the bench takes, of a workspace where nothing was generated before. */
function generated(): Taken {
  const workspace = new Workspace();
  try {
    workspace.run('gen', 'qemu', 'libvirt', 'runtime', 'json', 'csv', 'sqlite');
    const value = bytesBelow(join(workspace.folder, 'dist')) / MB;
    return { title: "dist, QEMU's and libvirt's files, JSON, CSV and SQLite", value, unit: 'MB', goal: 20 };
  } finally {
    workspace.end();
  }
}

/** The median of some new processes, each with the package as it is published. */
async function load(release: string): Promise<Taken> {
  const program = `
    const start = process.cpuUsage();
    const [data] = Object.values(await import('@cpu-models/runtime/data/qemu-${release}'));
    for (const part of Object.values(data)) if (part === undefined) throw new Error('a part is missing');
    const { user, system } = process.cpuUsage(start);
    process.stdout.write(String((user + system) / 1000));`;
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const args = ['--input-type=module', '-e', program];
    times.push(Number(await runOrThrow(process.execPath, args, { cwd: join(root, 'packages/runtime/dist') })));
  }
  const value = times.sort((a, b) => a - b)[(RUNS - 1) / 2] as number;
  return {
    title: `the data of QEMU ${release}, imported and read in a new process`,
    value,
    unit: 'ms of processor time',
    goal: 5,
  };
}

const newest = readdirSync(join(root, 'schemas/freeze/qemu'))
  .map((name) => name.replace(/\.yaml$/, ''))
  .sort(compareReleases)
  .at(-1) as string;
for (const { title, value, unit, goal } of [ledgers('qemu'), ledgers('libvirt'), generated(), await load(newest)]) {
  const reached = value <= goal ? 'reached' : 'missed';
  console.log(`${title}: ${Number(value.toFixed(1))} ${unit}, goal ${goal}: ${reached}`);
}
