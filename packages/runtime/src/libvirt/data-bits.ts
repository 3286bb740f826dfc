import { type Bits, forEachBit, setBit } from './bits.js';
import type { LeafTable, RegisterTable, X86Cpus } from './compiled.js';
import { type CpuData, type CpuDataItem, type CpuidItem, cpuData, cpuid } from './data.js';
import type { FeatureBitAddress } from './map.js';

/** Fills `into` with the features whose bit is set in the data; bits without a feature are not part of it. */
export function dataToBits(cpus: X86Cpus, data: CpuData, into: Bits): void {
  into.fill(0);
  const { cpuid, msr } = cpus.registers;
  for (const item of data.items) {
    if (item.kind === 'cpuid') {
      const leaves = cpuid.get(item.eaxIn);
      if (leaves) addLeaf(leaves, item, into);
    } else {
      const tables = msr.get(item.index);
      if (tables) {
        addRegister(tables.eax, item.eax, into);
        addRegister(tables.edx, item.edx, into);
      }
    }
  }
}

function addLeaf(leaves: readonly LeafTable[], item: CpuidItem, into: Bits): void {
  for (const leaf of leaves) {
    if (leaf.ecxIn !== item.ecxIn) continue;
    addRegister(leaf.eax, item.eax, into);
    addRegister(leaf.ebx, item.ebx, into);
    addRegister(leaf.ecx, item.ecx, into);
    addRegister(leaf.edx, item.edx, into);
  }
}

function addRegister({ mask, numbers }: RegisterTable, value: number, into: Bits): void {
  for (let word = value & mask; word !== 0; word &= word - 1) {
    setBit(into, numbers[31 - Math.clz32(word & -word)]!);
  }
}

/** The data whose only bits are those of the features. */
export function bitsToData(cpus: X86Cpus, bits: Bits): CpuData {
  const items: CpuDataItem[] = [];
  forEachBit(bits, (number) => items.push(addressToItem(cpus.features[number]!.address)));
  return cpuData(items);
}

/** The item that has just this bit. */
export function addressToItem(address: FeatureBitAddress): CpuDataItem {
  if (address.kind === 'cpuid') {
    return cpuid(address.eax, address.ecx, { [address.register]: (1 << address.bit) >>> 0 });
  }
  const { index, bit } = address;
  const value = (1 << (bit & 31)) >>> 0;
  return bit < 32 ? { kind: 'msr', index, eax: value, edx: 0 } : { kind: 'msr', index, eax: 0, edx: value };
}
