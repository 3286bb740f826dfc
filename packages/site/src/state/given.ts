import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { during } from '../data/library.js';
import { pack, unpack } from './pack.js';
import { change, param, path } from './place.js';

/** Texts about one thing, under one name. */
export interface Given {
  readonly name: string;
  readonly texts: readonly string[];
}

/** Something that is too long to be read in an address, and stands there packed. */
export interface Packed<T> {
  readonly value: ReadonlySignal<T>;
  /** Whether the address holds it. */
  readonly isHeld: ReadonlySignal<boolean>;
  /** Takes over what the address holds; to be called by a view that shows it. */
  readonly follow: () => void;
  /** Changes it, and with it other parameters; `replace` as for {@link change}. */
  readonly set: (next: T, others?: Readonly<Record<string, string>>, replace?: boolean) => Promise<void>;
}

/** Longer ones do not go into the address: browsers and chats cut it. */
const LONGEST = 60_000;

/**
 * @param name of the parameter
 * @param print a text that is packed; empty for nothing
 * @param read its inverse; also of what somebody else made
 */
export function packed<T>(name: string, print: (value: T) => string, read: (text: string) => T): Packed<T> {
  const value = signal(read(''));
  const isHeld = signal(true);
  let last = '';
  const take = async (held: string) => {
    if (held === last) return;
    last = held;
    const text = held === '' ? '' : await during(unpack(held));
    if (held !== last) return;
    value.value = read(text ?? '');
    isHeld.value = true;
  };
  return {
    value,
    isHeld,
    follow: () => {
      const held = param(name);
      useEffect(() => {
        take(held);
      }, [held]);
    },
    set: async (next, others = {}, replace = false) => {
      value.value = next;
      const where = path.peek();
      const text = print(next);
      const whole = text === '' ? '' : await pack(text);
      // Whoever has gone on to another view meanwhile has another address.
      if (path.peek() !== where) return;
      isHeld.value = whole.length <= LONGEST;
      last = isHeld.value ? whole : '';
      change({ ...others, [name]: last || undefined }, replace);
    },
  };
}

/** What somebody gave about hosts. */
export const hosts = packed<readonly Given[]>(
  'data',
  (list) => (list.length === 0 ? '' : JSON.stringify(list.map(({ name, texts }) => [name, ...texts]))),
  parse,
);

/** The text that is looked over for wrong names. */
export const linted = packed<string>(
  'text',
  (text) => text,
  (text) => text,
);

function parse(text: string): Given[] {
  if (text === '') return [];
  try {
    const list = JSON.parse(text) as unknown;
    const isGiven = (item: unknown): item is [string, ...string[]] =>
      Array.isArray(item) && item.length > 1 && item.every((part) => typeof part === 'string');
    return Array.isArray(list) ? list.filter(isGiven).map(([name, ...texts]) => ({ name, texts })) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
