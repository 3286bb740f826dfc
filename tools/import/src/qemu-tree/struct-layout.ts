import type { CData, Place } from './c-data.js';
import type { CField } from './c-struct.js';
import type { Hex } from './types.js';

/** A member of a struct where it lies in compiled data. */
export interface Member extends Place {
  readonly size: number;
  readonly kind: MemberKind;
  readonly isArray: boolean;
}

type MemberKind = 'other' | 'string' | 'unsigned' | 'signed';
const KINDS: readonly MemberKind[] = ['other', 'string', 'unsigned', 'signed'];

/** A struct of the tree: how large it is and where its members lie, as the compiler says. */
export interface StructLayout {
  readonly size: number;
  /** The member of a path of the struct at a place; undefined where the struct has none. */
  readonly member: (at: Place, path: string) => Member | undefined;
}

/** C text that makes the compiler write down the layout of a struct, under a name. */
export function layoutText(name: string, type: string, fields: readonly CField[]): string {
  const rows = fields.map(({ path }) => {
    const member = `((${type} *)0)->${path}`;
    return `__builtin_offsetof(${type}, ${path}), sizeof(${member}), KIND_(${member})`;
  });
  return `const long long ${name}[] = { ${[`sizeof(${type})`, ...rows].join(',\n  ')} };`;
}

/** The layout that was written down under a name. */
export function readLayout(data: CData, name: string, fields: readonly CField[]): StructLayout {
  const [size = 0, ...rows] = data.numbers(name).map(Number);
  const at = new Map(fields.map(({ path, isArray }, i) => [path, { row: rows.slice(3 * i, 3 * i + 3), isArray }]));
  return {
    size,
    member: ({ object, offset }, path) => {
      const found = at.get(path);
      if (found === undefined) return undefined;
      const [start = 0, length = 0, kind = 0] = found.row;
      return { object, offset: offset + start, size: length, kind: KINDS[kind] ?? 'other', isArray: found.isArray };
    },
  };
}

/** The number in a member. */
export function integerIn(data: CData, { kind, size, ...place }: Member): bigint {
  return data.integer(place, size, kind === 'signed');
}

/** The text of a `char *` or of an array of characters; null for a null pointer. */
export function textIn(data: CData, member: Member): string | null {
  if (member.isArray) return data.text(member);
  const target = data.pointer(member);
  return target === null ? null : data.text(target);
}

export function hex(value: bigint): Hex {
  return `0x${BigInt.asUintN(64, value).toString(16)}`;
}
