import { type Element, elementsOf } from '@cpu-models/apply/c';
import { compileSpliced } from '../builds/compile.js';
import type { CompiledObject } from '../builds/qemu.js';
import { listDefinitions, spliceDefinitions } from '../builds/splice.js';
import type { Definitions } from './tables.js';

/** Which generated definitions make another object, found by putting in one at a time; of a table, its first such element. */
export async function differingDefinitions(
  object: CompiledObject,
  text: string,
  generated: Definitions,
  pristine: string,
): Promise<string[]> {
  const hints: string[] = [];
  for (const { name, start, end } of listDefinitions(text)) {
    const definition = generated.get(name);
    if (definition === undefined) continue;
    const same = async (candidate: string) =>
      (await compileSpliced(object, spliceDefinitions(text, object.file, { [name]: candidate })).catch(() => '')) ===
      pristine;
    if (await same(definition)) continue;
    hints.push(`${name}${await firstDifference(text.slice(start, end), definition, same)}`);
  }
  return hints;
}

/** Searches for the longest run of generated elements, followed by upstream's, that leaves the object as it is. */
async function firstDifference(
  upstream: string,
  generated: string,
  same: (candidate: string) => Promise<boolean>,
): Promise<string> {
  const head = generated.lastIndexOf('\n#endif');
  const offset = head < 0 ? 0 : head + '\n#endif'.length;
  const [ours, theirs] = [elementsOf(generated.slice(offset)), elementsOf(upstream)];
  if (!generated.includes('[') || ours.length === 0) return '';
  const mixed = (count: number) =>
    mix(generated.slice(0, offset), generated.slice(offset), ours.slice(0, count), theirs.slice(count));
  let [low, high] = [0, Math.min(ours.length, theirs.length)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (await same(mixed(middle))) low = middle;
    else high = middle - 1;
  }
  const element = ours[low] ?? theirs[low];
  const counts = ours.length === theirs.length ? '' : ` (${ours.length} elements, upstream ${theirs.length})`;
  return `${element === undefined ? '' : ` from ${labelOf(element, low)} on`}${counts}`;
}

function mix(prologue: string, definition: string, ours: readonly Element[], theirs: readonly Element[]): string {
  const elements = [...ours, ...theirs].map(({ text }) => (text.endsWith(',') ? text : `${text},`));
  return `${prologue}${definition.slice(0, definition.indexOf('{') + 1)}\n${elements.join('\n')}\n};`;
}

function labelOf({ text }: Element, at: number): string {
  return /\.name\s*=\s*("[^"]*")/.exec(text)?.[1] ?? /^\[(\w+)\]/.exec(text)?.[1] ?? `element ${at + 1}`;
}
