import type { FreezeFile } from '@cpu-models/source';
import type { Row } from '../columns.js';
import { variantById } from '../variants.js';
import { writeCell } from './cells.js';
import { type CellAt, differences, type Finding, foldChanges } from './changes.js';
import { classesOf } from './classes.js';
import type { HiddenFacts } from './facts.js';
import { describeAll, usualValues, writeModels } from './models.js';
import { propertyAccess } from './property.js';
import type { RowSource } from './rows.js';
import { modelOf, variantsOfSubject } from './subjects.js';

/** What a ledger says of a release, all but its seal. */
export type LedgerBody = Omit<FreezeFile, 'seal'>;

/** Writes answers briefly: models as they are without a machine type, then what machine types and accelerators change. */
export function encodeLedger(
  release: string,
  rows: RowSource,
  facts: HiddenFacts,
  caches: ReadonlyMap<string, string | null>,
): LedgerBody {
  const machines = classesOf(rows);
  const described = describeAll(rows);
  const usual = usualValues(described, rows.columns);
  const properties = rows.columns.flatMap(({ kind, key }, at) =>
    kind === 'property' ? [[key, writeCell(usual[at] ?? null)] as const] : [],
  );
  const findings = findAll(rows, described, machines);
  const subjects = described.map(({ subject }) => subject);
  const changes = foldChanges(
    findings,
    machines.map((entry) => entry.class),
    subjects,
    cellReader(rows, machines),
  );
  return {
    release,
    machines,
    aliases: Object.fromEntries(
      [...rows.machines].flatMap(([name, { alias }]) => (alias === null ? [] : [[alias, name]])),
    ),
    properties: Object.fromEntries(properties),
    ...facts,
    models: writeModels(described, usual, rows.columns, caches),
    changes,
  };
}

function* findAll(
  rows: RowSource,
  described: readonly { subject: string; row: Row }[],
  classes: LedgerBody['machines'],
): Generator<Finding> {
  for (const { subject, row: reference } of described) {
    for (const variant of variantsOfSubject(subject)) {
      for (const { class: className, names } of classes) {
        const row = rows.row(variant, names[0] as string, modelOf(subject));
        for (const difference of differences(reference, row, rows.columns))
          yield { difference, variant: variant.id, className, subject };
      }
    }
  }
}

function cellReader(rows: RowSource, classes: LedgerBody['machines']): CellAt {
  const access = propertyAccess(rows.columns);
  const machines = new Map(classes.map((entry) => [entry.class, entry.names[0] as string]));
  return ({ variant, className, subject }, property) => {
    const row = rows.row(variantById(variant), machines.get(className) ?? '', modelOf(subject));
    return access.read(row, property);
  };
}
