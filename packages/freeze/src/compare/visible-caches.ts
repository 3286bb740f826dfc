import { isCpuModelError, type QemuRelease, readerOf, realize, resolve } from '@cpu-models/runtime';
import { memo } from '@cpu-models/source';
import { knownOf } from './probes.js';

/**
 * What guests read of caches: per versioned model with caches of its own, and of the legacy ones (under `legacy`).
 * Which set it came from under which id shows nowhere.
 */
export const visibleCaches = memo((release: QemuRelease): ReadonlyMap<string, string> => {
  const read = new Map<string, string>();
  /** Guests of all models with the same set read the same. */
  const describe = (id: string | null, model: string) => {
    const text = read.get(id ?? '') ?? describeModel(release, model, id === null);
    read.set(id ?? '', text);
    return text;
  };
  const own = release.models.flatMap(({ name, cache, versions }) => {
    let last = cache;
    const entries: [string, string][] = [];
    for (const { version, cache: changed } of versions) {
      last = changed ?? last;
      entries.push([`${name}-v${version}`, describe(last, `${name}-v${version}`)]);
    }
    // The bare name may mean any version; that of the definition stands for it.
    const first = cache === null ? 'legacy' : entries[0]?.[1];
    return [[name, first ?? ''] as [string, string], ...entries];
  });
  const [any] = release.models;
  return new Map([...own, ['legacy', any === undefined ? '' : describeModel(release, any.name, true)]]);
});

const VENDORS = ['GenuineIntel', 'AuthenticAMD'];
const OLD = { 'x-vendor-cpuid-only': false, 'x-vendor-cpuid-only-v2': false, 'x-consistent-cache': false };
const WAYS = [{}, { 'x-consistent-cache': false }, { 'x-vendor-cpuid-only-v2': false }, OLD];
const LEAVES = [[2], [4, 0, 1, 2, 3], [0x8000_0005], [0x8000_0006], [0x8000_001d, 0, 1, 2, 3]] as const;
/** What hides nothing: without AMD's features only, guests read how a cache is indexed. */
const COMMON = {
  level: 0xd,
  xlevel: 0x8000_001e,
  'min-level': 0,
  topoext: true,
  'x-force-features': true,
  'x-amd-topoext-features-only': false,
};

/** The leaves that tell of caches, under all options that decide about them. */
function describeModel(release: QemuRelease, model: string, legacy: boolean): string {
  const questions = VENDORS.flatMap((vendor) =>
    WAYS.map((way) => ({ ...COMMON, 'legacy-cache': legacy, vendor, ...way })),
  );
  return questions.map((properties) => leaves(release, model, knownOf(release, properties))).join('\n');
}

function leaves(release: QemuRelease, model: string, properties: ReturnType<typeof knownOf>): string {
  try {
    const cpu = resolve(release, { machine: 'none', model, accelerator: 'tcg', properties });
    const read = readerOf(realize(cpu, { threads: 2, cores: 3, dies: 2 }));
    const registers = LEAVES.flatMap(([leaf, ...subleaves]) =>
      (subleaves.length === 0 ? [0] : subleaves).map((subleaf) => Object.values(read(leaf, subleaf)).join(' ')),
    );
    return registers.join(', ');
  } catch (error) {
    if (isCpuModelError(error)) return error.message;
    throw error;
  }
}
