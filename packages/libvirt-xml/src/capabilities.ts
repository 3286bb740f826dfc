import type { Cpu } from '@cpu-models/runtime/libvirt';
import { readCpu } from './cpu-read.js';
import { type FormatCpuOptions, formatCpuElement } from './cpu-write.js';
import type { XmlElement, XmlLimits } from './xml-element.js';
import { child, expectName, fail } from './xml-read.js';
import { parseXml } from './xml-tree.js';
import { element } from './xml-write.js';

/**
 * The host CPU of `<capabilities>` (what `virsh capabilities` prints).
 *
 * @throws LibvirtXmlError
 */
export function parseCapabilities(xml: string | Uint8Array, limits?: XmlLimits): Cpu {
  const root = parseXml(xml, limits);
  expectName(root, 'capabilities');
  return readCpu(inside(inside(root, 'host'), 'cpu'), 'host');
}

/**
 * The guest CPU of a `<domain>`, or null if the domain says nothing about it.
 *
 * @throws LibvirtXmlError
 */
export function parseDomainCpu(xml: string | Uint8Array, limits?: XmlLimits): Cpu | null {
  const root = parseXml(xml, limits);
  expectName(root, 'domain');
  const cpu = child(root, 'cpu');
  return cpu ? readCpu(cpu, 'guest') : null;
}

/** `<capabilities>` with nothing but the host CPU: enough for tools that compare or compute baselines. */
export function formatCapabilities(host: Cpu, options: FormatCpuOptions = {}): string {
  return `${element('capabilities', [], [element('host', [], [formatCpuElement(host, 'cpu', options)])])}\n`;
}

function inside(parent: XmlElement, name: string): XmlElement {
  return child(parent, name) ?? fail(parent, `<${parent.name}>: no <${name}>; expected one`);
}
