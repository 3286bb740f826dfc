import type { QemuRelease } from '@cpu-models/runtime';
import type { Emitter } from '../emitter.js';
import { namesOfModel } from '../names.js';
import { policyOf } from '../policy.js';
import { render } from '../templates.js';

interface Policy {
  /** By vendor, the model below which there is nothing to test on hosts of today. */
  readonly oldest: Readonly<Record<string, string>>;
}

/** avocado-vt's CPU_TYPES: names by vendor, newest first, from which the best one that a host can run is taken. */
export const avocadoVt: Emitter = {
  name: 'avocado-vt',
  emit: ({ qemu }) => {
    const { oldest } = policyOf<Policy>('avocado-vt');
    const vendors = Object.entries(oldest).map(([vendor, from]) => ({
      vendor,
      names: newestFirst(qemu, vendor, from),
    }));
    return [{ path: 'cpu_types.py', text: render('avocado-vt', { release: qemu.release, vendors }) }];
  },
};

/** QEMU's table is in the order of the hardware. */
function newestFirst({ models }: QemuRelease, vendor: string, oldest: string): string[] {
  const own = models.filter((model) => model.vendor === vendor && model.deprecation === null);
  const from = own.findIndex(({ name }) => name === oldest);
  return own
    .slice(from)
    .reverse()
    .flatMap((definition) => {
      const [bare, ...others] = namesOfModel(definition).map(({ name }) => name);
      return [...others.reverse(), bare as string];
    });
}
