import type { AllowedModel, Cpu } from '@cpu-models/runtime/libvirt';
import { readCpu } from './cpu-read.js';
import { formatCpuElement } from './cpu-write.js';
import type { XmlElement, XmlLimits } from './xml-element.js';
import { child, children, expectName, fail, oneOf } from './xml-read.js';
import { parseXml } from './xml-tree.js';
import { type Attributes, element } from './xml-write.js';

/** A model of mode custom; also what decoding takes as an allowed model. */
export interface DomainModel extends AllowedModel {
  readonly usable: 'yes' | 'no' | 'unknown';
  readonly deprecated: boolean;
  readonly vendor: string | null;
  /** Canonical name, if this one is an alias. */
  readonly canonical: string | null;
}

/** What a hypervisor offers as CPUs: the `<cpu>` of `<domainCapabilities>`. A mode that is not supported is null. */
export interface DomainCapabilities {
  /** Path of the emulator, type of domain, machine type, architecture; null where not said. */
  readonly path: string | null;
  readonly domain: string | null;
  readonly machine: string | null;
  readonly arch: string | null;
  readonly hostPassthrough: { readonly migratable: readonly string[] } | null;
  readonly maximum: { readonly migratable: readonly string[] } | null;
  readonly hostModel: Cpu | null;
  readonly custom: readonly DomainModel[] | null;
}

/**
 * Reads the CPU part of `<domainCapabilities>` (what `virsh domcapabilities` prints).
 *
 * @throws LibvirtXmlError
 */
export function parseDomainCapabilities(xml: string | Uint8Array, limits?: XmlLimits): DomainCapabilities {
  const root = parseXml(xml, limits);
  expectName(root, 'domainCapabilities');
  const cpu = child(root, 'cpu') ?? fail(root, '<domainCapabilities>: no <cpu>; expected one');
  const text = (name: string) => child(root, name)?.text ?? null;
  const custom = modeOf(cpu, 'custom');
  return {
    path: text('path'),
    domain: text('domain'),
    machine: text('machine'),
    arch: text('arch'),
    hostPassthrough: passthrough(modeOf(cpu, 'host-passthrough'), 'hostPassthroughMigratable'),
    maximum: passthrough(modeOf(cpu, 'maximum'), 'maximumMigratable'),
    hostModel: hostModelOf(modeOf(cpu, 'host-model')),
    custom: custom ? readModels(custom) : null,
  };
}

function modeOf(cpu: XmlElement, name: string): XmlElement | undefined {
  const mode = children(cpu, 'mode').find(({ attributes }) => attributes.get('name') === name);
  return mode && oneOf(mode, 'supported', ['yes', 'no'], 'no') === 'yes' ? mode : undefined;
}

function passthrough(mode: XmlElement | undefined, name: string): { migratable: string[] } | null {
  if (!mode) return null;
  const list = children(mode, 'enum').find(({ attributes }) => attributes.get('name') === name);
  return { migratable: list ? children(list, 'value').map(({ text }) => text) : [] };
}

/** The mode holds what a `<cpu>` holds: it is a guest CPU that stands for the host. */
function hostModelOf(mode: XmlElement | undefined): Cpu | null {
  if (!mode || !child(mode, 'model')) return null;
  return readCpu({ ...mode, name: 'cpu', attributes: new Map() }, 'guest');
}

function readModels(mode: XmlElement): DomainModel[] {
  const blockers = new Map(children(mode, 'blockers').map((list) => [list.attributes.get('model'), list]));
  return children(mode, 'model').map((model) => {
    const list = blockers.get(model.text);
    return {
      name: model.text || fail(model, '<model>: no name; expected one'),
      usable: oneOf(model, 'usable', ['yes', 'no', 'unknown'], 'unknown'),
      deprecated: oneOf(model, 'deprecated', ['yes', 'no'], 'no') === 'yes',
      vendor: model.attributes.get('vendor') ?? null,
      canonical: model.attributes.get('canonical') ?? null,
      ...(list && {
        blockers: children(list, 'feature').map((feature) => feature.attributes.get('name') ?? ''),
      }),
    };
  });
}

/** Writes `<domainCapabilities>` with nothing but identity and CPUs, in libvirt's layout. */
export function formatDomainCapabilities(capabilities: DomainCapabilities): string {
  const { path, domain, machine, arch, hostPassthrough, maximum, hostModel, custom } = capabilities;
  const identity = Object.entries({ path, domain, machine, arch });
  const lines = identity.flatMap(([name, value]) => (value === null ? [] : [element(name, [], value)]));
  const modes = [
    modeLine('host-passthrough', hostPassthrough && passthroughLines(hostPassthrough, 'hostPassthroughMigratable')),
    modeLine('maximum', maximum && passthroughLines(maximum, 'maximumMigratable')),
    modeLine('host-model', hostModel && hostModelLines(hostModel)),
    modeLine('custom', custom?.flatMap(modelLines) ?? null),
  ];
  return `${element('domainCapabilities', [], [...lines, element('cpu', [], modes)])}\n`;
}

function modeLine(name: string, lines: readonly string[] | null): string {
  return element(
    'mode',
    [
      ['name', name],
      ['supported', lines ? 'yes' : 'no'],
    ],
    lines ?? [],
  );
}

function passthroughLines({ migratable }: { readonly migratable: readonly string[] }, name: string): string[] {
  if (migratable.length === 0) return [];
  return [
    element(
      'enum',
      [['name', name]],
      migratable.map((value) => element('value', [], value)),
    ),
  ];
}

/** The lines inside the `<cpu>` that the mode stands for. */
function hostModelLines(cpu: Cpu): string[] {
  const whole = formatCpuElement({ ...cpu, mode: 'custom' }, 'cpu');
  return whole
    .split('\n')
    .slice(1, -1)
    .map((line) => line.slice(2));
}

function modelLines({ name, usable, deprecated, vendor, canonical, blockers }: DomainModel): string[] {
  const attributes: Attributes = [
    ['usable', usable],
    ['deprecated', deprecated ? 'yes' : null],
    ['vendor', vendor],
    ['canonical', canonical],
  ];
  const line = element('model', attributes, name);
  if (!blockers || blockers.length === 0) return [line];
  const features = blockers.map((blocker) => element('feature', [['name', blocker]]));
  return [line, element('blockers', [['model', name]], features)];
}
