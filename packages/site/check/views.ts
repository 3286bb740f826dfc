import { LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import { go, type Visit } from './browser.js';
import { command } from './command.js';
import { none, type Result } from './report.js';

/** What the view of disagreements counts, against `cpu-models drift`. */
export async function disagreements(site: Visit): Promise<Result> {
  const page = await site.open('#/');
  const faults: string[] = [];
  const ends = <T>(list: readonly T[]) => [...new Set([list[0], list.at(-1)])] as T[];
  const pairs = ends(QEMU_RELEASES).flatMap((qemu) =>
    ends(LIBVIRT_RELEASES).map((libvirt) => [qemu.release, libvirt.release] as const),
  );
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
  return none('disagreements that differ from drift', pairs.length, 'pairs of releases', faults);
}

/** What the view of two stacks counts, against `cpu-models diff`. */
export async function stacks(site: Visit): Promise<Result> {
  const page = await site.open('#/');
  const faults: string[] = [];
  const [from, to] = [QEMU_RELEASES.at(-2)?.release ?? '', QEMU_RELEASES.at(-1)?.release ?? ''];
  const machine =
    ((QEMU_RELEASES.at(-2)?.machines ?? []) as readonly { name: string; alias: string | null }[]).find(
      ({ alias }) => alias === 'q35',
    )?.name ?? '';
  const asked = ['', 'EPYC', 'Skylake-Server', 'qemu64'].flatMap((model) =>
    (['tcg', 'kvm'] as const).map((accel) => ({ model, accel })),
  );
  for (const { model, accel } of asked) {
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
      faults.push(`${model || 'all models'} under ${accel}: ${found.join()} instead of ${wanted.join()}`);
  }
  await page.close();
  return none('stacks that differ from diff', asked.length, `questions of QEMU ${from} and ${to}`, faults);
}
