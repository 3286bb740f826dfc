import type { QemuRelease } from '@cpu-models/runtime';
import type { Emitter } from '../emitter.js';
import { namesOfModel } from '../names.js';
import { render } from '../templates.js';

/** Below these there is nothing to test on hosts of today. */
const OLDEST: Readonly<Record<string, string>> = { AuthenticAMD: 'Opteron_G1', GenuineIntel: 'Conroe' };

/** avocado-vt's CPU_TYPES: names by vendor, newest first, from which the best one that a host can run is taken. */
export const avocadoVt: Emitter = {
  name: 'avocado-vt',
  emit: ({ qemu }) => {
    const vendors = Object.keys(OLDEST).map((vendor) => ({ vendor, names: newestFirst(qemu, vendor) }));
    return [{ path: 'cpu_types.py', text: render('avocado-vt', { release: qemu.release, vendors }) }];
  },
};

/** QEMU's table is in the order of the hardware. */
function newestFirst({ models }: QemuRelease, vendor: string): string[] {
  const own = models.filter((model) => model.vendor === vendor && model.deprecation === null);
  const from = own.findIndex(({ name }) => name === OLDEST[vendor]);
  return own
    .slice(from)
    .reverse()
    .flatMap((definition) => {
      const [bare, ...others] = namesOfModel(definition).map(({ name }) => name);
      return [...others.reverse(), bare as string];
    });
}
