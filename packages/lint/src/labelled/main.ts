/** Prints how many planted mistakes lint finds, by format and by kind, for the half that it was written with and the other. */
import { parseArgs } from 'node:util';
import { NAMES } from '../testing.js';
import { type Half, markedFiles, SETS } from './marked.js';
import { type Measured, measure, type Planted } from './measure.js';
import { KINDS } from './mistakes.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '40' },
    missed: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});

for (const half of SETS) {
  if (values.only !== undefined && values.only !== half) continue;
  const measured = measure(NAMES, markedFiles(half), Number(values.seed), Number(values.rounds));
  print(half, measured);
  // The fresh files are measured only: what was missed there is not to be looked at while rules are written.
  if (values.missed && half !== 'fresh') printMissed(measured);
}

function print(half: Half, { planted, falseAlarms }: Measured): void {
  console.log(`\n${half} files, seed ${values.seed}: ${planted.length} mistakes planted`);
  console.log(row('', 'planted', 'recall', 'precision', 'right suggestion'));
  const formats = [...new Set(planted.map(({ format }) => format))];
  const alarms = (format?: string) =>
    falseAlarms.filter((alarm) => format === undefined || alarm.format === format).length;
  for (const format of formats)
    printGroup(
      format,
      planted.filter((one) => one.format === format),
      alarms(format),
    );
  console.log();
  for (const kind of KINDS)
    printGroup(
      kind,
      planted.filter((one) => one.kind === kind),
      null,
    );
  console.log();
  printGroup(
    'in slots',
    planted.filter(({ slot }) => slot),
    null,
  );
  printGroup(
    'elsewhere',
    planted.filter(({ slot }) => !slot),
    null,
  );
  printGroup('all', planted, alarms());
}

function printGroup(name: string, group: readonly Planted[], alarms: number | null): void {
  const found = group.filter((one) => one.found).length;
  const asked = group.filter(({ suggested }) => suggested !== null);
  const right = asked.filter(({ suggested }) => suggested).length;
  console.log(
    row(
      name,
      String(group.length),
      percent(found, group.length),
      alarms === null ? '' : percent(found, found + alarms),
      percent(right, asked.length),
    ),
  );
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}

function row(...cells: readonly string[]): string {
  return cells.map((cell, at) => (at === 0 ? cell.padEnd(22) : cell.padStart(18))).join('');
}

function printMissed({ planted, falseAlarms }: Measured): void {
  for (const one of planted) {
    if (!one.found) console.log(`missed: ${one.format}: ${one.kind} ${one.original} as ${one.wrong}`);
    else if (one.suggested === false)
      console.log(`suggested: ${one.format}: ${one.kind} ${one.original} as ${one.wrong}: ${one.suggestion}`);
  }
  for (const { format, message } of falseAlarms) console.log(`false alarm: ${format}: ${message}`);
}
