import type { DownstreamView } from '@cpu-models/gen-downstream';
import { hasModel } from '@cpu-models/runtime';
import type { Record } from './record.js';

/** What is said of QEMU and libvirt to explain differences, and is not so; and reasons that are missing. */
export function falseFacts({ differences }: Record, { qemu, libvirt }: DownstreamView): string[] {
  const mapped = new Set([...libvirt.map.x86.features, ...libvirt.map.x86.models].map(({ name }) => name));
  return differences.flatMap((difference) => {
    const { because, has = [], lacks = [], 'libvirt-has': there = [], 'libvirt-lacks': missing = [] } = difference;
    return [
      ...(because.trim() === '' ? ['a difference has no reason'] : []),
      ...has.filter((name) => !hasModel(qemu, name)).map((name) => `QEMU ${qemu.release} has no ${name}`),
      ...lacks.filter((name) => hasModel(qemu, name)).map((name) => `QEMU ${qemu.release} has ${name}`),
      ...there.filter((name) => !mapped.has(name)).map((name) => `libvirt ${libvirt.release} has no ${name}`),
      ...missing.filter((name) => mapped.has(name)).map((name) => `libvirt ${libvirt.release} has ${name}`),
    ];
  });
}
