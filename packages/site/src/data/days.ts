import { about, libvirtReleases, qemuReleases } from './library.js';

/** Days since 1970 on which releases came out, oldest first. */
export interface Days {
  readonly qemu: readonly number[];
  readonly libvirt: readonly number[];
  readonly first: number;
  readonly last: number;
}

/** About a release that is not out yet, nor dated: so long after the one before. */
const CYCLE = { qemu: 120, libvirt: 30 } as const;

export function days(): Days {
  const [qemu, libvirt] = [daysOf('qemu', qemuReleases()), daysOf('libvirt', libvirtReleases())];
  const first = Math.min(...qemu.slice(0, 1), ...libvirt.slice(0, 1));
  return { qemu, libvirt, first, last: Math.max(...qemu.slice(-1), ...libvirt.slice(-1)) };
}

function daysOf(project: 'qemu' | 'libvirt', releases: readonly string[]): number[] {
  const dates = about()?.released[project] ?? {};
  let last = 0;
  return releases.map((release) => {
    const date = dates[release];
    last = date === undefined ? last + CYCLE[project] : dayNumber(date);
    return last;
  });
}

const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** The years that begin between two days. */
export function yearsBetween(first: number, last: number): { readonly year: number; readonly day: number }[] {
  const years: { year: number; day: number }[] = [];
  for (let year = 1971; ; year++) {
    const day = dayNumber(`${year}-01-01`);
    if (day > last) return years;
    if (day >= first) years.push({ year, day });
  }
}
