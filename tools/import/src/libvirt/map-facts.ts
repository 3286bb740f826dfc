import type { CpuMap, FeatureBitAddress, MapModel, MapSignature } from '@cpu-models/runtime';

/** Statements of a map: subject (`x86 model Haswell`) -> item (`feature aes`) -> what it says. */
export type MapFacts = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Everything that a map says, in single statements that can be compared. */
export function mapFacts({ x86, arm, ppc64 }: CpuMap): MapFacts {
  const facts = new Map<string, Map<string, string>>();
  const say = (subject: string, items: Iterable<readonly [string, string]>) => facts.set(subject, new Map(items));
  for (const { name, string } of x86.vendors) say(`x86 vendor ${name}`, [['string', string]]);
  for (const { name, address, migratable, aliases } of x86.features) {
    const spellings = aliases.map((alias): [string, string] => [`alias ${alias.name}`, alias.source]);
    say(`x86 feature ${name}`, [
      ['address', addressText(address)],
      ['migratable', migratable ? 'yes' : 'no'],
      ...spellings,
    ]);
  }
  for (const model of x86.models) say(`x86 model ${model.name}`, modelFacts(model));
  for (const { name, value } of arm.vendors) say(`arm vendor ${name}`, [['value', `0x${value.toString(16)}`]]);
  for (const name of arm.features) say(`arm feature ${name}`, []);
  for (const { name, vendor, pvr } of arm.models)
    say(`arm model ${name}`, [
      ['vendor', String(vendor)],
      ['pvr', String(pvr)],
    ]);
  for (const name of ppc64.vendors) say(`ppc64 vendor ${name}`, []);
  for (const { name, vendor, pvrs } of ppc64.models) {
    say(`ppc64 model ${name}`, [
      ['vendor', String(vendor)],
      ...pvrs.map((pvr, i): [string, string] => [`pvr ${i + 1}`, `${pvr.value}/${pvr.mask}`]),
    ]);
  }
  return facts;
}

function modelFacts(model: MapModel): [string, string][] {
  const listed = (names: readonly string[], how: string) =>
    names.map((name): [string, string] => [`feature ${name}`, how]);
  return [
    ['partial check', model.partialCompat ? 'compat' : 'none'],
    ['decode', `host ${model.decodeHost ? 'on' : 'off'}, guest ${model.decodeGuest ? 'on' : 'off'}`],
    ['ancestor', model.ancestor ?? 'none'],
    ['signatures', model.signatures.map(signatureText).join(', ') || 'none'],
    ['vendor', model.vendor ?? 'none'],
    ...listed(model.features, 'listed'),
    ...listed(model.added, 'added'),
    ...listed(model.removed, 'removed'),
  ];
}

export function signatureText({ family, model, stepping }: MapSignature): string {
  return `${family}/${model}${stepping === null ? '' : `/${stepping.toString(2)}`}`;
}

export function addressText(address: FeatureBitAddress): string {
  const hex = (value: number) => `0x${value.toString(16)}`;
  if (address.kind === 'msr') return `msr ${hex(address.index)} bit ${address.bit}`;
  return `cpuid ${hex(address.eax)}/${hex(address.ecx)} ${address.register} bit ${address.bit}`;
}
