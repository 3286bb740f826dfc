import { mergeLibvirt } from './merge.js';
import { treeOf } from './source-tree.js';

/** For tests: imports what one source makes of a release into another source, and applies the result. */
export function importInto(
  target: ReadonlyMap<string, unknown>,
  release: string,
  source: ReadonlyMap<string, unknown>,
  replace?: (file: string, text: string) => string,
) {
  const merge = mergeLibvirt(treeOf(source, release, replace), target);
  const after = new Map([...target, ...merge.files.map(({ path, value }) => [path, value] as const)]);
  return { ...merge, after };
}

/** A copy of a source in which one file says something else. */
export function changed<T>(
  source: ReadonlyMap<string, unknown>,
  path: string,
  change: (value: T) => void,
): Map<string, unknown> {
  const value = structuredClone(source.get(path)) as T;
  change(value);
  return new Map([...source, [path, value]]);
}

/** The source with one more libvirt release on its axis. */
export function described(source: ReadonlyMap<string, unknown>, ...releases: string[]): Map<string, unknown> {
  return changed<{ libvirt: { release: string }[] }>(source, 'releases.yaml', (value) => {
    value.libvirt.push(...releases.map((release) => ({ release })));
    value.libvirt.sort((a, b) => a.release.localeCompare(b.release, 'en', { numeric: true }));
  });
}
