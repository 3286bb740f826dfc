import {
  type Cpu,
  type CpuFeature,
  type CpuType,
  guestCpu,
  hostCpu,
  type Signature,
} from '@cpu-models/runtime/libvirt';
import { readRest } from './cpu-rest.js';
import type { XmlElement, XmlLimits } from './xml-element.js';
import { child, children, decimal, expectName, fail, oneOf } from './xml-read.js';
import { parseXml } from './xml-tree.js';

const MODES = ['custom', 'host-model', 'host-passthrough', 'maximum'] as const;
const MATCHES = ['exact', 'minimum', 'strict'] as const;
const CHECKS = ['default', 'none', 'partial', 'full'] as const;
const POLICIES = ['force', 'require', 'optional', 'disable', 'forbid'] as const;

/**
 * Reads a `<cpu>` element (virCPUDefParseXML of libvirt 11.3); elements that it does not know are passed over.
 *
 * @param type `auto`: a host if it has `<arch>`, else a guest
 * @throws LibvirtXmlError
 */
export function parseCpu(xml: string | Uint8Array, type: CpuType | 'auto' = 'auto', limits?: XmlLimits): Cpu {
  return readCpu(parseXml(xml, limits), type);
}

/**
 * {@link parseCpu} for an element that is parsed already.
 *
 * @throws LibvirtXmlError
 */
export function readCpu(cpu: XmlElement, type: CpuType | 'auto' = 'auto'): Cpu {
  expectName(cpu, 'cpu');
  const isHost = type === 'auto' ? child(cpu, 'arch') !== undefined : type === 'host';
  if (type === 'auto' && isHost && cpu.attributes.has('match'))
    fail(cpu, '<cpu>: <arch> with attribute match; expected one of them');
  return isHost ? readHost(cpu) : readGuest(cpu);
}

function readHost(cpu: XmlElement): Cpu {
  if (cpu.attributes.has('mode')) fail(cpu, '<cpu>: mode of a host; expected mode for guests only');
  const model = textOf(cpu, 'model');
  return hostCpu({
    arch: textOf(cpu, 'arch') ?? fail(cpu, '<cpu>: no <arch>; expected the host architecture'),
    model: model ?? fail(cpu, '<cpu>: no <model>; expected the host model'),
    vendor: textOf(cpu, 'vendor'),
    microcode: microcodeOf(cpu),
    signature: signatureOf(cpu),
    features: featuresOf(cpu, 'host'),
    ...readRest(cpu, null),
  });
}

function readGuest(cpu: XmlElement): Cpu {
  const mode = oneOf(cpu, 'mode', MODES, 'custom');
  const model = textOf(cpu, 'model');
  const vendor = textOf(cpu, 'vendor');
  const features = featuresOf(cpu, 'guest');
  if (vendor !== null && model === null) fail(cpu, '<vendor>: no <model>; expected a model beside it');
  if (features.length > 0 && model === null && mode === 'custom')
    fail(cpu, '<feature>: no <model>; expected a model beside it');
  return guestCpu({
    mode,
    match: oneOf(cpu, 'match', MATCHES, 'exact'),
    check: oneOf(cpu, 'check', CHECKS, 'default'),
    model,
    vendor,
    features,
    ...modelAttributes(cpu, mode),
    ...readRest(cpu, mode),
  });
}

/** Modes that pass the host through have no fallback and no vendor_id; libvirt ignores them there. */
function modelAttributes(cpu: XmlElement, mode: Cpu['mode']): Partial<Cpu> {
  const model = child(cpu, 'model');
  if (!model || mode === 'host-passthrough' || mode === 'maximum') return {};
  const vendorId = model.attributes.get('vendor_id') || null;
  if (vendorId !== null && (new TextEncoder().encode(vendorId).length !== 12 || vendorId.includes(','))) {
    fail(model, `<model>: vendor_id='${vendorId}'; expected 12 characters without a comma`);
  }
  return { fallback: oneOf(model, 'fallback', ['allow', 'forbid'], 'allow'), vendorId };
}

function featuresOf(cpu: XmlElement, type: CpuType): CpuFeature[] {
  const seen = new Set<string>();
  return children(cpu, 'feature').map((feature) => {
    const name = feature.attributes.get('name') || fail(feature, '<feature>: no name; expected one');
    if (seen.has(name)) fail(feature, `<feature>: ${name} specified twice; expected it once`);
    seen.add(name);
    return { name, policy: type === 'host' ? null : oneOf(feature, 'policy', POLICIES, 'require') };
  });
}

function microcodeOf(cpu: XmlElement): number | null {
  const microcode = child(cpu, 'microcode');
  return microcode ? decimal(microcode, 'version', null) : null;
}

function signatureOf(cpu: XmlElement): Signature | null {
  const signature = child(cpu, 'signature');
  if (!signature) return null;
  const family = decimal(signature, 'family');
  if (family === 0) fail(signature, "<signature>: family='0'; expected a number above 0");
  return { family, model: decimal(signature, 'model'), stepping: decimal(signature, 'stepping') };
}

/** Text of the first child of that name; empty text counts as none, as in libvirt. */
function textOf(element: XmlElement, name: string): string | null {
  return child(element, name)?.text || null;
}
