import type { FeatureBitAddress, MapFeature, MapModel, MapSignature, X86Map } from '@cpu-models/runtime/libvirt';
import { readItem } from './cpudata.js';
import { readSteppings } from './steppings.js';
import type { XmlElement } from './xml-element.js';
import { child, children, fail, oneOf, required, unsigned } from './xml-read.js';

/**
 * The x86 part of a cpu_map from its definitions in load order.
 *
 * @throws LibvirtXmlError
 */
export function readX86(definitions: readonly XmlElement[]): X86Map {
  const of = (kind: string) => definitions.filter(({ name }) => name === kind);
  return {
    vendors: of('vendor').map((vendor) => ({
      name: required(vendor, 'name'),
      string: required(vendor, 'string'),
    })),
    features: of('feature').map(readFeature),
    models: of('model').map(readModel),
  };
}

function readFeature(feature: XmlElement): MapFeature {
  return {
    name: required(feature, 'name'),
    address: addressOf(feature),
    migratable: feature.attributes.get('migratable') !== 'no',
    aliases: children(feature, 'alias').map((alias) => ({
      name: required(alias, 'name'),
      source:
        oneOf(alias, 'source', ['qemu', 'linux'], null) ?? fail(alias, '<alias>: no source; expected qemu or linux'),
    })),
  };
}

/** libvirt would take several bits; no map has ever had such a feature. */
function addressOf(feature: XmlElement): FeatureBitAddress {
  const [node, second] = feature.children.filter(({ name }) => name !== 'alias');
  if (!node || second) fail(feature, '<feature>: not one <cpuid> or <msr>; expected exactly one');
  const item = readItem(node);
  if (item.kind === 'msr') {
    const bit = item.edx === 0 ? bitOf(node, item.eax) : 32 + bitOf(node, item.edx);
    return { kind: 'msr', index: item.index, bit };
  }
  const used = (['eax', 'ebx', 'ecx', 'edx'] as const).filter((register) => item[register] !== 0);
  const register = used[0];
  if (register === undefined || used.length > 1)
    fail(node, '<cpuid>: not one bit; expected exactly one bit in one register');
  return {
    kind: 'cpuid',
    eax: item.eaxIn,
    ecx: item.ecxIn,
    register,
    bit: bitOf(node, item[register]),
  };
}

function bitOf(node: XmlElement, mask: number): number {
  const bit = 31 - Math.clz32(mask);
  if (mask === 0 || mask >>> 0 !== 2 ** bit)
    fail(node, `<${node.name}>: mask 0x${mask.toString(16)}; expected exactly one bit`);
  return bit;
}

function readModel(model: XmlElement): MapModel {
  const features = children(model, 'feature');
  const names = (kind: 'removed' | 'added' | 'own') =>
    features.filter((feature) => kindOf(feature) === kind).map((feature) => required(feature, 'name'));
  const ancestor = child(model, 'model');
  const vendor = child(model, 'vendor');
  return {
    name: required(model, 'name'),
    partialCompat: partialCompat(model),
    ...decodeOf(model),
    ancestor: ancestor ? required(ancestor, 'name') : null,
    signatures: children(model, 'signature').map(readSignature),
    vendor: vendor ? required(vendor, 'name') : null,
    features: names('own'),
    added: names('added'),
    removed: names('removed'),
  };
}

/** A feature that is both removed and added counts as removed (x86ModelParseFeatures, libvirt 11.3). */
function kindOf(feature: XmlElement): 'removed' | 'added' | 'own' {
  if (oneOf(feature, 'removed', ['yes', 'no'], 'no') === 'yes') return 'removed';
  return oneOf(feature, 'added', ['yes', 'no'], 'no') === 'yes' ? 'added' : 'own';
}

function partialCompat(model: XmlElement): boolean {
  const check = child(model, 'check');
  return (
    check !== undefined &&
    (oneOf(check, 'partial', ['compat'], null) ?? fail(check, '<check>: no partial; expected compat')) === 'compat'
  );
}

function decodeOf(model: XmlElement): { decodeHost: boolean; decodeGuest: boolean } {
  const decode = child(model, 'decode') ?? fail(model, `model ${required(model, 'name')}: no <decode>; expected one`);
  const on = (name: string) =>
    (oneOf(decode, name, ['on', 'off'], null) ?? fail(decode, `<decode>: no ${name}; expected on or off`)) === 'on';
  return { decodeHost: on('host'), decodeGuest: on('guest') };
}

function readSignature(signature: XmlElement): MapSignature {
  const family = unsigned(signature, 'family');
  if (family === 0) fail(signature, "<signature>: family='0'; expected a number above 0");
  return { family, model: unsigned(signature, 'model'), stepping: readSteppings(signature) };
}
