/** libvirt's XML about CPUs, to and from the plain values of @cpu-models/runtime; works in a browser. */
export { formatCapabilities, parseCapabilities, parseDomainCpu } from './capabilities.js';
export { parseCpuMap, type ReadFile } from './cpu-map.js';
export { parseCpu, readCpu } from './cpu-read.js';
export { type FormatCpuOptions, formatCpu } from './cpu-write.js';
export { formatCpuData, parseCpuData, readCpuData } from './cpudata.js';
export {
  type DomainCapabilities,
  type DomainModel,
  formatDomainCapabilities,
  parseDomainCapabilities,
} from './domain-capabilities.js';
export { type PinDomainOptions, type PinnedDomain, pinDomain } from './pin-domain.js';
export type { XmlElement, XmlLimits } from './xml-element.js';
export { LibvirtXmlError, type XmlPosition } from './xml-error.js';
export { parseXml } from './xml-tree.js';
