import type { CIndex } from './c-slice.js';
import { callArguments } from './c-text.js';
import type { Problems } from './problems.js';
import type { RawTables } from './raw.js';
import type { TreeWordMask, TreeXsaveArea } from './types.js';

/** Field of X86XSaveArea that TCG keeps each component in: the XO(bit, field) lines of its set-up function. */
export function tcgOffsets(index: CIndex, problems: Problems): { bit: string; field: string }[] {
  const setUp = index.items.find(
    ({ kind, text }) => kind === 'function' && /offsetof\(X86XSaveArea/.test(text) && /\bXO\(/.test(text),
  );
  if (setUp)
    return [...setUp.text.matchAll(/\bXO\((\w+),\s*(\w+)\)\s*;/g)].map((match) => ({
      bit: match[1] as string,
      field: match[2] as string,
    }));
  if (!/\.offset\s*=\s*offsetof/.test(index.variable('x86_ext_save_areas')?.text ?? '')) {
    problems.add(
      'no XO(bit, field) lines of TCG and no offsets in x86_ext_save_areas: the xsave offsets under TCG are unknown',
    );
  }
  return [];
}

/** XSAVE components with every feature that makes them available. */
export function readXsave(index: CIndex, raw: RawTables, problems: Problems): TreeXsaveArea[] {
  const offsets = new Map(raw.xsaveOffsets);
  const xss = BigInt(raw.xssMask ?? '0x0');
  const extra = extraOwners(index, raw, problems);
  return raw.xsave.flatMap((area, component) => {
    if (area.size === 0) return [];
    const listed =
      area.features ?? (area.word !== null && area.bits !== null ? [{ word: area.word, mask: area.bits }] : []);
    if (listed.length === 0) problems.add(`XSAVE component ${component} has no owner`);
    const others = extra
      .filter(({ of }) => listed.some((owner) => of.word === owner.word && of.mask === owner.mask))
      .map(({ by }) => by);
    return [
      {
        component,
        owners: [...listed, ...others],
        register: (xss >> BigInt(component)) & 1n ? ('xss' as const) : ('xcr0' as const),
        size: area.size,
        // The legacy region has no offset of its own, whatever TCG's structure says.
        tcgOffset: component < 2 ? 0 : (offsets.get(component) ?? area.offset),
        tableOffset: raw.xsaveOffsets.length > 0 ? null : area.offset,
      },
    ];
  });
}

interface ExtraOwner {
  readonly of: TreeWordMask;
  readonly by: TreeWordMask;
}

const PLAIN_CONDITIONS = [
  '!esa->size',
  'env->features[esa->feature] & esa->bits',
  'env->features[esa->features[i].index] & esa->features[i].mask',
];
const EXTRA_OWNER = /^esa->feature == (FEAT_\w+) && esa->bits == (\w+) && \(env->features\[(FEAT_\w+)\] & (\w+)\)$/;

/** cpuid_has_xsave_feature (10.0 and later): a component of one feature may also come with another. */
function extraOwners(index: CIndex, raw: RawTables, problems: Problems): ExtraOwner[] {
  const text = index.function('cpuid_has_xsave_feature')?.text;
  if (text === undefined) return [];
  return [...text.matchAll(/\bif\s*\(/g)].flatMap((match) => {
    const condition = callArguments(text, (match.index ?? 0) + match[0].length - 1)
      .join(', ')
      .replace(/\s+/g, ' ');
    if (PLAIN_CONDITIONS.includes(condition)) return [];
    const [, ofWord, ofMacro, byWord, byMacro] = EXTRA_OWNER.exec(condition) ?? [];
    const of = raw.macros[ofMacro ?? ''];
    const by = raw.macros[byMacro ?? ''];
    if (ofWord && of && byWord && by) return [{ of: { word: ofWord, mask: of }, by: { word: byWord, mask: by } }];
    problems.add(`cpuid_has_xsave_feature has a new condition: ${condition}`);
    return [];
  });
}
