import { formatCpu } from '@cpu-models/libvirt-xml';
import type { CpuMap, FleetBaseline } from '@cpu-models/runtime';
import pc from 'picocolors';

/**
 * A baseline, and what each host gives up for it.
 * @param map the libvirt release whose XML is shown
 * @param count of hosts; those of one kind are one member of the fleet
 */
export function baselineText(
  { cpu, commandLine, costs, mend, leftOut, undecided, libvirt }: FleetBaseline,
  map: CpuMap,
  count: number,
): string {
  const xml = (one: typeof cpu) =>
    formatCpu(one, { release: map.release })
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`);
  const cut = (names: readonly string[]) =>
    names.length > 10 ? `${names.slice(0, 10).join(', ')} and ${names.length - 10} more` : names.join(', ');
  const own =
    libvirt === null || libvirt.model === cpu.model
      ? []
      : [pc.bold("libvirt's own baseline, which asks no QEMU:"), ...xml(libvirt)];
  return [
    `${pc.bold(cpu.model ?? '')} on ${count} hosts${costs.length === count ? '' : ` of ${costs.length} kinds`}`,
    `  ${commandLine}`,
    ...xml(cpu),
    pc.bold('what each host gives up:'),
    ...costs.map(({ host, features }) => `  ${host}: ${features.length === 0 ? 'nothing' : cut(features)}`),
    ...(mend.length === 0 ? [] : [pc.bold('hosts to mend:')]),
    ...mend.map(({ feature, hosts, remedy }) => `  ${pc.yellow(feature)}: ${hosts.join(', ')}; ${remedy}`),
    ...(leftOut.length === 0 ? [] : [pc.bold('left out although every CPU has it:')]),
    ...leftOut.map(({ feature, reason }) => `  ${feature}: ${reason}`),
    ...(undecided.length === 0 ? [] : [pc.dim(`not known of all: ${cut(undecided.map(({ feature }) => feature))}`)]),
    ...own,
  ].join('\n');
}
