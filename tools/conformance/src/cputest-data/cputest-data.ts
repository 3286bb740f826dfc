import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readCpuMap } from '@cpu-models/libvirt-xml/folder';
import { type CpuMap, loadMap } from '@cpu-models/runtime/libvirt';
import { type CputestCase, cputestCases } from './cases.js';
import { CputestFiles } from './files.js';
import { checkOther } from './others.js';
import { checkX86 } from './x86.js';

export interface CputestOutcome {
  readonly test: CputestCase;
  /** Null if the case passed. */
  readonly failure: string | null;
}

/**
 * Runs every case of an unpacked libvirt tree's tests/cputest.c on `map`.
 *
 * @param tree root of the libvirt tree; its tests/ are read
 * @param map the cpu_map to be proved; its release decides the rules
 * @throws if the tree or its tests cannot be read, or if the map does not load
 */
export function runCputestData(tree: string, map: CpuMap): CputestOutcome[] {
  const cpus = loadMap(map);
  const files = new CputestFiles(tree, map.release);
  const cases = cputestCases(readFileSync(join(tree, 'tests', 'cputest.c'), 'utf8'));
  return cases.map((test) => {
    const check = () => (test.arch === 'x86_64' ? checkX86(cpus, files, test) : checkOther(map, files, test));
    return { test, failure: failureOf(check) };
  });
}

function failureOf(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Lines for people: passed/all by architecture and kind, then the failures. */
export function reportCputestData(outcomes: readonly CputestOutcome[]): string[] {
  const kinds = new Map<string, { passed: number; all: number }>();
  for (const { test, failure } of outcomes) {
    for (const key of [`${test.arch} ${test.kind}`, test.arch, 'all']) {
      const count = kinds.get(key) ?? { passed: 0, all: 0 };
      kinds.set(key, { passed: count.passed + (failure === null ? 1 : 0), all: count.all + 1 });
    }
  }
  const counts = [...kinds]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { passed, all }]) => `${key}: ${passed}/${all}`);
  const failures = outcomes.filter(({ failure }) => failure !== null);
  return [...counts, ...failures.map(({ test, failure }) => `FAIL ${caseName(test)}: ${failure}`)];
}

/** `x86_64 guest Core-i5-650`. */
export function caseName(test: CputestCase): string {
  const { arch, kind, ...rest } = test;
  return [arch, kind, ...Object.values(rest).flat().map(String)].join(' ');
}

/** Arguments: pairs of a libvirt tree and its release. The map is the tree's own src/cpu_map. */
function main(args: readonly string[]): number {
  let failed = 0;
  for (let i = 0; i + 1 < args.length; i += 2) {
    const [tree = '', release = ''] = args.slice(i, i + 2);
    const outcomes = runCputestData(tree, readCpuMap(join(tree, 'src', 'cpu_map'), release));
    failed += outcomes.filter(({ failure }) => failure !== null).length;
    console.log(`libvirt ${release}`);
    for (const line of reportCputestData(outcomes)) console.log(`  ${line}`);
  }
  return args.length < 2 || failed > 0 ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = main(process.argv.slice(2));
}
