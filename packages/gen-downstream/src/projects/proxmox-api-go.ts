import type { Emitter } from '../emitter.js';
import { byCodePoint, identifier } from '../names.js';
import { ownTypes, type ProxmoxType, proxmoxTypes } from '../proxmox.js';
import { render } from '../templates.js';

/** Names of constants that follow no rule; programs use them. */
const IRREGULAR: Readonly<Record<string, string>> = {
  'x86-64-v2': 'X86_64_v2',
  'x86-64-v2-AES': 'X86_64_v2_AES',
  'x86-64-v3': 'X86_64_v3',
  'x86-64-v4': 'X86_64_v4',
  host: 'Host',
  max: 'QemuMax',
  kvm32: 'QemuKvm32',
  kvm64: 'QemuKvm64',
  qemu32: 'Qemu32',
  qemu64: 'Qemu64',
  core2duo: 'IntelCore2Duo',
  coreduo: 'IntelCoreDuo',
  IvyBridge: 'IntelIvybridge',
  'IvyBridge-IBRS': 'IntelIvybridgeIBRS',
  KnightsMill: 'IntelKnightsmill',
  'SandyBridge-IBRS': 'IntelSandybridgeIBRS',
  Penryn: 'IntelPenrym',
};
const VENDORS: Readonly<Record<string, string>> = { AuthenticAMD: 'Amd', GenuineIntel: 'Intel' };

/** The constants of Telmate/proxmox-api-go, and the table that finds one whatever its spelling. */
export const proxmoxApiGo: Emitter = {
  name: 'proxmox-api-go',
  emit: ({ qemu }) => {
    const own = ['host', ...ownTypes()].map((name): ProxmoxType => ({ name, vendor: 'default' }));
    const types = [...proxmoxTypes(qemu), ...own].sort((a, b) => byCodePoint(a.name, b.name));
    const views = types.map((type) => ({ name: type.name, constant: constantOf(type), key: keyOf(type.name) }));
    const text = render('proxmox-api-go', { release: qemu.release, types: views.map(aligned(views)) });
    return [{ path: 'cpu_types.go', text }];
  },
};

function constantOf({ name, vendor }: ProxmoxType): string {
  const word = IRREGULAR[name] ?? `${VENDORS[vendor] ?? ''}${identifier(name).replace(/^Epyc/, 'EPYC')}`;
  return `CpuType_${word.replaceAll('NoTSX', 'NoTSX').replaceAll('noTSX', 'NoTSX')}`;
}

/** What a spelling is looked up by: lower case without separators. */
function keyOf(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '');
}

/** gofmt lines columns up. */
function aligned<T extends { readonly constant: string; readonly key: string }>(all: readonly T[]) {
  const width = (of: (one: T) => string) => Math.max(...all.map((one) => of(one).length));
  const [constants, keys] = [width(({ constant }) => constant), width(({ key }) => key)];
  return (one: T) => ({
    ...one,
    padded: one.constant.padEnd(constants),
    paddedKey: `"${one.key}":${' '.repeat(keys - one.key.length)}`,
  });
}
