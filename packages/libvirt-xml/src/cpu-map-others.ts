import type { ArmMap, Ppc64Map } from '@cpu-models/runtime/libvirt';
import type { XmlElement } from './xml-element.js';
import { child, children, fail, required } from './xml-read.js';

/**
 * The ppc64 part of a cpu_map from its definitions in load order.
 *
 * @throws LibvirtXmlError
 */
export function readPpc64(definitions: readonly XmlElement[]): Ppc64Map {
  return {
    vendors: named(definitions, 'vendor'),
    models: definitions
      .filter(({ name }) => name === 'model')
      .map((model) => ({
        name: required(model, 'name'),
        vendor: vendorOf(model),
        pvrs: children(model, 'pvr').map((pvr) => ({
          value: hexadecimal(pvr, 'value'),
          mask: hexadecimal(pvr, 'mask'),
        })),
      })),
  };
}

/**
 * The arm part of a cpu_map from its definitions in load order.
 *
 * @throws LibvirtXmlError
 */
export function readArm(definitions: readonly XmlElement[]): ArmMap {
  return {
    vendors: definitions
      .filter(({ name }) => name === 'vendor')
      .map((vendor) => ({ name: required(vendor, 'name'), value: hexadecimal(vendor, 'value') })),
    features: named(definitions, 'feature'),
    models: definitions
      .filter(({ name }) => name === 'model')
      .map((model) => {
        const pvr = child(model, 'pvr');
        return {
          name: required(model, 'name'),
          vendor: vendorOf(model),
          pvr: pvr ? hexadecimal(pvr, 'value') : null,
        };
      }),
  };
}

function named(definitions: readonly XmlElement[], kind: string): string[] {
  return definitions.filter(({ name }) => name === kind).map((definition) => required(definition, 'name'));
}

function vendorOf(model: XmlElement): string | null {
  const vendor = child(model, 'vendor');
  return vendor ? required(vendor, 'name') : null;
}

/** These attributes are hexadecimal with or without 0x (virXMLPropUInt with base 16). */
function hexadecimal(element: XmlElement, name: string): number {
  const text = required(element, name);
  if (!/^(0x)?[0-9a-f]{1,8}$/i.test(text))
    fail(element, `<${element.name}>: ${name}='${text}'; expected a hexadecimal 32-bit number`);
  return Number.parseInt(text, 16);
}
