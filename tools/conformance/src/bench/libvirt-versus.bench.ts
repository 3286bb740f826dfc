/**
 * The runtime against libvirt's C library on the same inputs, round by round in turn, in processor time: that of the
 * runtime includes its JIT's and garbage collector's threads. All inputs but those of `from XML to XML` are parsed before,
 * and every answer of the runtime is a plain value with names. Both sides must come to the same answers. Arguments: libvirt's sources, a build of them with the prefix
 * /proc/self/cwd, the release; without any, they are taken as the conformance proofs do.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildLibvirt, fetchSource } from '@cpu-models/conformance';
import { formatCpu, parseCpu, parseCpuData } from '@cpu-models/libvirt-xml';
import { readCpuMap } from '@cpu-models/libvirt-xml/folder';
import { baseline, compare, decode, loadMap } from '@cpu-models/runtime/libvirt';
import { TEN_HOSTS } from './libvirt.bench.js';
import { compileTimer, loadOnce, Timer } from './libvirt-c.js';
import { loadInNewProcess } from './libvirt-load.js';

const ROUNDS = 9;
const ROUND_MS = 300;

interface Operation {
  readonly name: string;
  readonly title: string;
  /** Operations of one pass. */
  readonly count: number;
  /** One pass over all inputs; returns the checksum that the C program makes too. */
  readonly pass: () => number;
}

/** The operations on the inputs of a folder. */
function operationsOf(folder: string, tree: string, release: string): Operation[] {
  const read = (part: string) =>
    readdirSync(join(folder, part))
      .sort()
      .map((file) => readFileSync(join(folder, part, file), 'utf8'));
  const cpus = loadMap(readCpuMap(join(tree, 'src/cpu_map'), release));
  const dumps = read('dumps').map((text) => parseCpuData(text));
  const texts = read('hosts');
  const hosts = texts.map((text) => parseCpu(text));
  const pairs = hosts.flatMap((host) => hosts.map((cpu) => [host, cpu] as const));
  const features = (type: 'host' | 'guest') => sum(dumps.map((data) => decode(cpus, data, { type }).features.length));
  return [
    {
      name: 'decode-host',
      title: `decode ${dumps.length} dumps as hosts`,
      count: dumps.length,
      pass: () => features('host'),
    },
    {
      name: 'decode-guest',
      title: `decode ${dumps.length} dumps as guests`,
      count: dumps.length,
      pass: () => features('guest'),
    },
    { name: 'baseline', title: 'baseline of ten hosts', count: 1, pass: () => baseline(cpus, hosts).features.length },
    {
      name: 'baseline-xml',
      title: 'the same from XML to XML',
      count: 1,
      pass: () => {
        const cpu = baseline(
          cpus,
          texts.map((text) => parseCpu(text)),
        );
        return formatCpu(cpu).length > 0 ? cpu.features.length : -1;
      },
    },
    {
      name: 'compare',
      title: 'compare 100 pairs, features named',
      count: pairs.length,
      pass: () => sum(pairs.map(([host, cpu]) => (compare(cpus, host, cpu).result === 'incompatible' ? 0 : 1))),
    },
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

function round({ count, pass }: Operation): number {
  const start = process.cpuUsage();
  const end = performance.now() + ROUND_MS;
  let passes = 0;
  for (; performance.now() < end; passes++) pass();
  const { user, system } = process.cpuUsage(start);
  return (passes * count * 1e6) / (user + system);
}

async function versus(operation: Operation, timer: Timer): Promise<string> {
  const ours: number[] = [];
  const theirs: number[] = [];
  round(operation);
  for (let at = 0; at < ROUNDS; at++) {
    const answer = await timer.round(operation.name, ROUND_MS);
    if (answer.checksum !== operation.pass()) throw new Error(`${operation.title}: the answers differ`);
    theirs.push(answer.perSecond);
    ours.push(round(operation));
  }
  return line(
    operation.title,
    ours,
    theirs,
    (value) => `${Math.round(value).toLocaleString('en')}/s`,
    median(ours) / median(theirs),
  );
}

function loads(program: string, folder: string): string[] {
  const rounds = Array.from({ length: ROUNDS }, () => ({
    theirs: loadOnce(program, folder),
    ours: loadInNewProcess(),
  }));
  const theirs = rounds.map((one) => one.theirs);
  const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
  return (['cold', 'warm'] as const).map((kind) => {
    const ours = rounds.map((one) => one.ours[kind]);
    const title = kind === 'cold' ? 'load the map in a new process' : 'load it again';
    return line(title, ours, theirs, milliseconds, median(theirs) / median(ours));
  });
}

function line(title: string, ours: number[], theirs: number[], show: (value: number) => string, ratio: number): string {
  const spread = (values: number[]) =>
    `${show(median(values))} (${show(Math.min(...values))} to ${show(Math.max(...values))})`;
  return `${title.padEnd(34)} ${ratio.toFixed(1).padStart(7)}x   runtime ${spread(ours)}, libvirt ${spread(theirs)}`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}

/** All dumps of libvirt's test data, and ten of its hosts. */
function copyInputs(tree: string, folder: string): void {
  const data = join(tree, 'tests/cputestdata');
  const names = readdirSync(data).flatMap((file) => /^x86_64-cpuid-(.*)-host\.xml$/.exec(file)?.[1] ?? []);
  for (const part of ['dumps', 'hosts']) mkdirSync(join(folder, part));
  for (const name of names) copyFileSync(join(data, `x86_64-cpuid-${name}.xml`), join(folder, 'dumps', `${name}.xml`));
  for (const name of TEN_HOSTS)
    copyFileSync(join(data, `x86_64-cpuid-${name}-host.xml`), join(folder, 'hosts', `${name}.xml`));
}

/** How the build compiled libvirt; distributions use -O2. */
function optimization(build: string): string {
  return / (-O\w)/.exec(readFileSync(join(build, 'compile_commands.json'), 'utf8'))?.[1] ?? 'unknown optimization';
}

async function upstream(): Promise<readonly string[]> {
  const source = await fetchSource('libvirt', '11.3');
  if (source.kind === 'unavailable') throw new Error(source.reason);
  const build = await buildLibvirt(source.value, undefined, 2);
  if (build.kind === 'unavailable') throw new Error(build.reason);
  return [source.value.directory, build.value.directory, '11.3'];
}

async function main(given: readonly string[]): Promise<void> {
  const [tree = '', build = '', release = ''] = given.length === 3 ? given : await upstream();
  const folder = mkdtempSync(join(tmpdir(), 'versus-'));
  try {
    copyInputs(tree, folder);
    const program = compileTimer(tree, build, folder);
    const timer = new Timer(program, folder);
    await timer.start();
    console.log(
      `libvirt ${release} compiled with ${optimization(build)}, in turn, ${ROUNDS} rounds of ${ROUND_MS} ms each; per second of processor time; medians (least to most)`,
    );
    for (const operation of operationsOf(folder, tree, release)) console.log(await versus(operation, timer));
    timer.close();
    for (const text of loads(program, folder)) console.log(text);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
