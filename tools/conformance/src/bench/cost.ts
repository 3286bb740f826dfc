import { spawnSync } from 'node:child_process';

/** What a process and its children cost. */
export interface Cost {
  /** Seconds of processor time, user and system. */
  readonly cpu: number;
  /** Largest resident set of any of them, MiB. */
  readonly peak: number;
}

const METER =
  'import json,resource,subprocess,sys\n' +
  'code=subprocess.call(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL)\n' +
  'u=resource.getrusage(resource.RUSAGE_CHILDREN)\n' +
  'print(json.dumps([code,u.ru_utime+u.ru_stime,u.ru_maxrss/1024]))';

/**
 * Runs a program and reads what the kernel accounted for it; Python's resource module is the portable way to ask.
 * @param worst the greatest status with which it may end
 * @throws Error if it fails
 */
export function measure(cwd: string, command: readonly string[], worst = 0): Cost {
  const result = spawnSync('python3', ['-c', METER, ...command], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
  });
  const [code, cpu, peak] = JSON.parse(result.stdout) as [number, number, number];
  if (code > worst) throw new Error(`${command.join(' ')} ended with status ${code}`);
  return { cpu, peak };
}

/** The middle of each figure. */
export function medianOf(costs: readonly Cost[]): Cost {
  const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] as number;
  return { cpu: middle(costs.map(({ cpu }) => cpu)), peak: middle(costs.map(({ peak }) => peak)) };
}
