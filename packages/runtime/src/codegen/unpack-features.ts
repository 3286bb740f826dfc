import type { FeatureSpelling } from '../vocabulary.js';

/**
 * Spellings by feature word: its address, and its features by bit, one after the other. `name` is spelled so everywhere,
 * `name/qemu/libvirt/linux/alias...` is not: `=` stands for the name, nothing for no name. `>7` goes on at bit 7.
 */
export type PackedFeatures = readonly (readonly [address: string, features: string])[];

/** The table of spellings. */
export function unpackFeatures<Name extends string>(packed: PackedFeatures): readonly FeatureSpelling<Name>[] {
  return packed.flatMap(([address, features]) => {
    let bit = 0;
    return features.split(' ').flatMap((text): FeatureSpelling<Name>[] => {
      if (text.startsWith('>')) bit = Number(text.slice(1));
      return text.startsWith('>') ? [] : [unpackFeature<Name>(text, `${address} bit ${bit++}`)];
    });
  });
}

function unpackFeature<Name extends string>(text: string, address: string): FeatureSpelling<Name> {
  const [name = '', ...others] = text.split('/');
  const spelled = (other = '=') => (other === '=' ? name : other || null);
  const [qemu, libvirt, linux, ...aliases] = others;
  return {
    ...{ name: name as Name, address, qemu: spelled(qemu), libvirt: spelled(libvirt), linux: spelled(linux) },
    ...(aliases.length === 0 ? {} : { aliases: aliases.map((alias) => spelled(alias) as string) }),
  };
}

/** Sentences by feature: a line for each, empty for none, in the order of the table of spellings. */
export function unpackSentences(features: readonly FeatureSpelling[], lines: string): Record<string, string> {
  const texts = lines.split('\n');
  return Object.fromEntries(
    features.flatMap(({ name }, at) => (texts[at] === '' ? [] : [[name, texts[at] as string]])),
  );
}
