import type { Emitter } from '../emitter.js';
import { byCodePoint } from '../names.js';
import { ownTypes, proxmoxTypes } from '../proxmox.js';
import { render } from '../templates.js';

/** The CPU types that bpg/terraform-provider-proxmox accepts. */
export const terraformProviderProxmox: Emitter = {
  name: 'terraform-provider-proxmox',
  emit: ({ qemu }) => {
    const names = [...proxmoxTypes(qemu).map(({ name }) => name), 'host', ...ownTypes()].sort(byCodePoint);
    const text = render('terraform-provider-proxmox', { release: qemu.release, names });
    return [{ path: 'cpu_types.go', text }];
  },
};
