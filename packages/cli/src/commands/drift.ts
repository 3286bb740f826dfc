import { type DriftReport, libvirtDocuments, libvirtDrift } from '@cpu-models/catalog';
import type { Command } from 'commander';
import pc from 'picocolors';
import { UsageError } from '../io/fail.js';
import { formatTable } from '../io/table.js';
import { findWorkspace, readSource } from '../io/workspace.js';

export function registerDrift(program: Command): void {
  program
    .command('drift')
    .description('every difference between what QEMU and libvirt mean by a name, each with its reason')
    .requiredOption('--qemu <release>', 'a supported QEMU release')
    .requiredOption('--libvirt <release>', 'a supported libvirt release')
    .action(async (options: { qemu: string; libvirt: string }, command: Command) => {
      const { workspace, json } = command.optsWithGlobals<{ workspace?: string; json?: boolean }>();
      const source = await readSource(findWorkspace(workspace));
      const axis = source.one('release').value;
      requireRelease('QEMU', options.qemu, axis.qemu.map((entry) => entry.release));
      requireRelease('libvirt', options.libvirt, axis.libvirt.map((entry) => entry.release));
      const report = libvirtDrift(libvirtDocuments(source), options);
      console.log(json ? JSON.stringify(report, null, 2) : describe(report));
      if (report.unexplained.length > 0) process.exitCode = 1;
    });
}

function requireRelease(project: string, asked: string, known: readonly string[]): void {
  if (!known.includes(asked)) throw new UsageError(`${project} ${asked} is not supported; supported are ${known.join(', ')}`);
}

/** Names that differ in the same way and for the same reason share a row. */
function describe(report: DriftReport): string {
  const groups = new Map<string, { kind: string; what: string; features: Set<string>; names: Set<string>; reason: string }>();
  for (const { name, what, feature, because } of report.differences) {
    const kind = because?.kind ?? 'unexplained';
    const reason = because?.reason ?? '';
    const key = `${kind}|${what}|${reason}`;
    const group = groups.get(key) ?? { kind, what, features: new Set(), names: new Set(), reason };
    if (feature !== undefined) group.features.add(feature);
    group.names.add(name);
    groups.set(key, group);
  }
  const blocks = [...groups.values()].map(
    ({ kind, what, features, names, reason }) =>
      `${kind === 'unexplained' ? pc.red(kind) : pc.cyan(kind)} ${pc.bold(what)} ${[...features].join(', ')}\n  ${reason}\n  ${pc.dim([...names].join(', '))}`,
  );
  const absent = [...report.onlyQemu.map((only) => ['QEMU only', only]), ...report.onlyLibvirt.map((only) => ['libvirt only', only])] as const;
  const rows = absent.map(([where, only]) => [where as string, (only as { name: string }).name, (only as { reason: string }).reason]);
  return [...blocks, formatTable(['', 'name', 'reason'], rows), totals(report)].join('\n\n');
}

function totals(report: DriftReport): string {
  const counts = new Map<string, number>();
  for (const { because } of report.differences) {
    const kind = because?.kind ?? 'unexplained';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const names = new Set(report.differences.map((difference) => difference.name)).size;
  const kinds = [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
  return `${report.names.length} names in both, ${names} differ in ${report.differences.length} points: ${kinds}; ${report.unexplained.length} unexplained`;
}
