import { LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import type { QemuRelease } from '@cpu-models/runtime/qemu';
import { go, type Visit } from './browser.js';
import { command } from './command.js';
import { drawn } from './random.js';
import { none, type Result } from './report.js';

/** How many are drawn besides those that are always asked. */
const DRAWN = 4;

/** What the view of disagreements counts, against `cpu-models drift`: of the oldest and newest releases, and of a few. */
export async function disagreements(site: Visit, seed: number): Promise<Result> {
  const page = await site.open('#/');
  const faults: string[] = [];
  const ends = <T>(list: readonly T[]) => [...new Set([list[0], list.at(-1)])] as T[];
  const pairsOf = (qemus: readonly Named[], libvirts: readonly Named[]) =>
    qemus.flatMap((qemu) => libvirts.map((libvirt) => [qemu.release, libvirt.release] as const));
  const pairs = [
    ...pairsOf(ends(QEMU_RELEASES), ends(LIBVIRT_RELEASES)),
    ...drawn(pairsOf(QEMU_RELEASES, LIBVIRT_RELEASES), DRAWN, seed),
  ];
  for (const [qemu, libvirt] of pairs) {
    await go(page, `#/disagreement?qemu=${qemu}&libvirt=${libvirt}`);
    const shown = (await page.textContent('.lead')) ?? '';
    const { report } = (await command('drift', '--qemu', qemu, '--libvirt', libvirt)) as {
      report: { names: string[]; differences: { name: string }[] };
    };
    const differing = new Set(report.differences.map(({ name }) => name)).size;
    const wanted = [report.names.length, differing, report.differences.length];
    const found = (shown.replace(/QEMU [\d.]+ and in libvirt [\d.]+/, '').match(/\d+/g) ?? []).map(Number);
    if (found.join() !== wanted.join())
      faults.push(`QEMU ${qemu}, libvirt ${libvirt}: ${found.join()} instead of ${wanted.join()}`);
  }
  await page.close();
  return none('disagreements that differ from drift', pairs.length, `pairs of releases (seed ${seed})`, faults);
}

interface Named {
  readonly release: string;
}

interface StackQuestion {
  readonly from: string;
  readonly to: string;
  readonly machine: string;
  readonly model: string;
  readonly accel: 'kvm' | 'tcg';
}

/** All models and some, from the release before the newest to the newest; and a few of any two releases. */
function stackQuestions(seed: number): StackQuestion[] {
  const releases = QEMU_RELEASES as readonly QemuRelease[];
  const ask = (before: QemuRelease, after: QemuRelease, model: string, accel: 'kvm' | 'tcg'): StackQuestion => {
    const names = after.machines.map(({ name }) => name);
    const machine = before.machines.findLast(({ name }) => names.includes(name) && name.startsWith('pc-q35-'))?.name;
    return { from: before.release, to: after.release, machine: machine ?? 'none', model, accel };
  };
  const [before, after] = releases.slice(-2) as [QemuRelease, QemuRelease];
  const steady = ['', 'EPYC', 'Skylake-Server', 'qemu64'].flatMap((model) =>
    (['tcg', 'kvm'] as const).map((accel) => ask(before, after, model, accel)),
  );
  const any = releases.flatMap((from, i) =>
    releases.slice(i + 1).flatMap((to) => from.models.map(({ name }, at) => [from, to, name, at] as const)),
  );
  const lots = drawn(any, DRAWN, seed).map(([from, to, name, at]) => ask(from, to, name, at % 2 === 0 ? 'kvm' : 'tcg'));
  return [...steady, ...lots];
}

/** What the view of two stacks counts, against `cpu-models diff`. */
export async function stacks(site: Visit, seed: number): Promise<Result> {
  const page = await site.open('#/');
  const faults: string[] = [];
  const asked = stackQuestions(seed);
  for (const { from, to, machine, model, accel } of asked) {
    await go(page, `#/stacks?${new URLSearchParams({ from, to, machine, accel, model })}`);
    const shown = (await page.textContent('main [role=status]')) ?? '';
    const answer = (await command(
      'diff',
      ...(model === '' ? [] : [model]),
      '--from',
      from,
      '--to',
      to,
      '--machine',
      machine,
      '--accel',
      accel,
    )) as {
      compared: number;
      changes: { guestVisible: boolean }[];
    };
    const visible = answer.changes.filter(({ guestVisible }) => guestVisible).length;
    const wanted = [
      answer.compared,
      ...(visible > 0 ? [visible] : []),
      ...(answer.changes.length > visible ? [answer.changes.length - visible] : []),
    ];
    const found = (shown.match(/\d+/g) ?? []).map(Number);
    if (found.join() !== wanted.join())
      faults.push(
        `${model || 'all models'} from ${from} to ${to} under ${accel}: ${found.join()} instead of ${wanted.join()}`,
      );
  }
  await page.close();
  return none('stacks that differ from diff', asked.length, `questions (seed ${seed})`, faults);
}
