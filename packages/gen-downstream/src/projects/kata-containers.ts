import type { Emitter } from '../emitter.js';
import { identifier, modelNames } from '../names.js';
import { isSevModel, signature } from '../signature.js';
import { render } from '../templates.js';

/** The constants of Kata Containers' package sev. */
export const kataContainers: Emitter = {
  name: 'kata-containers',
  emit: ({ qemu }) => {
    const names = modelNames(qemu).filter(({ definition }) => isSevModel(definition));
    const signatures = names.map(({ name, definition }) => ({
      ...{ name, identifier: identifier(name), value: `0x${signature(definition).toString(16)}` },
      ...{ family: definition.family, model: definition.model, stepping: definition.stepping },
    }));
    return [{ path: 'vcpu_sigs.go', text: render('kata-containers', { release: qemu.release, signatures }) }];
  },
};
