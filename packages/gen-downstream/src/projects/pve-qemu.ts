import type { Emitter } from '../emitter.js';
import { proxmoxTypes } from '../proxmox.js';

/** The models that pve-qemu installs for qemu-server, with their vendors, in the layout of Perl's JSON module. */
export const pveQemu: Emitter = {
  name: 'pve-qemu',
  emit: ({ qemu }) => {
    const lines = proxmoxTypes(qemu).map(({ name, vendor }) => `   "${name}" : "${vendor}"`);
    return [{ path: 'cpu-models-x86_64.json', text: `{\n${lines.join(',\n')}\n}\n` }];
  },
};
