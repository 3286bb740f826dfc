import type { DownstreamView, Emitter } from '../emitter.js';
import { libvirtName } from '../names.js';
import { render } from '../templates.js';

/** A type of CPU that a cluster can have; features by this project's names. */
interface ClusterType {
  readonly title: string;
  readonly model: string;
  /** What the host's processor must have besides the model. */
  readonly needs: readonly string[];
  readonly adds?: readonly string[];
  readonly drops?: readonly string[];
}

const TSX = ['hle', 'rtm'];
const SPECTRE = ['spec-ctrl', 'ssbd'];
const MDS = [...SPECTRE, 'md-clear'];
const ICELAKE = ['arch-capabilities', 'rdctl-no', 'ibrs-all', 'skip-l1dfl-vmentry', 'mds-no', 'pschange-mc-no'];
const MMIO = ['sbdr-ssdp-no', 'fbsdp-no', 'psdp-no'];
const ZEN3 = ['vaes', 'vpclmulqdq', 'stibp-always-on', 'amd-psfd', 'no-nested-data-bp', 'lfence-always-serializing'];
const ZEN3_ALL = [...ZEN3, 'null-sel-clr-base'];

const INTEL: readonly ClusterType[] = [
  { title: 'Intel Nehalem Family', model: 'Nehalem', needs: ['vmx', 'nx'] },
  { title: 'Secure Intel Nehalem Family', model: 'Nehalem', needs: ['vmx', ...SPECTRE], adds: SPECTRE },
  { title: 'Intel Westmere Family', model: 'Westmere', needs: ['aes', 'vmx', 'nx'] },
  {
    title: 'Secure Intel Westmere Family',
    model: 'Westmere',
    needs: ['aes', 'vmx', ...SPECTRE],
    adds: ['pcid', ...SPECTRE],
  },
  { title: 'Intel SandyBridge Family', model: 'SandyBridge', needs: ['vmx', 'nx'] },
  { title: 'Secure Intel SandyBridge Family', model: 'SandyBridge', needs: ['vmx', ...MDS], adds: ['pcid', ...MDS] },
  { title: 'Intel IvyBridge Family', model: 'IvyBridge', needs: ['vmx', 'nx'] },
  { title: 'Secure Intel IvyBridge Family', model: 'IvyBridge', needs: ['vmx', ...MDS], adds: ['pcid', ...MDS] },
  { title: 'Intel Haswell Family', model: 'Haswell-noTSX', needs: ['vmx', 'nx'] },
  { title: 'Secure Intel Haswell Family', model: 'Haswell-noTSX', needs: ['vmx', ...MDS], adds: MDS },
  { title: 'Intel Broadwell Family', model: 'Broadwell-noTSX', needs: ['vmx', 'nx'] },
  { title: 'Secure Intel Broadwell Family', model: 'Broadwell-noTSX', needs: ['vmx', ...MDS], adds: MDS },
  { title: 'Intel Skylake Client Family', model: 'Skylake-Client', needs: ['vmx', 'nx'], drops: [...TSX, 'mpx'] },
  {
    ...{ title: 'Secure Intel Skylake Client Family', model: 'Skylake-Client-noTSX-IBRS' },
    ...{ needs: ['vmx', 'ssbd', 'md-clear'], adds: ['ssbd', 'md-clear'], drops: ['mpx'] },
  },
  { title: 'Intel Skylake Server Family', model: 'Skylake-Server', needs: ['vmx', 'nx'], drops: [...TSX, 'mpx'] },
  {
    ...{ title: 'Secure Intel Skylake Server Family', model: 'Skylake-Server-noTSX-IBRS' },
    ...{ needs: ['vmx', 'ssbd', 'md-clear'], adds: ['ssbd', 'md-clear'], drops: ['mpx'] },
  },
  { title: 'Intel Cascadelake Server Family', model: 'Cascadelake-Server', needs: ['vmx'], drops: [...TSX, 'mpx'] },
  {
    title: 'Secure Intel Cascadelake Server Family',
    model: 'Cascadelake-Server-noTSX',
    needs: ['vmx'],
    drops: ['mpx'],
  },
  { title: 'Intel Icelake Server Family', model: 'Icelake-Server-noTSX', needs: ['vmx'], drops: ['mpx'] },
  {
    ...{ title: 'Secure Intel Icelake Server Family', model: 'Icelake-Server-noTSX' },
    ...{ needs: ['vmx', ...ICELAKE], adds: ICELAKE, drops: ['mpx'] },
  },
  { title: 'Intel Sapphire Rapids Server Family', model: 'SapphireRapids', needs: ['vmx'], drops: TSX },
  {
    ...{ title: 'Secure Intel Sapphire Rapids Server Family', model: 'SapphireRapids' },
    ...{ needs: ['vmx', ...MMIO], adds: MMIO, drops: TSX },
  },
];

