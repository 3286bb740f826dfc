import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../bench/workspace.js';
import { smallSource } from '../kills/small-source.js';
import { shuffled } from '../mutations/random.js';
import { CASES, type Case } from './cases.js';

/** What became of commands in odd environments. */
export interface Environments {
  readonly tried: number;
  readonly cases: number;
  readonly wrong: readonly string[];
}

const PROGRAM = join(root, 'packages/cli/bin/cpu-models.js');

/** Runs commands in odd environments; each has to end as it is written down, without a stack. */
export function runCases(most: number, random: () => number, step: (text: string) => void): Environments {
  const chosen = shuffled(CASES, random).slice(0, most);
  const wrong = chosen.flatMap((one) => {
    step(`environment: ${one.name}`);
    const faults = faultsOf(one);
    return faults.length === 0 ? [] : [`${one.name}: ${faults.join('; ')}`];
  });
  return { tried: chosen.length, cases: CASES.length, wrong };
}

function faultsOf({ script, status, told }: Case): string[] {
  const all = mkdtempSync(join(tmpdir(), 'environment-'));
  try {
    const [workspace, empty] = [join(all, 'workspace'), join(all, 'empty')];
    mkdirSync(empty);
    if (script.includes('$W')) cpSync(smallSource(), join(workspace, 'schemas'), { recursive: true });
    const env = { ...process.env, C: `${process.execPath} ${PROGRAM}`, W: workspace, D: empty };
    const ended = spawnSync('bash', ['-c', script], { cwd: all, env, encoding: 'utf8', timeout: 300_000 });
    const said = ended.stdout + ended.stderr;
    const left = readdirSync(all, { recursive: true }).filter((name) =>
      /\.new$|cpu-models-transaction/.test(String(name)),
    );
    return [
      ...(ended.status === status ? [] : [`exit ${ended.status}, expected ${status}: ${said.slice(-300)}`]),
      ...(/\n {4}at |has a bug|node:internal/.test(said) ? [`a stack: ${said.slice(0, 300)}`] : []),
      ...(told === undefined || told.test(said) ? [] : [`says ${JSON.stringify(said.slice(0, 200))}, not ${told}`]),
      ...(left.length === 0 ? [] : [`leaves ${left.join(', ')}`]),
    ];
  } finally {
    rmSync(all, { recursive: true, force: true });
  }
}
