import { follows } from '../compile.js';
import { signature, withVendor } from './basic-leaves.js';
import { type Guest, has, setting, word } from './guest.js';
import { type Registers, registers, textWords, ZERO } from './registers.js';
import { apicIdOffsets, countedThreads } from './topology.js';

/** With x-vendor-cpuid-only-v2, AMD's leaves fall silent for these vendors. */
function silent(guest: Guest, ...vendors: readonly string[]): boolean {
  return vendors.includes(guest.vendor) && setting(guest, 'x-vendor-cpuid-only-v2', false);
}

/** Highest extended leaf, and the vendor. */
export function leaf80000000(guest: Guest): Registers {
  const xlevel = setting(guest, 'xlevel', 0);
  return silent(guest, 'intel', 'zhaoxin') ? registers(xlevel) : withVendor(guest, xlevel);
}

/** Leaf 0x80000001 outside long mode, where Intel has no SYSCALL. */
export function leaf80000001(guest: Guest): Registers {
  const { compiled } = guest.request;
  const noSyscall = guest.vendor === 'intel' && follows(compiled, 'syscall-hidden-from-intel');
  const late = countedThreads(guest) > 1 && !follows(compiled, 'topology-features-at-expansion');
  const cmpLegacy = late && guest.vendor !== 'intel' ? 1 << 1 : 0;
  const edx = word(guest, 0x8000_0001, 0, 'edx') & ~(noSyscall ? 1 << 11 : 0);
  return registers(signature(guest), 0, word(guest, 0x8000_0001, 0, 'ecx') | cmpLegacy, edx);
}

/** Leaves 0x80000002 to 4: the model ID, 16 bytes each. */
export function modelIdLeaf(guest: Guest, leaf: number): Registers {
  const words = textWords(setting(guest, 'model-id', ''), 12);
  const at = 4 * (leaf - 0x8000_0002);
  return registers(words[at] ?? 0, words[at + 1], words[at + 2], words[at + 3]);
}

/** Advanced power management. */
export function leaf80000007(guest: Guest): Registers {
  const ebx = silent(guest, 'intel') ? 0 : word(guest, 0x8000_0007, 0, 'ebx');
  return registers(0, ebx, 0, word(guest, 0x8000_0007, 0, 'edx'));
}

/** Leaf 0x80000008: address sizes in bits, and the size of a package. */
export function leaf80000008(guest: Guest): Registers {
  const virtualBits = has(guest, 'la57') ? 57 : 48;
  const longMode = has(guest, 'lm') ? (virtualBits << 8) | (guest.guestPhysBits << 16) : 0;
  const threads = countedThreads(guest);
  const counted = threads > 1 && !silent(guest, 'intel', 'zhaoxin');
  const ecx = counted ? (apicIdOffsets(guest.topology).socket << 12) | (threads - 1) : 0;
  return registers(guest.physBits | longMode, word(guest, 0x8000_0008, 0, 'ebx'), ecx);
}

/** Leaf 0x8000000A: revision 1, 16 address space IDs. */
export function leaf8000000a(guest: Guest): Registers {
  return has(guest, 'svm') ? registers(1, 0x10, 0, word(guest, 0x8000_000a, 0, 'edx')) : ZERO;
}

/** Extended features of AMD's later processors. */
export function leaf80000021(guest: Guest): Registers {
  const [eax, ebx, ecx] = (['eax', 'ebx', 'ecx'] as const).map((register) => word(guest, 0x8000_0021, 0, register));
  return registers(eax ?? 0, ebx, ecx);
}

/** Highest of VIA's and Zhaoxin's leaves. */
export function leafC0000000(guest: Guest): Registers {
  return registers(setting(guest, 'xlevel2', 0));
}

/** Features of VIA's and Zhaoxin's processors. */
export function leafC0000001(guest: Guest): Registers {
  return registers(signature(guest), 0, 0, word(guest, 0xc000_0001, 0, 'edx'));
}
