import { compareReleases } from '@cpu-models/runtime';
import type { Draft } from '../finding.js';
import type { Known, Names } from '../names/names.js';

/** The releases that a file is written for. */
export interface Targets {
  readonly qemu?: string;
  readonly libvirt?: string;
}

type Stack = 'qemu' | 'libvirt';
const WHO = { qemu: 'QEMU', libvirt: 'libvirt' } as const;
const FIELDS = { qemu: 'releases', libvirt: 'maps' } as const;

/** The newest known release that is not newer than the one asked for. */
function nearestRelease(names: Names, stack: Stack, wanted: string): string | null {
  const known = names[FIELDS[stack]].map(({ release }) => release);
  return known.filter((release) => compareReleases(release, wanted) <= 0).at(-1) ?? known[0] ?? null;
}

/** What is wrong with a known name where a certain release, or any newest one, is to take it; null if nothing is. */
export function judgeRelease(
  names: Names,
  known: Known,
  whose: Stack,
  targets: Targets,
  kind: string,
): Pick<Draft, 'rule' | 'level' | 'message'> | null {
  const stack = whose;
  const has = known[stack];
  const wanted = targets[stack];
  const who = WHO[stack];
  if (wanted === undefined) return judgeNewest(names, known, stack, kind);
  const release = nearestRelease(names, stack, wanted);
  const [first, last] = [has[0], has.at(-1)];
  if (release === null || has.includes(release) || first === undefined || last === undefined) return null;
  if (compareReleases(first, release) > 0)
    return {
      rule: 'not-yet',
      level: 'error',
      message: `${who} ${wanted} does not have the ${kind} ${known.name} yet; ${who} ${first} does`,
    };
  return {
    rule: 'gone',
    level: 'error',
    message: `${who} ${wanted} no longer has the ${kind} ${known.name}; ${who} ${last} does`,
  };
}

function judgeNewest(
  names: Names,
  known: Known,
  stack: Stack,
  kind: string,
): Pick<Draft, 'rule' | 'level' | 'message'> | null {
  const newest = names[FIELDS[stack]].at(-1)?.release;
  const last = known[stack].at(-1);
  if (newest === undefined || last === newest || kind !== 'CPU model') return null;
  if (last !== undefined)
    return {
      rule: 'gone',
      level: 'warning',
      message: `${WHO[stack]} ${newest} no longer has the CPU model ${known.name}; ${WHO[stack]} ${last} does`,
    };
  const other = stack === 'qemu' ? 'libvirt' : 'qemu';
  if (stack === 'qemu')
    return {
      rule: 'gone',
      level: 'warning',
      message: `no known release of QEMU has the CPU model ${known.name}; libvirt still lists it`,
    };
  return {
    rule: 'not-yet',
    level: 'warning',
    message: `no known release of libvirt has the CPU model ${known.name}; ${WHO[other]} ${known[other][0]} does`,
  };
}
