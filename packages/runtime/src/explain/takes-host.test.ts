import { describe, expect, it } from 'vitest';
import { guestCpu } from '../libvirt/cpu.js';
import { loadMap } from '../libvirt/load.js';
import { explainHost, type HostQuestion } from './explain-host.js';
import { judgeMade } from './libvirt-made.js';
import { features, hostOf, libvirt113, qemu100 } from './testing/hosts.js';

const host = hostOf({ vendor: 'GenuineIntel', like: 'Skylake-Server' });
const ask = (question: Partial<HostQuestion>) =>
  explainHost({ features, qemu: qemu100, host, libvirt: libvirt113, ...question });
const passthrough = (check: 'default' | 'full', feature?: { name: string; policy: 'require' | 'forbid' }) =>
  ask({ cpu: guestCpu({ mode: 'host-passthrough', check, features: feature === undefined ? [] : [feature] }) });

describe('a guest that takes the CPU of its host', () => {
  it('starts', () => {
    expect(passthrough('default')).toMatchObject({ runs: 'yes', libvirt: { by: 'nothing', starts: true } });
    expect(ask({ model: 'host' })).toMatchObject({ runs: 'yes', libvirt: { starts: true } });
  });

  it('is told of a feature that it asks for beside and the host lacks; only check=full refuses it', () => {
    const amx = { name: 'amx-tile', policy: 'require' } as const;
    const found = passthrough('default', amx);
    expect(found).toMatchObject({ runs: 'no', libvirt: { starts: true } });
    expect(found.missing.map(({ feature }) => feature)).toEqual(['amx-tile']);
    expect(ask({ model: 'host,+amx-tile' }).missing.map(({ feature }) => feature)).toEqual(['amx-tile']);
    expect(passthrough('full', amx).libvirt).toMatchObject({ by: 'made', starts: false });
  });

  it('starts without an invariant TSC only if it asks for none', () => {
    const cpus = loadMap(libvirt113);
    const invtsc = [{ name: 'invtsc', policy: 'require' as const }];
    const guest = guestCpu({ mode: 'host-passthrough', check: 'none', features: invtsc });
    expect(judgeMade(cpus, guest, { on: ['sse'], withheld: [] })).toMatchObject({ starts: false, lacking: ['invtsc'] });
    expect(judgeMade(cpus, guest, { on: ['invtsc'], withheld: [] })).toMatchObject({ starts: true });
    expect(judgeMade(cpus, guestCpu({ ...guest, features: [] }), { on: [], withheld: [] }).starts).toBe(true);
  });
});

describe('host-model', () => {
  it('is judged as what it becomes on the host', () => {
    const plain = ask({ cpu: guestCpu({ mode: 'host-model' }) });
    expect(plain).toMatchObject({ runs: 'yes', becomes: { mode: 'custom' }, libvirt: { starts: true } });
    const amx = ask({
      cpu: guestCpu({ mode: 'host-model', features: [{ name: 'amx-tile', policy: 'require' }] }),
    });
    expect(amx.libvirt).toMatchObject({ by: 'map', starts: false });
    expect(amx.libvirt?.refused.map(({ feature }) => feature)).toEqual(['amx-tile']);
  });
});
