import { parseXml, readCpu, type XmlElement } from '@cpu-models/libvirt-xml';
import { guestCpu, type PropertyValue } from '@cpu-models/runtime';
import { InputError } from '../known.js';
import type { Guest, GuestReader } from './guest.js';

/** libvirt's `<domain>`, several of them, or a `<cpu>` alone. */
export const domainXml: GuestReader = {
  kind: 'domain XML',
  matches: (text) => /<(domain|cpu)[\s>]/.test(text),
  read: (text) => {
    const pieces = text.match(/<domain[\s>][\s\S]*?<\/domain>/g);
    if (pieces === null) {
      const root = parseXml(text);
      const cpu = root.name === 'cpu' ? root : find(root, 'cpu');
      if (cpu === undefined) throw new InputError(`<${root.name}> has no <cpu>; expected a guest`);
      return [{ kind: 'libvirt <cpu>', cpu: readCpu(cpu, 'guest'), notes: [] }];
    }
    return pieces.map((piece) => readDomain(parseXml(piece)));
  },
};

function readDomain(domain: XmlElement): Guest {
  const cpu = find(domain, 'cpu');
  const type = find(find(domain, 'os'), 'type');
  const machine = type?.attributes.get('machine');
  const kind = domain.attributes.get('type');
  const name = find(domain, 'name')?.text;
  const none = cpu === undefined || (find(cpu, 'model') === undefined && !cpu.attributes.has('mode'));
  const properties = { ...hyperv(domain), ...switches(domain), ...timers(domain) };
  return {
    kind: 'domain XML',
    ...(name === undefined ? {} : { name }),
    ...(none ? { model: 'qemu64' } : { cpu: readCpu(cpu, 'guest') }),
    ...(machine === undefined ? {} : { machine }),
    accelerator: kind === 'qemu' ? 'tcg' : 'kvm',
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
    notes: none ? ['the domain names no CPU: QEMU takes the default of the machine type, qemu64'] : [],
  };
}

/** Hyper-V's features; libvirt's names with - for _, and hv- before them. */
function hyperv(domain: XmlElement): Record<string, PropertyValue> {
  const list = find(find(domain, 'features'), 'hyperv')?.children ?? [];
  return Object.fromEntries(
    list.flatMap((element): (readonly [string, PropertyValue])[] => {
      if (element.attributes.get('state') !== 'on') return [];
      const name = `hv-${element.name.replaceAll('_', '-')}`;
      if (name === 'hv-spinlocks') return [[name, Number(element.attributes.get('retries') ?? 4095)]];
      if (name === 'hv-vendor-id') return [[name, element.attributes.get('value') ?? '']];
      const direct = find(element, 'direct')?.attributes.get('state') === 'on';
      return [[name, true], ...(direct ? [[`${name}-direct`, true] as const] : [])];
    }),
  );
}

function switches(domain: XmlElement): Record<string, PropertyValue> {
  const pmu = find(find(domain, 'features'), 'pmu');
  return pmu === undefined ? {} : { pmu: pmu.attributes.get('state') !== 'off' };
}

function timers(domain: XmlElement): Record<string, PropertyValue> {
  const tsc = (find(domain, 'clock')?.children ?? []).find(({ attributes }) => attributes.get('name') === 'tsc');
  const frequency = tsc?.attributes.get('frequency');
  return frequency === undefined ? {} : { 'tsc-frequency': BigInt(frequency) };
}

function find(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** A guest CPU as libvirt would have it for a mode or a model. */
export function libvirtGuest(
  mode: string,
  model: string | null,
  features: Parameters<typeof guestCpu>[0]['features'] = [],
) {
  const modes = ['host-model', 'host-passthrough', 'maximum'] as const;
  const found = modes.find((one) => one === mode);
  return guestCpu(
    found === undefined ? { mode: 'custom', model, features, match: 'exact' } : { mode: found, features },
  );
}
