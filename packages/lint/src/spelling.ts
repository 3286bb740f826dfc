import { isAmongFeatures } from './surroundings.js';
import type { Token } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

type Spelling = 'qemu' | 'libvirt' | 'linux';
const SPELLINGS: readonly Spelling[] = ['qemu', 'libvirt', 'linux'];

/** How much a hint counts, in names: what the file is called, and what it speaks of. */
const BY_PATH = 6;
const BY_TEXT = 2;
/** By how much one must lead: a file that mixes spellings is nobody's. */
const LEAD = 2;
const HINTS: Readonly<Record<Spelling, RegExp>> = {
  qemu: /qemu|-cpu[\s"',]|cpu[-_]model[-_]expansion/i,
  libvirt: /libvirt|<feature\s+(policy|name)|cpu_map|domcapabilities/i,
  linux: /\/proc\/cpuinfo|^[ \t]*flags[ \t]*:/im,
};

/** Whose spellings a file uses: of whose its lists have most, with a hint from path and text; null if nobody leads. */
export function spellingOf(
  path: string,
  text: string,
  tokens: readonly Token[],
  vocabulary: Vocabulary,
): Spelling | null {
  const names = tokens.filter(
    (token, at) => vocabulary.features.has(token.text) && isAmongFeatures(tokens, at, vocabulary),
  );
  if (names.length === 0) return null;
  const score = (spelling: Spelling) => {
    const own = names.filter((token) => vocabulary.features.get(token.text)?.[spelling] === token.text).length;
    return own + (HINTS[spelling].test(text) ? BY_TEXT : 0) + (path.toLowerCase().includes(spelling) ? BY_PATH : 0);
  };
  const [best, second] = SPELLINGS.map((spelling) => ({ spelling, points: score(spelling) })).sort(
    (a, b) => b.points - a.points,
  );
  return best === undefined || best.points < (second?.points ?? 0) + LEAD ? null : best.spelling;
}
