import { type DriftResult, groupDrifts, totalsByKind, WHAT } from '@cpu-models/author/drift';
import pc from 'picocolors';
import { formatTable } from '../io/table.js';

/** The whole report for people; names that differ in the same way and for the same reason share a block. */
export function describeDrift(result: DriftResult): string {
  const { report } = result;
  const blocks = groupDrifts(report).map(({ kind, what, reason, features, names, count }) => {
    const color = kind === 'unexplained' || kind === 'upstream-bug' ? pc.red : pc.cyan;
    const head = `${color(kind)} ${pc.bold(WHAT[what] ?? what)}${features.length === 0 ? '' : `: ${features.join(', ')}`} ${pc.dim(`(${count})`)}`;
    return [head, ...(reason === '' ? [] : [`  ${reason}`]), pc.dim(`  ${names.join(', ')}`)].join('\n');
  });
  const absent = [
    ...report.onlyQemu.map((only) => ['QEMU only', only.name, only.reason]),
    ...report.onlyLibvirt.map((only) => ['libvirt only', only.name, only.reason]),
  ];
  return [
    ...blocks,
    formatTable(['', 'name', 'reason'], absent),
    ...contradictionLines(result),
    ...liveLines(result),
    totalsLine(result),
  ].join('\n\n');
}

function contradictionLines({ contradictions, libvirt }: DriftResult): string[] {
  if (contradictions.length === 0) return [];
  const lines = contradictions.map(
    ({ what, text, features, names }) =>
      `  ${pc.red(what)} ${text} ${pc.dim(`(${features.length} features, ${names.length} models)`)}`,
  );
  return [[pc.bold(`what libvirt ${libvirt} says against QEMU for no reason:`), ...lines].join('\n')];
}

function liveLines({ live }: DriftResult): string[] {
  if (live === null) return [];
  const head = pc.bold(
    `${live.qemu.binary} (QEMU ${live.qemu.version}, compared with ${live.qemu.release}) and ${live.libvirt.directory} (compared with libvirt ${live.libvirt.release}):`,
  );
  if (live.differences.length === 0) return [`${head} ${pc.green('all as in our source')}`];
  const lines = live.differences.map(
    ({ project, name, part, text }) => `  ${pc.yellow(project)} ${name}${part === null ? '' : ` ${part}`}: ${text}`,
  );
  return [[head, ...lines].join('\n')];
}

function totalsLine({ report, live }: DriftResult): string {
  const names = new Set(report.differences.map((difference) => difference.name)).size;
  const kinds = [...totalsByKind(report)]
    .filter(([kind]) => kind !== 'unexplained')
    .map(([kind, count]) => `${count} ${kind}`);
  const unexplained = `${report.unexplained.length} unexplained`;
  const installed =
    live === null ? '' : `; ${live.differences.length} differences of what is installed from our source`;
  return `${report.names.length} names in both, ${names} differ in ${report.differences.length} points: ${kinds.join(', ')}; ${report.unexplained.length > 0 ? pc.red(unexplained) : pc.green(unexplained)}${installed}`;
}
