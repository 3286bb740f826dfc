import { type CompiledRelease, compile } from '../qemu/compile.js';
import type { QemuRelease, WordMask } from '../qemu/release.js';

const known = new WeakMap<QemuRelease, ReadonlyMap<string, ReadonlySet<string>>>();

/**
 * What QEMU clears a feature without (feature_dependencies), what that needs in turn included; by QEMU's names. A feature
 * that needs nothing is not in it, and where one of several would do, none of them is needed by itself.
 */
export function neededFeatures(release: QemuRelease): ReadonlyMap<string, ReadonlySet<string>> {
  let needs = known.get(release);
  if (needs === undefined) {
    needs = collect(compile(release));
    known.set(release, needs);
  }
  return needs;
}

function collect(compiled: CompiledRelease): ReadonlyMap<string, ReadonlySet<string>> {
  const direct = compiled.release.dependencies.flatMap(({ from, to }) => {
    const [need, ...others] = namesOf(compiled, from);
    return need === undefined || others.length > 0 ? [] : [{ need, to: namesOf(compiled, to) }];
  });
  const needs = new Map<string, Set<string>>();
  for (let grown = true; grown; ) {
    grown = false;
    for (const { need, to } of direct)
      for (const name of to) {
        const own = needs.get(name) ?? new Set<string>();
        needs.set(name, own);
        const size = own.size;
        for (const one of [need, ...(needs.get(need) ?? [])]) own.add(one);
        grown ||= own.size > size;
      }
  }
  return needs;
}

function namesOf({ words, wordIndex }: CompiledRelease, { word, mask }: WordMask): string[] {
  const names = words[wordIndex.get(word) ?? -1]?.names ?? [];
  return names.filter((name, bit): name is string => name !== null && ((mask >> BigInt(bit)) & 1n) === 1n);
}
