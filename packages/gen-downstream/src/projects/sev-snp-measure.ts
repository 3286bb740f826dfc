import type { Emitter } from '../emitter.js';
import { modelNames } from '../names.js';
import { isSevModel } from '../signature.js';
import { render } from '../templates.js';

/** The table of virtee/sev-snp-measure, from which the launch digest of an SEV guest is computed. */
export const sevSnpMeasure: Emitter = {
  name: 'sev-snp-measure',
  emit: ({ qemu }) => {
    const names = modelNames(qemu).filter(({ definition }) => isSevModel(definition));
    const models = names.map(({ name, definition: { family, model, stepping } }) => ({
      name,
      family,
      model,
      stepping,
    }));
    return [{ path: 'vcpu_types.py', text: render('sev-snp-measure', { release: qemu.release, models }) }];
  },
};
