import type { Impact } from './impact.js';
import type { LevelChange } from './levels.js';

/** Longer lists are cut: a pull request is read by people. */
const MOST = 40;

/** What follows from a change, for a pull request; plain enough to be read in a terminal. */
export function impactMarkdown(impact: Impact, title: string): string {
  const sections = [
    [`## ${title}`, ''],
    section(
      'Models and versions',
      impact.models.map(
        ({ name, change, what }) => `${name}: ${change}${what.length > 0 ? ` (${what.join(', ')})` : ''}`,
      ),
    ),
    section(
      'Other files',
      impact.files
        .filter(({ path }) => !path.startsWith('x86/models/'))
        .map(({ path, change }) => `schemas/${path}: ${change}`),
    ),
    section('Released answers that change', changedAnswers(impact), `none (${impact.answers.compared} compared)`),
    ...(impact.freeze.length === 0 ? [] : [section('The freeze says no', impact.freeze)]),
    section(
      'Names that are new in a release',
      impact.answers.added.map(({ release, names }) => `QEMU ${release}: ${names.join(', ')}`),
    ),
    ...(impact.answers.moved.length === 0 ? [] : [section('Names that mean the newest version', movedNames(impact))]),
    table(impact),
    section('Differences between QEMU and libvirt', driftLines(impact)),
    section('x86-64 levels', impact.levels.map(levelText)),
  ];
  return sections.flat().join('\n').trimEnd();
}

function section(title: string, items: readonly string[], none = 'none'): string[] {
  const shown = items.slice(0, MOST).map((item) => `- ${item}`);
  const more = items.length > MOST ? [`- and ${items.length - MOST} more (\`--json\` lists all)`] : [];
  return [`### ${title}`, '', ...(items.length === 0 ? [none] : [...shown, ...more]), ''];
}

function changedAnswers({ answers }: Impact): string[] {
  return answers.changed.map(({ release, accelerator, name, machines, properties }) => {
    const where = machines.length === 1 ? machines[0] : `${machines[0]} and ${machines.length - 1} more`;
    const shown =
      properties.slice(0, 5).join(', ') + (properties.length > 5 ? ` and ${properties.length - 5} more` : '');
    return `**QEMU ${release}**, ${accelerator}, ${name} on ${where}: ${shown}`;
  });
}

function movedNames({ answers }: Impact): string[] {
  return answers.moved.map(
    ({ release, name, to, machines }) => `QEMU ${release}: ${name} on ${machines.join(', ')} is ${to} now`,
  );
}

function table({ outputs }: Impact): string[] {
  const rows = outputs.map(
    ({ project, release, files, added, removed }) => `| ${project} ${release} | ${files} | +${added} | -${removed} |`,
  );
  return [
    '### Generated files',
    '',
    ...(rows.length === 0
      ? ['none']
      : ['| release | files | lines added | removed |', '|---|---:|---:|---:|', ...rows]),
    '',
  ];
}

function driftLines({ drift }: Impact): string[] {
  return drift.flatMap(({ qemu, libvirt, appear, vanish }) => {
    const pair = `QEMU ${qemu}, libvirt ${libvirt}`;
    return [...appear.map((text) => `${pair}: new: ${text}`), ...vanish.map((text) => `${pair}: resolved: ${text}`)];
  });
}

function levelText({ name, before, after }: LevelChange): string {
  const text = (level: number | null) => (level === null ? 'absent' : level === 0 ? 'none' : `x86-64-v${level}`);
  return `${name}: ${text(before)} -> ${text(after)}`;
}
