import { expect, it } from 'vitest';
import { fits, smpArgument, topologyName } from './topology.js';

it.each([
  [{}, '', '1,sockets=1,dies=1,cores=1,threads=1'],
  [{ cores: 3, threads: 1 }, 'cores=3', '3,sockets=1,dies=1,cores=3,threads=1'],
  [{ threads: 2, dies: 2, cores: 3 }, 'dies=2,cores=3,threads=2', '12,sockets=1,dies=2,cores=3,threads=2'],
  [{ modules: 2, cores: 2 }, 'modules=2,cores=2', '4,sockets=1,dies=1,modules=2,cores=2,threads=1'],
])('says every level of %j', (topology, name, smp) => {
  expect([topologyName(topology), smpArgument(topology)]).toEqual([name, smp]);
});

it('knows which machine types have dies', () => {
  expect(['pc-q35-9.2', 'microvm', 'isapc'].map((machine) => fits({ dies: 2 }, machine))).toEqual([true, false, false]);
  expect(fits({ cores: 4, threads: 2 }, 'microvm')).toBe(true);
});
