import { describe, expect, it } from 'vitest';
import { baselineArm, compareArm, decodeArm, updateArm, validateFeaturesArm } from './arm.js';
import { guestCpu, hostCpu } from './cpu.js';
import { baselinePpc64, comparePpc64, convertLegacyPpc64, decodePpc64, translatePpc64, updatePpc64 } from './ppc64.js';
import { guest, map113 } from './testing/facts.js';

const power8 = hostCpu({ arch: 'ppc64', model: 'POWER8', vendor: 'IBM' });
const power = (model: string, vendor: string | null = 'IBM') => hostCpu({ arch: 'ppc64', model, vendor });

describe('ppc64', () => {
  it.each([
    [guest('POWER8'), 'identical'],
    [guest('POWER7'), 'incompatible'],
    [guest('POWER8_v1.0'), 'identical'],
    [guest('POWER8', { vendor: 'Freescale' }), 'incompatible'],
    [guest('bogus'), 'error'],
    [power('POWER7'), 'incompatible'],
    [hostCpu({ arch: 'x86_64', model: 'POWER8' }), 'incompatible'],
    [guestCpu({ mode: 'host-passthrough' }), 'identical'],
    [guestCpu({ mode: 'host-model' }), 'identical'],
    [guest('power7', { mode: 'host-model' }), 'identical'],
    [guest('power9', { mode: 'host-model' }), 'incompatible'],
    [guest('power99', { mode: 'host-model' }), 'error'],
  ])('compares %#', (cpu, expected) => {
    expect(comparePpc64(map113, power8, cpu).result).toBe(expected);
  });

  it('decodes the PVR', () => {
    expect(decodePpc64(map113, 0x004d0200)).toMatchObject({ model: 'POWER8', vendor: 'IBM' });
    expect(decodePpc64(map113, 0x80240021).model).toBe('POWERPC_e5500');
    expect(() => decodePpc64(map113, 0x70000000)).toThrow('PVR 0x70000000: no model fits');
    expect(() => decodePpc64(map113, 0x004d0200, [{ name: 'POWER7' }])).toThrow('model POWER8: not supported');
  });

  it('has a baseline of equal models only', () => {
    expect(baselinePpc64(map113, [power8, power('POWER8', null)])).toMatchObject({
      model: 'POWER8',
      vendor: null,
      fallback: 'forbid',
    });
    expect(baselinePpc64(map113, [power('POWER?', null), power('POWER?', 'IBM')]).vendor).toBe('IBM');
    expect(() => baselinePpc64(map113, [power8, power('POWER7')])).toThrow('CPU 1: model POWER7; expected POWER8');
    expect(() => baselinePpc64(map113, [power8, power('POWER8', 'Freescale')])).toThrow(
      'CPU 1: vendor Freescale; expected IBM',
    );
    expect(() => baselinePpc64(map113, [power('POWER?', 'IBM'), power('POWER?', 'Freescale')])).toThrow(
      'CPU 1: vendor Freescale; expected IBM',
    );
    expect(() => baselinePpc64(map113, [power('POWER8', 'Acme')])).toThrow("vendor 'Acme': unknown");
    expect(() => baselinePpc64(map113, [])).toThrow('CPUs: none given');
  });

  it('updates and translates hardly anything', () => {
    expect(updatePpc64(guest('POWER8', { match: 'strict' })).match).toBe('exact');
    expect(translatePpc64(guest('POWER8'), [{ name: 'POWER8' }]).model).toBe('POWER8');
    expect(() => translatePpc64(guest('POWER8'), [])).toThrow('model POWER8: POWER models cannot be translated');
    expect(convertLegacyPpc64(guest('POWER7+_v2.1')).model).toBe('POWER7');
    expect(convertLegacyPpc64(guest('POWER8_v2.1')).model).toBe('POWER8_v2.1');
  });
});

describe('arm', () => {
  const host = hostCpu({
    arch: 'aarch64',
    model: 'cortex-a57',
    vendor: 'ARM',
    features: [{ name: 'sve', policy: null }],
  });

  it('compares hosts by model and vendor, guests not at all', () => {
    expect(compareArm(host, host).result).toBe('identical');
    expect(compareArm(host, { ...host, model: 'cortex-a53' }).result).toBe('incompatible');
    expect(compareArm(host, guest('anything')).result).toBe('identical');
  });

  it('takes the first CPU as baseline, and the host for host-model', () => {
    expect(baselineArm([host, { ...host, model: 'cortex-a53' }]).model).toBe('cortex-a57');
    const updated = updateArm(guestCpu({ mode: 'host-model' }), host);
    expect(updated).toMatchObject({
      mode: 'custom',
      model: 'cortex-a57',
      features: [{ name: 'sve', policy: 'require' }],
    });
    expect(() => updateArm(guestCpu({ mode: 'host-model' }), null)).toThrow('host CPU: not given');
  });

  it('decodes part and implementer, and checks features', () => {
    expect(decodeArm(map113, { part: 0xd07, implementer: 0x41, features: ['fp'] })).toMatchObject({
      model: 'cortex-a57',
      vendor: 'ARM',
    });
    expect(() => decodeArm(map113, { part: 1, implementer: 0x41, features: [] })).toThrow('part 0x1: no model fits');
    expect(() => validateFeaturesArm(map113, guest('max +sse'))).toThrow('feature sse: unknown');
  });
});
