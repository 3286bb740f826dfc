import type { Finding } from '@cpu-models/runtime';
import pc from 'picocolors';

/** Findings as lines: those with the same cause, remedy and open question share one, the features named first. */
export function findingLines(findings: readonly Finding[], color: (text: string) => string): string[] {
  const groups = new Map<string, { names: string[]; finding: Finding }>();
  for (const finding of findings) {
    const key = `${finding.cause}|${finding.reason}|${finding.remedy}|${finding.unknown}`;
    const group = groups.get(key) ?? { names: [], finding };
    group.names.push(finding.feature);
    groups.set(key, group);
  }
  return [...groups.values()].map(
    ({ names, finding }) => `  ${color(wrapNames(names))}  ${causeText(finding)}${remedyText(finding)}`,
  );
}

/** A finding with its evidence, for the one feature that was asked about. */
export function findingBlock(finding: Finding): string[] {
  const head = `${pc.bold(finding.feature)}${finding.address === null ? '' : pc.dim(` (${finding.address})`)}: ${effectText(finding)}`;
  const behind = finding.because.filter(
    ({ feature }, at, all) => all.findIndex((other) => other.feature === feature) === at,
  );
  return [
    head,
    `  ${pc.cyan(finding.cause)}: ${causeText(finding)}`,
    ...(finding.remedy === null ? [] : [`  ${pc.green('do')} ${finding.remedy}`]),
    ...behind.map((cause) => `  ${pc.cyan(cause.cause)}: ${cause.feature}: ${causeText(cause)}`),
    ...finding.evidence.map(({ text, source }) => pc.dim(`  - ${text}${source === undefined ? '' : ` [${source}]`}`)),
  ];
}

const EFFECTS: Readonly<Record<Finding['effect'], (text: string) => string>> = {
  missing: () => pc.red('the host cannot give it'),
  off: () => pc.yellow('off'),
  hidden: () => pc.yellow('on, but the guest does not see it'),
  refused: () => pc.red('libvirt refuses it'),
  on: () => pc.green('on'),
  unknown: () => pc.yellow('unknown'),
};

function effectText({ effect }: Finding): string {
  return EFFECTS[effect]('');
}

function causeText({ reason, unknown, certain }: Finding): string {
  return `${reason}${unknown === null ? '' : pc.dim(` (${certain ? '' : 'not certain: '}not known ${unknown})`)}`;
}

function remedyText({ remedy }: Finding): string {
  return remedy === null ? '' : `; ${pc.green(remedy)}`;
}

/** Long lists are cut: --json has them all. */
function wrapNames(names: readonly string[]): string {
  const most = 8;
  return names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
