import type { MachineEntry, Path, SourceDocument } from '@cpu-models/source';
import { modelsByName } from '../facts/model-names.js';
import { at, defineRule, type Fault } from '../rule.js';

export const machineVersion = defineRule({
  id: 'machine-version',
  what: 'The default CPU version of a machine type is one that some model has.',
  needs: ['model'],
  *find(source) {
    const newest = Math.max(
      0,
      ...[...modelsByName(source).keys()].map((name) => Number(/-v([0-9]+)$/.exec(name)?.[1] ?? 0)),
    );
    function* faults(document: SourceDocument, entry: Path, says: Says): Generator<Fault> {
      for (const [path, version] of versionsOf(says)) {
        if (typeof version !== 'number' || (version >= 1 && version <= newest)) continue;
        yield at(document, [...entry, ...path], {
          message: `no model has a version ${version}`,
          expected: `1 to ${newest}, latest or legacy`,
        });
      }
    }
    for (const { document, value } of source.all('machines')) {
      for (const [i, version] of (value.versions ?? []).entries()) yield* faults(document, ['versions', i], version);
      for (const [i, family] of value.families.entries()) {
        for (const [j, machine] of family.machines.entries()) {
          yield* faults(document, ['families', i, 'machines', j], machine);
        }
      }
    }
  },
});

type Says = Pick<MachineEntry, 'default-cpu-version'>;

function versionsOf(machine: Says): [Path, number | string][] {
  const field = 'default-cpu-version';
  const given = machine[field];
  if (given === undefined) return [];
  return Array.isArray(given) ? given.map(({ value }, i) => [[field, i, 'value'], value]) : [[[field], given]];
}
