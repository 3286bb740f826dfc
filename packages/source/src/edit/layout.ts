import type { KindName } from '../kinds.js';

/** How a kind of file is laid out: what stands on one line, and which numbers are hexadecimal. */
export interface Layout {
  /** Paths (joined by `/`) of collections written on one line, if it fits, rather than one child per line. */
  readonly inline: RegExp;
  /** Paths of numbers that people read in hexadecimal. */
  readonly hex: RegExp;
  /** Paths of entries before which a blank line helps reading. */
  readonly apart: RegExp;
  /** Which fields tell that two entries of a list are the same thing; the first that is present counts. */
  readonly identity: readonly string[];
}

const NOTHING = /^$/;
const PLAIN: Layout = { inline: /^[^/]+\/\d+$/, hex: NOTHING, apart: NOTHING, identity: ['id', 'name', 'release'] };

/** The layouts of the kinds that have one of their own. */
const LAYOUTS: Partial<Record<KindName, Layout>> = {
  word: {
    inline: /^(at|repeats|libvirt|(features|unnamed)\/\d+)$/,
    hex: /^at\/(leaf|msr)$/,
    apart: /^(features|unnamed)$/,
    identity: ['name', 'mask', 'since'],
  },
  model: {
    inline:
      /^(libvirt|deprecated|hardware|(features|adds)\/[^/]+|drops\/\d+\/features|versions\/\d+\/(libvirt|properties)|(vendor|family|model|stepping|level|xlevel|model-id|avx10-version|force-cpuid-0x1f|cache)(\/\d+)?)$/,
    hex: /^xlevel(\/\d+\/value)?$/,
    apart: /^(features|adds|drops|versions)$/,
    identity: ['name', 'version', 'value', 'reason'],
  },
  dependencies: { ...PLAIN, inline: /^dependencies\/\d+\/(if-none-of|then-off)$/, identity: [] },
  caches: { ...PLAIN, inline: /^(sets|loose)\/\d+\/(l1d|l1i|l2|l3|cache|mutable)$/ },
  compat: { ...PLAIN, inline: /^(arrays\/\d+\/entries|heads)\/\d+$/, apart: /^arrays\/[1-9]\d*$/, identity: ['array'] },
  machines: {
    ...PLAIN,
    inline: /^(families\/\d+\/machines\/\d+|lifetime\/(deprecated|gone))$/,
    apart: /^families(\/[1-9]\d*)?$/,
    identity: ['family', 'name'],
  },
  accelerators: { ...PLAIN, identity: ['property'] },
  properties: { ...PLAIN, identity: ['name', 'alias'] },
  'libvirt-rules': { ...PLAIN, identity: ['features'] },
  'libvirt-ahead': {
    ...PLAIN,
    inline: /^models\/\d+\/(libvirt|signatures|features|added|removed)$/,
    apart: /^models\/[1-9]\d*$/,
  },
  'libvirt-differences': { ...PLAIN, identity: ['features', 'models', 'names'] },
  'libvirt-index': { ...PLAIN, inline: /^groups\/\d+\/(title\/\d+|models)$/, identity: ['title', 'model', 'value'] },
  'libvirt-layout': { ...PLAIN, inline: /^features\/by-hand\/\d+$/, identity: ['word', 'text'] },
  cpuid: { ...PLAIN, hex: /^cache-descriptors\/\d+\/descriptor$/, identity: ['component', 'word', 'descriptor'] },
};

export function layoutOf(kind: KindName): Layout {
  return LAYOUTS[kind] ?? PLAIN;
}
