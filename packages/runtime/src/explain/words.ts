import { type CompiledRelease, feature } from '../qemu/compile.js';
import type { ResolvedCpu } from '../qemu/resolve.js';
import { hasBits } from '../qemu/state.js';

/** QEMU's names of the features that are on, in the order of the release's words. */
export function featuresOn({ request, state }: ResolvedCpu): string[] {
  return featureNames(request.compiled).filter((name) => {
    const slot = feature(request.compiled, name);
    return slot !== null && hasBits(state, slot);
  });
}

const lists = new WeakMap<CompiledRelease, readonly string[]>();

/** Every feature of a release by QEMU's name, each once; components of XSAVE state are no features. */
export function featureNames(compiled: CompiledRelease): readonly string[] {
  let names = lists.get(compiled);
  if (names === undefined) {
    const words = compiled.words.filter(({ name }) => !name.startsWith('FEAT_XSAVE_X'));
    names = [...new Set(words.flatMap((word) => word.names.filter((name): name is string => name !== null)))];
    lists.set(compiled, names);
  }
  return names;
}
