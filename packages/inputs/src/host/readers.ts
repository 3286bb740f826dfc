import { cpuidRaw, instLat, libcpuid, plainRows } from './cpuid-dumps.js';
import { cpuidWords } from './cpuid-words.js';
import { cpuinfo, lscpu } from './cpuinfo.js';
import { capabilities, cpudata, cpuElement, domainCapabilities } from './libvirt.js';
import type { HostReader } from './part.js';
import { cpuHelp, kubevirtNode, lshw, novaHypervisor, proxmoxNode, vdsm } from './platforms.js';
import { probe } from './probe.js';
import { qmp } from './qmp.js';

/** Every format of hosts, in the order in which they are tried: the surest marks first. */
export const HOST_READERS: readonly HostReader[] = [
  probe,
  domainCapabilities,
  capabilities,
  cpudata,
  cpuElement,
  kubevirtNode,
  qmp,
  novaHypervisor,
  proxmoxNode,
  vdsm,
  lshw,
  cpuHelp,
  cpuidRaw,
  instLat,
  libcpuid,
  cpuidWords,
  cpuinfo,
  lscpu,
  plainRows,
];
