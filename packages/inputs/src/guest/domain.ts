import { parseXml, readCpu, type XmlElement } from '@cpu-models/libvirt-xml';
import { ASSUMED_GUEST, guestCpu, type PropertyValue } from '@cpu-models/runtime';
import { InputError } from '../known.js';
import { xmlIn } from '../paste.js';
import type { Guest, GuestReader } from './guest.js';

/** libvirt's `<domain>`, several of them, or a `<cpu>` alone. */
export const domainXml: GuestReader = {
  kind: 'domain XML',
  matches: (text) => /<(domain|cpu)[\s>]/.test(text),
  read: (text) => {
    const pieces = domainsIn(text);
    if (pieces.length === 0) {
      const root = parseXml(xmlIn(text, /<domain[\s>]/.test(text) ? 'domain' : 'cpu'));
      const cpu = root.name === 'cpu' ? root : find(root, 'cpu');
      if (cpu === undefined) throw new InputError(`<${root.name}> has no <cpu>; expected a guest`);
      const properties = addressBits(cpu);
      return [
        {
          kind: 'libvirt <cpu>',
          cpu: readCpu(cpu, 'guest'),
          ...(Object.keys(properties).length === 0 ? {} : { properties }),
          notes: [],
        },
      ];
    }
    return pieces.map((piece) => readDomain(parseXml(piece)));
  },
};

const END = '</domain>';

/** Every `<domain>` that ends; the text is passed once. */
function domainsIn(text: string): string[] {
  const start = /<domain[\s>]/g;
  const pieces: string[] = [];
  for (let open = start.exec(text); open !== null; open = start.exec(text)) {
    const close = text.indexOf(END, open.index);
    if (close < 0) break;
    start.lastIndex = close + END.length;
    pieces.push(text.slice(open.index, start.lastIndex));
  }
  return pieces;
}

function readDomain(domain: XmlElement): Guest {
  const cpu = find(domain, 'cpu');
  const type = find(find(domain, 'os'), 'type');
  const machine = type?.attributes.get('machine');
  const kind = domain.attributes.get('type');
  const name = find(domain, 'name')?.text;
  const none = cpu === undefined || (find(cpu, 'model') === undefined && !cpu.attributes.has('mode'));
  const properties = { ...hyperv(domain), ...switches(domain), ...timers(domain), ...(cpu ? addressBits(cpu) : {}) };
  const stated = statedCpu(domain, none ? undefined : cpu);
  return {
    kind: 'domain XML',
    ...(name === undefined ? {} : { name }),
    ...stated,
    ...(machine === undefined ? {} : { machine }),
    accelerator: kind === 'qemu' ? 'tcg' : 'kvm',
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
  };
}

/** The CPU that QEMU is told, and what a reader may wonder about. */
function statedCpu(domain: XmlElement, cpu: XmlElement | undefined): Pick<Guest, 'model' | 'cpu' | 'notes'> {
  const own = ownArgument(domain);
  if (own !== null)
    return {
      model: own,
      notes: ['<qemu:commandline> has a -cpu of its own, behind the one that libvirt writes: it wins'],
    };
  if (cpu !== undefined) return { cpu: readCpu(cpu, 'guest'), notes: [] };
  const { model } = ASSUMED_GUEST;
  return { model, notes: [`the domain names no CPU: QEMU takes the default of the machine type, ${model}`] };
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
  const hidden = find(find(find(domain, 'features'), 'kvm'), 'hidden')?.attributes.get('state') === 'on';
  return {
    ...(pmu === undefined ? {} : { pmu: pmu.attributes.get('state') !== 'off' }),
    ...(hidden ? { kvm: false } : {}),
  };
}

/** `<maxphysaddr>`: the width of physical addresses (libvirt 8.7). */
function addressBits(cpu: XmlElement): Record<string, PropertyValue> {
  const attributes = find(cpu, 'maxphysaddr')?.attributes;
  const [bits, limit] = [attributes?.get('bits'), attributes?.get('limit')].map(wholeNumber);
  if (attributes?.get('mode') === 'passthrough')
    return { 'host-phys-bits': true, ...(limit === undefined ? {} : { 'host-phys-bits-limit': limit }) };
  return bits === undefined ? {} : { 'phys-bits': bits };
}

function wholeNumber(text: string | undefined): bigint | undefined {
  return text !== undefined && /^\d+$/.test(text) ? BigInt(text) : undefined;
}

/** The argument of the last -cpu that the domain hands to QEMU past libvirt. */
function ownArgument(domain: XmlElement): string | null {
  const values = (find(domain, 'qemu:commandline')?.children ?? [])
    .filter(({ name }) => name === 'qemu:arg')
    .map(({ attributes }) => attributes.get('value') ?? '');
  const at = values.lastIndexOf('-cpu');
  return at < 0 ? null : (values[at + 1] ?? null);
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