const AMD: readonly ClusterType[] = [
  { title: 'AMD Opteron G4', model: 'Opteron_G4', needs: ['svm', 'nx'] },
  { title: 'AMD Opteron G5', model: 'Opteron_G5', needs: ['svm', 'nx'] },
  { title: 'AMD EPYC', model: 'EPYC', needs: ['svm', 'nx'] },
  { title: 'Secure AMD EPYC', model: 'EPYC', needs: ['svm', 'nx', 'ibpb', 'ssbd'], adds: ['ibpb', 'virt-ssbd'] },
  { title: 'AMD EPYC-Rome', model: 'EPYC-Rome', needs: ['svm'] },
  {
    ...{ title: 'Secure AMD EPYC-Rome', model: 'EPYC-Rome', needs: ['svm', 'ibrs', 'amd-ssbd'] },
    adds: ['ibrs', 'amd-ssbd'],
  },
  { title: 'AMD EPYC-Milan', model: 'EPYC-Milan', needs: ['svm'] },
  { title: 'AMD EPYC-Milan-v2', model: 'EPYC-Milan', needs: ['svm', ...ZEN3_ALL], adds: ZEN3_ALL },
  { title: 'AMD EPYC-Genoa', model: 'EPYC-Genoa', needs: ['svm'] },
];

/** oVirt's ServerCPUList for x86: level, title, flags that a host must report, and the guest's CPU in libvirt's names. */
export const ovirtEngine: Emitter = {
  name: 'ovirt-engine',
  emit: (view) => {
    const entries = [INTEL, AMD].flatMap((types) => types.map((type, i) => entry(view, type, i + 1)));
    const { qemu, libvirt } = view;
    const text = render('ovirt-engine', { qemu: qemu.release, libvirt: libvirt.release, entries });
    return [{ path: 'server_cpu_list.sql', text }];
  },
};

/** @throws Error for a model or a feature that libvirt does not know */
function entry(
  view: DownstreamView,
  { title, model, needs, adds = [], drops = [] }: ClusterType,
  level: number,
): string {
  if (!view.libvirt.map.x86.models.some(({ name }) => name === model)) throw new Error(`libvirt has no model ${model}`);
  const spelled = (names: readonly string[], sign: string) => names.map((name) => `${sign}${spelling(view, name)}`);
  // The hosts' agent takes flags as Linux spells them, with underscores where it has a choice.
  const flags = needs.map((name) => (MDS.includes(name) ? name.replaceAll('-', '_') : spelling(view, name)));
  const cpu = [model, ...spelled(adds, '+'), ...spelled(drops, '-')].join(',');
  return `${level}:${title}:${[...flags, `model_${model}`].join(',')}:${cpu}:x86_64; `;
}

/** @throws Error for a feature that libvirt does not know */
function spelling(view: DownstreamView, name: string): string {
  const own = libvirtName(view, name);
  if (!view.libvirt.map.x86.features.some((feature) => feature.name === own))
    throw new Error(`libvirt has no feature ${own}`);
  return own;
}
