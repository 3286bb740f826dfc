import { type CpuData, type CpuDataItem, cpuData } from '@cpu-models/runtime/libvirt';
import type { XmlElement, XmlLimits } from './xml-element.js';
import { expectName, fail, required, unsigned } from './xml-read.js';
import { parseXml } from './xml-tree.js';
import { element, hex8 } from './xml-write.js';

/**
 * Reads `<cpudata arch='x86'>` (virCPUDataParse and x86ParseDataItemList of libvirt 11.3).
 * Inputs and registers of CPUID that are not given are 0, but eax_in must be; MSRs need all three attributes.
 *
 * @throws LibvirtXmlError
 */
export function parseCpuData(xml: string | Uint8Array, limits?: XmlLimits): CpuData {
  return readCpuData(parseXml(xml, limits));
}

/**
 * {@link parseCpuData} for an element that is parsed already.
 *
 * @throws LibvirtXmlError
 */
export function readCpuData(root: XmlElement): CpuData {
  expectName(root, 'cpudata');
  const arch = required(root, 'arch');
  if (arch !== 'x86') fail(root, `<cpudata>: arch='${arch}'; expected x86`);
  if (root.children.length === 0) fail(root, '<cpudata>: no data; expected <cpuid> or <msr>');
  return cpuData(root.children.filter(({ name }) => name !== 'alias').map(readItem));
}

/**
 * One `<cpuid>` or `<msr>`.
 *
 * @throws LibvirtXmlError
 */
export function readItem(item: XmlElement): CpuDataItem {
  if (item.name === 'cpuid') {
    return {
      kind: 'cpuid',
      eaxIn: unsigned(item, 'eax_in'),
      ecxIn: unsigned(item, 'ecx_in', 0),
      eax: unsigned(item, 'eax', 0),
      ebx: unsigned(item, 'ebx', 0),
      ecx: unsigned(item, 'ecx', 0),
      edx: unsigned(item, 'edx', 0),
    };
  }
  if (item.name !== 'msr') fail(item, `element <${item.name}>: expected <cpuid> or <msr>`);
  return {
    kind: 'msr',
    index: unsigned(item, 'index'),
    eax: unsigned(item, 'eax'),
    edx: unsigned(item, 'edx'),
  };
}

/** Writes `<cpudata>` as libvirt does (virCPUx86DataFormat, 11.3): items whose registers are all 0 are left out. */
export function formatCpuData(data: CpuData): string {
  const lines = data.items.filter(hasBits).map(formatItem);
  return lines.length === 0
    ? "<cpudata arch='x86'>\n</cpudata>\n"
    : `${element('cpudata', [['arch', 'x86']], lines)}\n`;
}

function hasBits(item: CpuDataItem): boolean {
  return item.kind === 'msr' ? (item.eax | item.edx) !== 0 : (item.eax | item.ebx | item.ecx | item.edx) !== 0;
}

function formatItem(item: CpuDataItem): string {
  if (item.kind === 'msr') {
    const { index, eax, edx } = item;
    return element('msr', [
      ['index', `0x${index.toString(16)}`],
      ['eax', hex8(eax)],
      ['edx', hex8(edx)],
    ]);
  }
  const { eaxIn, ecxIn, eax, ebx, ecx, edx } = item;
  return element('cpuid', [
    ['eax_in', hex8(eaxIn)],
    ['ecx_in', hex8(ecxIn)],
    ['eax', hex8(eax)],
    ['ebx', hex8(ebx)],
    ['ecx', hex8(ecx)],
    ['edx', hex8(edx)],
  ]);
}
