import type { Impact } from '@cpu-models/author/impact';
import type { Bump, Names } from './semver.js';

const MOST = 60;

/** What changed in the data between two releases, for people. */
export function changelog(
  version: string,
  date: string,
  { files, models, drift }: Impact,
  { added, gone }: Names,
  bump: Bump,
): string {
  const of = (change: string) =>
    models
      .filter((model) => model.change === change)
      .map(({ name, what }) => `${name}${what.length === 0 ? '' : `: ${what.join(', ')}`}`);
  const sections: [string, readonly string[]][] = [
    // Before the first release there is nothing that could have changed.
    ['What to look at', bump.level === 'major' && files.length > 0 ? bump.reasons : []],
    ['Releases', added.filter((name) => /^(QEMU|libvirt) [\d.]+$/.test(name))],
    ['Models and versions added', of('added')],
    ['Models and versions changed', of('changed')],
    ['Gone', gone],
    [
      'Features added',
      added.filter((name) => name.startsWith('the feature ')).map((name) => name.slice('the feature '.length)),
    ],
    ['Differences between QEMU and libvirt resolved', drift.flatMap(({ vanish }) => vanish)],
    ['Differences between QEMU and libvirt that are new', drift.flatMap(({ appear }) => appear)],
  ];
  const text = sections
    .filter(([, items]) => items.length > 0)
    .flatMap(([title, items]) => [`### ${title}`, '', ...list(items), '']);
  return [`## ${version} (${date})`, '', ...(text.length === 0 ? ['No change of the data.', ''] : text)].join('\n');
}

function list(items: readonly string[]): string[] {
  const more = items.length > MOST ? [`- and ${items.length - MOST} more`] : [];
  return [...items.slice(0, MOST).map((item) => `- ${item}`), ...more];
}
