import { spawnSync } from 'node:child_process';

/** What a process and its children cost. */
export interface Cost {
  /** Seconds of processor time, user and system. */
  readonly cpu: number;
  /** Largest resident set of any of them, MiB. */
  readonly peak: number;
}

/** The kernel's PR_SET_CHILD_SUBREAPER: what a program leaves behind, as Nx does with its tasks, becomes the meter's child. */
const SUBREAPER = 36;

/**
 * Waits for all that the program started before it asks what they cost: only what was waited for is accounted. What a script
 * in the place of `python3` started before it became Python is the meter's own.
 */
const METER = `
import ctypes, json, os, resource, subprocess, sys
if ctypes.CDLL(None).prctl(${SUBREAPER}, 1, 0, 0, 0) != 0: sys.exit('no subreaper')
spent = lambda u: u.ru_utime + u.ru_stime
own = spent(resource.getrusage(resource.RUSAGE_CHILDREN))
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
while True:
  try: os.wait()
  except ChildProcessError: break
u = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([code, spent(u) - own, u.ru_maxrss / 1024]))`;

/** How a program must end, so that one that fails is not taken for a fast one. */
export interface Ending {
  readonly status: number;
  /** What it must say on stderr. */
  readonly says: RegExp;
}

const WELL: Ending = { status: 0, says: /^/ };

/**
 * Runs a program and reads what the kernel accounted for it and everything it started; Linux alone tells.
 * @throws Error if it does not end as it must
 */
export function measure(cwd: string, command: readonly string[], { status, says }: Ending = WELL): Cost {
  const result = spawnSync('python3', ['-c', METER, ...command], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
  });
  const wrong = (why: string) => new Error(`${command.join(' ')} ${why}\n${result.stderr}`);
  if (result.status !== 0) throw wrong('could not be measured');
  const [code, cpu, peak] = JSON.parse(result.stdout) as [number, number, number];
  if (code !== status) throw wrong(`ended with status ${code}, not ${status}`);
  if (!says.test(result.stderr)) throw wrong(`did not say ${says}`);
  return { cpu, peak };
}

/** The middle of each figure. */
export function medianOf(costs: readonly Cost[]): Cost {
  const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] as number;
  return { cpu: middle(costs.map(({ cpu }) => cpu)), peak: middle(costs.map(({ peak }) => peak)) };
}
