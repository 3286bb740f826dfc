import { signal } from '@preact/signals';
import { pack, unpack } from './pack.js';
import { change, param } from './place.js';

/** Larger collections do not go into the address: browsers and chats cut it. */
const LONGEST_ADDRESS = 60_000;

/** Texts about one thing, under one name. */
export interface Given {
  readonly name: string;
  readonly texts: readonly string[];
}

/** What somebody gave, and whether the address holds it. */
export const given = signal<readonly Given[]>([]);
export const inAddress = signal(true);

let last = '';

/** Takes over what the address holds; another address is another collection. */
export async function readGiven(): Promise<void> {
  const packed = param('data');
  if (packed === last) return;
  last = packed;
  const text = packed === '' ? '[]' : await unpack(packed);
  given.value = parse(text);
}

export async function give(next: readonly Given[]): Promise<void> {
  given.value = next;
  const packed = next.length === 0 ? '' : await pack(JSON.stringify(next.map(({ name, texts }) => [name, ...texts])));
  inAddress.value = packed.length <= LONGEST_ADDRESS;
  last = inAddress.value ? packed : '';
  change({ data: last || undefined });
}

function parse(text: string | null): Given[] {
  try {
    const list = JSON.parse(text ?? '[]') as unknown;
    const isGiven = (item: unknown): item is [string, ...string[]] =>
      Array.isArray(item) && item.length > 1 && item.every((part) => typeof part === 'string');
    return Array.isArray(list) ? list.filter(isGiven).map(([name, ...texts]) => ({ name, texts })) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
