import type { LeafTable, RegisterIndex, RegisterTable } from './compiled.js';
import { InvalidMapError } from './errors.js';
import type { FeatureBitAddress, MapFeature } from './map.js';

type MutableTable = { mask: number; readonly numbers: Int16Array };
type Leaf = { readonly [K in keyof LeafTable]: K extends 'ecxIn' ? number : MutableTable };

/**
 * Tables from register bits to feature numbers.
 *
 * @throws InvalidMapError if two features are the same bit: sets of features could then not stand for data
 */
export function indexRegisters(features: readonly MapFeature[]): RegisterIndex {
  const cpuid = new Map<number, Leaf[]>();
  const msr = new Map<number, { eax: MutableTable; edx: MutableTable }>();
  for (const [number, { name, address }] of features.entries()) {
    const table = address.kind === 'cpuid' ? leafOf(cpuid, address)[address.register] : msrOf(msr, address);
    addFeature(table, address.bit & 31, number, name);
  }
  return { cpuid, msr };
}

function leafOf(leaves: Map<number, Leaf[]>, { eax, ecx }: FeatureBitAddress & { kind: 'cpuid' }): Leaf {
  const subleaves = leaves.get(eax) ?? [];
  leaves.set(eax, subleaves);
  let leaf = subleaves.find(({ ecxIn }) => ecxIn === ecx);
  if (!leaf) {
    leaf = { ecxIn: ecx, eax: table(), ebx: table(), ecx: table(), edx: table() };
    subleaves.push(leaf);
  }
  return leaf;
}

function msrOf(
  msrs: Map<number, { eax: MutableTable; edx: MutableTable }>,
  { index, bit }: FeatureBitAddress & { kind: 'msr' },
): MutableTable {
  const entry = msrs.get(index) ?? { eax: table(), edx: table() };
  msrs.set(index, entry);
  return bit < 32 ? entry.eax : entry.edx;
}

function addFeature(into: MutableTable, bit: number, number: number, name: string): void {
  if (into.numbers[bit] !== -1)
    throw new InvalidMapError(`feature ${name}`, "its bit is another feature's; expected one name for it");
  into.numbers[bit] = number;
  into.mask = (into.mask | (1 << bit)) >>> 0;
}

function table(): RegisterTable {
  return { mask: 0, numbers: new Int16Array(32).fill(-1) };
}
