import { ASSUMED_GUEST, featuresOn, resolve } from '@cpu-models/runtime';
import type { Emitter } from '../emitter.js';
import { byCodePoint } from '../names.js';
import { proxmoxTypes } from '../proxmox.js';
import { render } from '../templates.js';

/** qemu-server's table of other spellings, and what each CPU type expands to, which it cannot ask a running QEMU for. */
export const qemuServer: Emitter = {
  name: 'qemu-server',
  emit: ({ qemu }) => {
    const aliases = Object.entries(qemu.aliases).map(([alias, name]) => ({ alias: key(alias), name }));
    const machine = qemu.machines.find(({ alias }) => alias === ASSUMED_GUEST.machine)?.name as string;
    const types = proxmoxTypes(qemu)
      .map(({ name }) => name)
      .filter((name) => name !== 'max' && qemu.models.some((model) => isNameOf(model, name)))
      .map((name) => {
        const cpu = resolve(qemu, { machine, accelerator: 'kvm', model: name, hostVendor: 'GenuineIntel' });
        return { name: key(name), flags: featuresOn(cpu).join(' ') };
      });
    const sorted = aliases.sort((a, b) => byCodePoint(a.alias, b.alias));
    const text = render('qemu-server', { release: qemu.release, machine, aliases: sorted, types });
    return [{ path: 'CPUTables.pm', text }];
  },
};

function isNameOf(
  {
    name,
    versions,
  }: { readonly name: string; readonly versions: readonly { version: number; alias: string | null }[] },
  asked: string,
): boolean {
  return asked === name || versions.some(({ version, alias }) => asked === alias || asked === `${name}-v${version}`);
}

/** Perl quotes what is not a plain word by itself. */
function key(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`;
}
