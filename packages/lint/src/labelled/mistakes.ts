import { isNameOf, type Names, spellingsOf } from '../names/names.js';
import { plain } from '../names/plain.js';
import type { Half, Marked, MarkedFile } from './marked.js';
import type { Random } from './random.js';

export const KINDS = [
  'key',
  'swap',
  'left out',
  'doubled',
  'case',
  'separator',
  'vocabulary',
  'version',
  'invented',
  'gone',
] as const;
export type Kind = (typeof KINDS)[number];

/** A wrong name, and what may be suggested instead; null where nobody can tell. */
export interface Mistake {
  readonly kind: Kind;
  readonly wrong: string;
  readonly right: ((suggestion: string) => boolean) | null;
}

const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** The fresh files have inventions of their own, so that no rule is written for these. */
const MADE_UP: Readonly<Record<Half, { readonly models: readonly string[]; readonly features: readonly string[] }>> = {
  seen: {
    models: words(
      'Haswell-Ultra Zenith-v2 EPYC-Verona Skylake-Workstation Opteron_G9 Graniteridge Icelake-Edge-v1 Coppermine-Server ' +
        'MeteorLake EPYC-Siena-v3 Westmere-EX Broadwell-Plus Titan-v3 EPYC-Florence Cascadelake-Desktop Opteron_G12 ' +
        'Emeraldlake Snowridge-Lite-v1 Bartlett-Server ArrowLake EPYC-Venice-v1',
    ),
    features: words(
      'avx768f fast-syscall2 xsaveq vmx-turbo-exec quickstring3 amd-spec-guard hyperclflush avx-vnni-int4 md-scrub ' +
        'fsgsbase2 avx640bw turbo-msr3 xrestorq vmx-deep-exits fastcopy4 amd-flow-guard superprefetch avx-int2-vnni ' +
        'l2-scrub rdtscq',
    ),
  },
  fresh: {
    models: words(
      'Skylake-Titan Rocket-v4 EPYC-Ravenna Cooperlake-Mini Opteron_G15 Onyxlake SapphireRapids-Max-v2 Harbor-Server ' +
        'EagleRapids EPYC-Cosenza-v2',
    ),
    features: words(
      'avx384dq quick-msr5 xspillq vmx-wide-steps lazystring2 amd-jump-seal burstprefetch avx-f8-vnni tsc-scrub wrgsbase3',
    ),
  },
};

function words(text: string): string[] {
  return text.split(' ');
}

/** Short names are near to everything: what is meant by `dr` nobody can say. */
const SHORTEST = { slot: 3, elsewhere: 5 };

/** A mistake in a name, of a kind that chance chooses; null where that kind does not make a wrong name of it. */
export function makeMistake(random: Random, names: Names, file: MarkedFile, marked: Marked): Mistake | null {
  const { name, slot } = marked;
  const isModel = names.models.has(name);
  if (plain(name).length < (slot ? SHORTEST.slot : SHORTEST.elsewhere)) return null;
  const kind = random.of(KINDS);
  const wrong = MAKERS[kind](random, names, file, name, isModel, slot);
  if (wrong === null || wrong === name || isRight(names, file, marked, wrong, kind)) return null;
  return { kind, wrong, right: rightOf(kind, name) };
}

function isRight(names: Names, { whose }: MarkedFile, { slot }: Marked, wrong: string, kind: Kind): boolean {
  if (kind === 'gone') return false;
  if (names.models.has(wrong)) return true;
  const word = names.words.get(wrong);
  if (word === undefined) return false;
  return slot || kind === 'vocabulary' ? isNameOf(word, whose) : true;
}

function rightOf(kind: Kind, name: string): Mistake['right'] {
  if (kind === 'invented' || kind === 'gone') return null;
  const base = name.replace(/-v\d+$/, '');
  return kind === 'version' ? (suggestion) => suggestion.startsWith(base) : (suggestion) => suggestion === name;
}

type Maker = (
  random: Random,
  names: Names,
  file: MarkedFile,
  name: string,
  isModel: boolean,
  slot: boolean,
) => string | null;

/** Models that QEMU had once, and libvirt never. */
function goneModels({ models, releases }: Names): string[] {
  const newest = releases.at(-1)?.release;
  return [...models.values()]
    .filter(
      ({ qemu, libvirt, telling }) => telling && libvirt.length === 0 && qemu.length > 0 && qemu.at(-1) !== newest,
    )
    .map(({ name }) => name);
}

const MAKERS: Readonly<Record<Kind, Maker>> = {
  key: (random, _names, _file, name) => replaced(random, name),
  swap: (random, _names, _file, name) => {
    const at = random.below(name.length - 1);
    return name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
  },
  'left out': (random, _names, _file, name) => {
    const at = random.below(name.length);
    return name.slice(0, at) + name.slice(at + 1);
  },
  doubled: (random, _names, _file, name) => {
    const at = random.below(name.length);
    return name.slice(0, at) + name[at] + name.slice(at);
  },
  case: (random, _names, _file, name, isModel) =>
    isModel
      ? random.of([
          name.toLowerCase(),
          name.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
          name.replace(/-v(?=\d)/, '-V'),
        ])
      : name.toUpperCase(),
  separator: (random, _names, _file, name) =>
    /[-_.]/.test(name)
      ? name.replace(/[-_.]/, (sign) => random.of(['-', '_', ''].filter((other) => other !== sign)))
      : null,
  vocabulary: (random, names, { whose }, name, isModel) => {
    const feature = isModel ? null : names.words.get(name)?.feature;
    const others = feature
      ? spellingsOf(feature).filter((other) => other !== name && names.words.get(other) !== undefined)
      : [];
    const wrong = others.filter((other) => !isNameOf(names.words.get(other) as never, whose));
    return wrong.length === 0 ? null : random.of(wrong);
  },
  version: (random, _names, _file, name, isModel) =>
    isModel && /[A-Z]/.test(name) && !/noTSX|IBRS|IBPB/.test(name)
      ? `${name.replace(/-v\d+$/, '')}-v${11 + random.below(20)}`
      : null,
  invented: (random, _names, { half }, _name, isModel) => random.of(MADE_UP[half][isModel ? 'models' : 'features']),
  gone: (random, names, { whose }, _name, isModel, slot) =>
    isModel && slot && whose === 'qemu' ? random.of(goneModels(names)) : null,
};

/** A letter replaced by the one on a key beside it. */
function replaced(random: Random, name: string): string | null {
  const at = random.below(name.length);
  const letter = name[at] as string;
  const row = KEYBOARD.find((keys) => keys.includes(letter.toLowerCase()));
  if (row === undefined) return null;
  const column = row.indexOf(letter.toLowerCase());
  const key = random.of([row[column - 1], row[column + 1]].filter((other) => other !== undefined));
  return name.slice(0, at) + (letter === letter.toLowerCase() ? key : key.toUpperCase()) + name.slice(at + 1);
}
