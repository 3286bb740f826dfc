import { describe, expect, it } from 'vitest';
import { explain } from './cases.js';

const COOPER = 'hosts/Cooperlake.json';

/** Properties that are no feature bit: what KVM really makes of them. */
describe('a value of the guest’s CPU', () => {
  it.each([
    ['Haswell,phys-bits=0', 'phys-bits', 'on', /40 bits/],
    ['Haswell,host-phys-bits=on', 'phys-bits', 'on', /46 bits/],
    ['Haswell,host-phys-bits=on,host-phys-bits-limit=39', 'phys-bits', 'on', /39 bits/],
    ['Haswell,phys-bits=60', 'phys-bits', 'missing', /between 32 and 52/],
    ['Haswell,pmu=on', 'pmu', 'on', /leaf 0xA/],
    ['Haswell', 'pmu', 'off', /unless pmu=on/],
    ['Haswell,tsc-frequency=2000000000', 'tsc-frequency', 'on', /250 ppm/],
    ['Haswell,hv-evmcs', 'hv-evmcs', 'on', /without hv-vapic/],
    ['Haswell,hv-stimer,hv-synic,hv-time,hv-vpindex', 'hv-stimer', 'on', /synthetic timers/],
    ['Haswell,level=1', 'avx2', 'hidden', /leaf 7/],
    ['Haswell,-xsave', 'avx2', 'hidden', /XCR0/],
    ['Haswell', 'level', 'on', /13/],
  ] as const)('%s: %s is %s', (model, feature, effect, reason) => {
    const { feature: found } = explain(COOPER, { model }, { feature });
    expect(found?.effect).toBe(effect);
    expect(found?.reason).toMatch(reason);
  });
});
