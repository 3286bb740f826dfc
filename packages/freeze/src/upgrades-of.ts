import type { FrozenUpgrade, Source } from '@cpu-models/source';
import { axisOf, qemuOf } from './releases.js';
import { ledgersOf } from './source-ledgers.js';
import { findUpgradeChanges, readUpgrades, type UpgradeChange, writeUpgrades } from './upgrades.js';

/** Changes between two neighbours of the axis, as the ledger of the later one has them. */
export function upgradesBetween(source: Source, previous: string, release: string): FrozenUpgrade[] {
  const [before, after] = [qemuOf(source, previous), qemuOf(source, release)];
  return writeUpgrades(findUpgradeChanges(before, after), sharedMachines(source, previous, release));
}

/** What every release of the axis changes: from its ledger if that follows the release before, else found anew. */
export function* upgradesOf(
  source: Source,
  { full = false }: { readonly full?: boolean | undefined } = {},
): Generator<{ readonly previous: string; readonly release: string; readonly changes: readonly UpgradeChange[] }> {
  const axis = axisOf(source, 'qemu');
  const { read } = ledgersOf(source, 'qemu');
  for (const [at, release] of axis.slice(1).entries()) {
    const previous = axis[at] ?? '';
    const file = read.get(release)?.file;
    const changes =
      file?.after === previous && !full
        ? readUpgrades(file.upgrades ?? [], sharedMachines(source, previous, release))
        : findUpgradeChanges(qemuOf(source, previous), qemuOf(source, release));
    yield { previous, release, changes };
  }
}

function sharedMachines(source: Source, previous: string, release: string): string[] {
  const before = new Set(qemuOf(source, previous).machines.map(({ name }) => name));
  return qemuOf(source, release)
    .machines.map(({ name }) => name)
    .filter((name) => before.has(name));
}
