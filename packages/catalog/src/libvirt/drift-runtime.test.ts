import { compareDefinitions } from '@cpu-models/runtime';
import { FEATURES, LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import { REASONS } from '@cpu-models/runtime/data/reasons';
import { loadSource } from '@cpu-models/source';
import { describe, expect, it } from 'vitest';
import { libvirtDrift } from './drift.js';

const source = await loadSource(new URL('../../../../schemas', import.meta.url).pathname);

describe('compareDefinitions', () => {
  for (const qemu of QEMU_RELEASES)
    for (const map of LIBVIRT_RELEASES)
      it(`finds what the source says of QEMU ${qemu.release} and libvirt ${map.release}`, () => {
        const report = libvirtDrift(source, { qemu: qemu.release, libvirt: map.release });
        const found = compareDefinitions(qemu, map, FEATURES, REASONS);
        const line = ({
          name,
          what,
          feature = '',
          because,
        }: {
          name: string;
          what: string;
          feature?: string;
          because?: { reason: string } | null;
        }) => `${name} ${what} ${feature} ${because?.reason ?? ''}`;
        expect(found.differences.map(line).sort()).toEqual(report.differences.map(line).sort());
        expect(found.names).toEqual(report.names);
        expect([...found.onlyQemu].sort()).toEqual(report.onlyQemu.map(({ name }) => name).sort());
        expect(found.onlyLibvirt).toEqual(report.onlyLibvirt.map(({ name }) => name));
      });
});
