import type { ExplainHost, HostDefinition } from '@cpu-models/runtime';

/**
 * What libvirt caches of a QEMU (virQEMUCapsFormatCache), as far as CPUs are concerned: flags, what `host` has, the list
 * of models with their blockers.
 */
export function capsXml({ definitions, defs, unmigratable, expansions, props }: ExplainHost): string {
  const [machine = 'none'] = [...Object.keys(definitions), ...Object.keys(expansions)];
  const key = unmigratable[machine]?.['host'] ?? expansions[machine]?.['host'];
  const said = key === undefined ? null : props[key];
  const stays = props[expansions[machine]?.['host'] ?? ''] ?? said;
  const list = defs[definitions[machine] ?? ''] ?? [];
  return [
    '<qemuCaps>',
    '<emulator>/qemu</emulator><qemuctime>0</qemuctime><selfctime>0</selfctime><selfvers>0</selfvers>',
    "<flag name='kvm'/><flag name='cpu-unavailable-features'/>",
    '<version>10000000</version><kvmVersion>0</kvmVersion><microcodeVersion>0</microcodeVersion><arch>x86_64</arch>',
    ...(said == null ? [] : hostXml(said, stays ?? {})),
    ...list.map(modelXml),
    '</qemuCaps>',
  ].join('\n');
}

type Properties = Readonly<Record<string, unknown>>;

/** What a migratable host does not have is not migratable (virQEMUCapsProbeQMPHostCPU). */
function hostXml(props: Properties, stays: Properties): string[] {
  const properties = Object.entries(props).map(([name, value]) => {
    const type = typeof value === 'boolean' ? 'boolean' : typeof value === 'string' ? 'string' : 'number';
    const migratable = ` migratable='${name !== 'invtsc' && stays[name] === true ? 'yes' : 'no'}'`;
    return `<property name='${name}' type='${type}' value='${escapeXml(String(value))}'${type === 'boolean' ? migratable : ''}/>`;
  });
  return ["<hostCPU type='kvm' model='base' migratability='yes'>", ...properties, '</hostCPU>'];
}

function modelXml({ name, 'unavailable-features': blockers }: HostDefinition): string {
  const usable = blockers === undefined ? 'unknown' : blockers.length === 0 ? 'yes' : 'no';
  const lines = (blockers ?? []).map((blocker) => `<blocker name='${blocker}'/>`);
  return `<cpu type='kvm' name='${name}' typename='${name}-x86_64-cpu' usable='${usable}'>${lines.join('')}</cpu>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&apos;');
}
