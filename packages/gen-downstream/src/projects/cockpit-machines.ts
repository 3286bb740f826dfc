import { versionFeatures, x86Level } from '@cpu-models/runtime';
import type { Emitter } from '../emitter.js';
import { namesOfModel } from '../names.js';
import { render } from '../templates.js';

/** What cockpit-machines could show beside the bare names that libvirt lists: vendor, level, and whether it is deprecated. */
export const cockpitMachines: Emitter = {
  name: 'cockpit-machines',
  emit: ({ qemu }) => {
    const models = qemu.models.flatMap((definition) =>
      namesOfModel(definition).map(({ name, version }) => ({
        ...{ name, vendor: definition.vendor.trim(), deprecated: definition.deprecation !== null },
        level: x86Level(versionFeatures(qemu, definition, version ?? 1)),
      })),
    );
    return [{ path: 'cpuModels.ts', text: render('cockpit-machines', { release: qemu.release, models }) }];
  },
};
