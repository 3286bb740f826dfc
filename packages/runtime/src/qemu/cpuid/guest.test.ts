import { describe, expect, it } from 'vitest';
import type { Behaviour } from '../behaviours.js';
import { hostOfExpansion } from '../host.js';
import { resolve } from '../resolve.js';
import type { PropertyValue } from '../state.js';
import { property, smallRelease } from '../testing/small-release.js';
import { realize } from './guest.js';
import { cpuid } from './read.js';

const guestPhysBits = property({ name: 'guest-phys-bits', type: 'uint32', default: 0xffff_ffff });

function start(model: string, properties: Record<string, PropertyValue>, ...behaviours: Behaviour[]) {
  const release = smallRelease({
    behaviours: new Set(behaviours),
    properties: [...smallRelease().properties, guestPhysBits],
  });
  return resolve(release, { model, machine: 'q35', accelerator: 'tcg', properties });
}

describe('address sizes', () => {
  it.each<[Record<string, PropertyValue>, Behaviour[], number]>([
    [{}, [], 0x3028],
    [{ 'phys-bits': 46 }, [], 0x302e],
    [{ 'phys-bits': 46, 'guest-phys-bits': 40 }, [], 0x28_302e],
    [{ lm: false }, [], 32],
    [{ lm: false, pse36: true, 'x-force-features': true }, [], 36],
  ])('with %o and %o', (properties, behaviours, expected) => {
    const cpu = start('Alpha', { xlevel: 0x8000_0008, ...properties }, ...behaviours);
    expect(cpuid(cpu)(0x8000_0008).eax).toBe(expected);
  });
});

describe("the host's address width", () => {
  const properties = [
    ...smallRelease().properties,
    property({ name: 'host-phys-bits', type: 'bool', default: false }),
    property({ name: 'host-phys-bits-limit', type: 'uint8', default: 0 }),
  ];
  const width = (extra: Record<string, PropertyValue>, physBits: number | null) => {
    const host = hostOfExpansion(smallRelease(), (name) => ({ lm: true, vendor: 'AuthenticAMD' })[name], physBits);
    const options = { model: 'Alpha', machine: 'q35', accelerator: 'kvm', hostVendor: host.vendor, host } as const;
    const cpu = resolve(smallRelease({ properties }), { ...options, properties: { xlevel: 0x8000_0008, ...extra } });
    return cpuid(cpu)(0x8000_0008).eax & 0xff;
  };

  it('is seen with host-phys-bits, up to the limit, where it is known', () => {
    expect(width({}, 48)).toBe(40);
    expect(width({ 'host-phys-bits': true }, 48)).toBe(48);
    expect(width({ 'host-phys-bits': true, 'host-phys-bits-limit': 46 }, 48)).toBe(46);
    expect(width({ 'host-phys-bits': true, 'host-phys-bits-limit': 52 }, 48)).toBe(48);
    expect(width({ 'host-phys-bits': true }, null)).toBe(40);
  });
});

describe('refusals', () => {
  it.each<[string, Record<string, PropertyValue>, string]>([
    ['Alpha', { 'phys-bits': 20 }, "QEMU does not start 'Alpha' with 20 phys-bits: 32 to 52"],
    ['Alpha', { 'guest-phys-bits': 41 }, "QEMU does not start 'Alpha' with 41 guest-phys-bits: 32 to 40"],
    ['Alpha', { lm: false, 'phys-bits': 36 }, 'with phys-bits, as it is a 32-bit CPU'],
    ['Alpha', { lm: false, 'guest-phys-bits': 36 }, 'with guest-phys-bits, as it is a 32-bit CPU'],
    ['Alpha', { 'legacy-cache': false }, "with 'legacy-cache=off', as it has no caches of its own"],
    ['Beta', { enforce: true }, "QEMU does not start 'Beta' with 'enforce', as TCG lacks some of its features"],
  ])('%s with %o', (model, properties, message) => {
    expect(() => realize(start(model, properties))).toThrow(message);
  });

  it('of other physical sizes than 40 under old TCG', () => {
    expect(() => realize(start('Alpha', { 'phys-bits': 41 }, 'tcg-fixed-phys-bits'))).toThrow(
      'other phys-bits than 40',
    );
    expect(realize(start('Alpha', { 'phys-bits': 40 }, 'tcg-fixed-phys-bits')).physBits).toBe(40);
  });
});

describe('max', () => {
  it.each<[Record<string, PropertyValue>, number]>([
    [{ family: 0 }, 0x663],
    [{ family: 0, lm: true }, 0x60fb1],
    [{}, 0xf00],
  ])('settles its signature when it starts, with %o', (properties, signature) => {
    expect(cpuid(start('max', properties, 'max-signature-at-realize'))(1).eax).toBe(signature);
  });
});
