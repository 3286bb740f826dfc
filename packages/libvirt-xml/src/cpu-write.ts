import { behavioursOf, type Cpu, InvalidCpuError, type LibvirtBehaviour } from '@cpu-models/runtime/libvirt';
import { formatRest } from './cpu-rest.js';
import { type Attributes, element } from './xml-write.js';

/** How a `<cpu>` is written. */
export interface FormatCpuOptions {
  /** libvirt release whose layout is wanted; the newest known unless given. */
  readonly release?: string;
}

/**
 * Writes `<cpu>` as libvirt does (virCPUDefFormat, 11.3), with a line break at the end.
 *
 * Modes host-passthrough and maximum have no model and vendor lines. Host CPUs always have theirs.
 *
 * @throws InvalidCpuError for a custom guest with features but no model, which libvirt cannot write either
 */
export function formatCpu(cpu: Cpu, options: FormatCpuOptions = {}): string {
  return `${formatCpuElement(cpu, 'cpu', options)}\n`;
}

/**
 * {@link formatCpu} without the line break, for use inside another element.
 *
 * @throws InvalidCpuError for features without a model
 */
export function formatCpuElement(cpu: Cpu, name: string, { release }: FormatCpuOptions = {}): string {
  if (cpu.mode === 'custom' && cpu.model === null && cpu.features.length > 0) {
    throw new InvalidCpuError('guest CPU', 'features without a model; expected a model');
  }
  const writes = (what: LibvirtBehaviour) => release === undefined || behavioursOf(release).has(what);
  const head = headLines(cpu, writes('host-signature'));
  const lines = [...head, ...formatRest(cpu, writes('topology-clusters')), ...featureLines(cpu)];
  return element(name, guestAttributes(cpu), lines);
}

function guestAttributes(cpu: Cpu): Attributes {
  if (cpu.type === 'host' || (cpu.mode === 'custom' && cpu.model === null)) return [];
  const { migratable, deprecatedFeatures } = cpu.rest ?? {};
  return [
    ['mode', cpu.mode],
    ['match', cpu.mode === 'custom' ? cpu.match : null],
    ['check', cpu.check === 'default' ? null : cpu.check],
    ['migratable', onOff(migratable)],
    ['deprecated_features', onOff(deprecatedFeatures)],
  ];
}

function onOff(value: boolean | undefined): string | null {
  return value === undefined ? null : value ? 'on' : 'off';
}

/** Architecture, model, vendor, microcode, signature. */
function headLines(cpu: Cpu, signature: boolean): string[] {
  const lines: string[] = [];
  const host = cpu.type === 'host';
  if (host && cpu.arch !== null) lines.push(element('arch', [], cpu.arch));
  const named = host || cpu.mode === 'custom' || cpu.mode === 'host-model';
  if (named && (cpu.model !== null || cpu.vendorId !== null)) lines.push(modelLine(cpu));
  if (named && cpu.vendor !== null) lines.push(element('vendor', [], cpu.vendor));
  if (host && cpu.microcode) lines.push(element('microcode', [['version', cpu.microcode]]));
  if (host && signature && cpu.signature && cpu.signature.family !== 0) {
    const { family, model, stepping } = cpu.signature;
    lines.push(
      element('signature', [
        ['family', family],
        ['model', model],
        ['stepping', stepping],
      ]),
    );
  }
  return lines;
}

function modelLine(cpu: Cpu): string {
  const guest = cpu.type === 'guest';
  const attributes: Attributes = [
    ['fallback', guest && cpu.model !== null ? cpu.fallback : null],
    ['vendor_id', guest ? cpu.vendorId : null],
  ];
  return cpu.model === null ? element('model', attributes) : element('model', attributes, cpu.model);
}

function featureLines(cpu: Cpu): string[] {
  return cpu.features.map(({ name, policy }) =>
    element('feature', [
      ['policy', cpu.type === 'guest' ? (policy ?? 'require') : null],
      ['name', name],
    ]),
  );
}
