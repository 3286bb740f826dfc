import { parseCapabilities, parseCpu, parseCpuData, parseDomainCapabilities } from '@cpu-models/libvirt-xml';
import { type Cpu, compareReleases, type ExplainHost, expand, loadMap, meaningOf, namesOf } from '@cpu-models/runtime';
import { InputError, type Known } from '../known.js';
import { mended, xmlIn } from '../paste.js';
import type { CpuidRow, HostPart, HostReader } from './part.js';

/** The part of `<domainCapabilities>` that is about CPUs, which people copy. */
const MODE = /<mode\s+name=['"](?:host-model|custom)['"]/;

/** `virsh domcapabilities`: libvirt's list of models with their blockers, and what host-model becomes. */
export const domainCapabilities: HostReader = {
  kind: 'virsh domcapabilities',
  matches: (text) => /<domainCapabilities[\s>]/.test(text) || MODE.test(text),
  read: (text, known) => {
    const isWhole = /<domainCapabilities[\s>][\s\S]*<\/domainCapabilities>/.test(text);
    const xml = isWhole ? xmlIn(text, 'domainCapabilities') : mended(text, MODE, ['domainCapabilities', 'cpu']);
    const { machine, domain, hostModel, custom } = parseDomainCapabilities(xml);
    const name = machine ?? 'unknown machine type';
    const listed = (custom ?? []).map(({ name: model, usable, canonical, blockers }) => ({
      name: model,
      ...(canonical === null ? {} : { 'alias-of': canonical }),
      ...(usable === 'yes' ? { 'unavailable-features': [] } : {}),
      ...(blockers === undefined ? {} : { 'unavailable-features': blockers.map((one) => qemuNameOf(known, one)) }),
      ...(usable === 'unknown' ? {} : { usable: usable === 'yes' }),
    }));
    // Of a list that may be cut, nothing follows for the models that are not there.
    const list = isWhole || listed.length === 0 ? listed : [...listed, ...unlisted(known, listed)];
    return {
      kind: 'virsh domcapabilities',
      accel: domain === 'qemu' ? 'tcg' : 'kvm',
      machines: [{ name }],
      definitions: { [name]: list },
      ...(hostModel === null ? {} : modelParts(known, name, hostModel)),
      partial: true,
      cannotSay: [
        "QEMU's version",
        'features that neither a blocker nor the host-model CPU is about',
        'what the CPU itself has, beyond what libvirt lists',
      ],
    };
  },
};

function modelParts(known: Known, machine: string, cpu: Cpu): Pick<HostPart, 'hostModel' | 'maximum' | 'cpuinfo'> {
  const values = featuresOfCpu(known, cpu);
  const vendor = vendorString(known, cpu.vendor);
  return {
    hostModel: cpu,
    maximum: { [machine]: { ...lackedBy(known, values), ...values } },
    ...(vendor === null ? {} : { cpuinfo: { vendor_id: vendor } }),
  };
}

/**
 * libvirt makes host-model of all that QEMU gives `host` (virQEMUCapsInitHostCPUModel), so that what it does not list there
 * is none, as far as every libvirt has a name for it. QEMU gives `hypervisor` to each: a CPU without was not made so, or
 * was cut.
 */
function lackedBy({ features, libvirt }: Known, values: Readonly<Record<string, boolean>>): Record<string, boolean> {
  if (values['hypervisor'] !== true) return {};
  const lists = libvirt.map(({ x86 }) => new Set(x86.features.map(({ name }) => name)));
  const everywhere = features.filter(({ libvirt: name }) => name !== null && lists.every((list) => list.has(name)));
  return Object.fromEntries(everywhere.flatMap(({ qemu }) => (qemu === null ? [] : [[qemu, false]])));
}

/** `virsh capabilities`, or the host's `<cpu>` out of it: what libvirt read from the CPU itself. */
export const capabilities: HostReader = {
  kind: 'virsh capabilities',
  matches: (text) => /<capabilities[\s>]/.test(text) || (/<cpu[\s>]/.test(text) && /<arch>/.test(text)),
  read: (text, known) => {
    // A pasted text may end before </capabilities>, or amid the CPU.
    const isCut = !text.includes('</cpu>');
    const cpu = /<\/capabilities>/.test(text)
      ? parseCapabilities(xmlIn(text, 'capabilities'))
      : parseCpu(isCut ? mended(text, /<cpu[\s>]/) : xmlIn(text.slice(0, endOf(text, '</cpu>')), 'cpu'), 'host');
    const values = featuresOfCpu(known, cpu);
    // A name that every known libvirt has and that is not listed is not there; of newer names nothing is known.
    const [oldest] = [...known.libvirt].sort((a, b) => compareReleases(a.release, b.release));
    const absent = (isCut ? [] : (oldest?.x86.features ?? []))
      .filter(({ address }) => address.kind === 'cpuid')
      .map(({ name }) => qemuNameOf(known, name))
      .filter((name) => values[name] === undefined);
    const vendor = vendorString(known, cpu.vendor);
    return {
      kind: 'virsh capabilities',
      features: {
        values: { ...Object.fromEntries(absent.map((name) => [name, false])), ...values },
        source: `libvirt's description of the host CPU (${cpu.model} with ${cpu.features.length} features)`,
      },
      cpuinfo: {
        ...(vendor === null ? {} : { vendor_id: vendor }),
        ...(cpu.signature === null
          ? {}
          : {
              'cpu family': `${cpu.signature.family}`,
              model: `${cpu.signature.model}`,
              stepping: `${cpu.signature.stepping}`,
            }),
        ...(cpu.microcode === null ? {} : { microcode: `0x${cpu.microcode.toString(16)}` }),
      },
      cannotSay: [
        'what QEMU and KVM give of it: QEMU was not asked',
        'features that the libvirt which wrote it did not know yet',
        ...(isCut ? ['what stood behind the place where the text ends'] : []),
      ],
    };
  },
};

/** Models that somebody knows and a list does not have. */
export function unlisted(known: Known, listed: readonly { readonly name: string }[]): { readonly name: string }[] {
  const there = new Set(listed.map(({ name }) => name));
  const names = new Set([
    ...known.qemu.flatMap((release) => namesOf(release).models),
    ...known.libvirt.flatMap(({ x86 }) => x86.models.map(({ name }) => name)),
  ]);
  return [...names].filter((name) => !there.has(name)).map((name) => ({ name }));
}

/** Where the first such closing tag ends; the whole text without one. */
function endOf(text: string, close: string): number {
  const at = text.indexOf(close);
  return at < 0 ? text.length : at + close.length;
}

/** A `<cpu>` without more, as `virsh hypervisor-cpu-baseline` and the like print it: what guests can have there. */
export const cpuElement: HostReader = {
  kind: 'libvirt <cpu>',
  matches: (text) => /<cpu[\s>]/.test(text) && !/<domain[\s>]/.test(text),
  read: (text, known) => {
    const cpu = parseCpu(xmlIn(text, 'cpu'), 'guest');
    const vendor = vendorString(known, cpu.vendor);
    return {
      kind: 'libvirt <cpu>',
      features: { values: featuresOfCpu(known, cpu), source: `libvirt's <cpu> (${cpu.model})` },
      ...(vendor === null ? {} : { cpuinfo: { vendor_id: vendor } }),
      cannotSay: ['what QEMU and KVM give of it: QEMU was not asked', 'features that the <cpu> does not name'],
    };
  },
};

/** libvirt's `<cpudata>`: registers. */
export const cpudata: HostReader = {
  kind: 'libvirt cpudata',
  matches: (text) => /<cpudata[\s>]/.test(text),
  read: (text) => {
    const { items } = parseCpuData(xmlIn(text, 'cpudata'));
    const rows = items.flatMap((item): CpuidRow[] =>
      item.kind === 'cpuid' ? [[item.eaxIn, item.ecxIn, item.eax, item.ebx, item.ecx, item.edx]] : [],
    );
    const msrs = items.flatMap((item) =>
      item.kind === 'msr'
        ? [
            [
              `0x${item.index.toString(16)}`,
              `0x${((BigInt(item.edx) << 32n) | BigInt(item.eax)).toString(16)}`,
            ] as const,
          ]
        : [],
    );
    return {
      kind: 'libvirt cpudata',
      rows,
      ...(msrs.length === 0 ? {} : { msrs: Object.fromEntries(msrs) }),
      cannotSay: ['what QEMU and KVM give of it: QEMU was not asked'],
    };
  },
};

/**
 * QEMU's names of what a CPU of libvirt's has and what it switches off, by the newest map that has its model.
 * @throws InputError for a model that no map has
 */
export function featuresOfCpu(known: Known, cpu: Cpu): Record<string, boolean> {
  const maps = [...known.libvirt].sort((a, b) => compareReleases(b.release, a.release));
  const map = maps.find(({ x86 }) => x86.models.some(({ name }) => name === cpu.model));
  if (map === undefined) throw new InputError(`libvirt's CPU model '${cpu.model}' is in no known cpu_map`);
  const cpus = loadMap(map);
  const listed = new Set(cpus.features.map(({ name }) => name));
  const own = cpu.features.filter(({ name }) => listed.has(name));
  const { features } = expand(cpus, { ...cpu, features: own });
  // What the map switches off in a model by itself was not said of this CPU.
  const said = features.filter(({ name, policy }) => policy !== 'disable' || own.some((one) => one.name === name));
  return Object.fromEntries(said.map(({ name, policy }) => [qemuNameOf(known, name), policy !== 'disable']));
}

/** QEMU's name of a feature in anybody's spelling; the same for names that nobody has. */
export function qemuNameOf(known: Known, name: string): string {
  return meaningOf(known.features, name)?.qemu ?? name;
}

/** `Intel` -> `GenuineIntel`, as the map has it. */
export function vendorString({ libvirt }: Known, name: string | null): string | null {
  return libvirt.flatMap(({ x86 }) => x86.vendors).find((vendor) => vendor.name === name)?.string ?? null;
}

export type { ExplainHost };
