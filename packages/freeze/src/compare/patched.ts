import type { FeatureWord, ModelDefinition, QemuRelease, Register } from '@cpu-models/runtime';
import type { FreezeFile, FrozenWord } from '@cpu-models/source';
import { wordKey } from '../columns.js';
import { readArea, readCache, readDescriptor } from '../ledger/facts.js';

/** Today's release with the frozen facts that no property shows: what it differs in from today's is seen in CPUID alone. */
export function withFrozenFacts(release: QemuRelease, file: FreezeFile): QemuRelease {
  const caches = Object.entries(file.caches).map(([id, set]) => {
    const parts = Object.fromEntries(Object.entries(set).map(([name, text]) => [name, readCache(text)]));
    return [id, { l3: null, ...parts }] as const;
  });
  const behaviours = [...release.behaviours].filter((id) => !file.behaviours.others.includes(id));
  return {
    ...release,
    words: release.words.map((word) => patchWord(word, file.words[wordKey(word.name)])),
    caches: { ...release.caches, ...(Object.fromEntries(caches) as unknown as QemuRelease['caches']) },
    legacyCaches: file['legacy-caches'] as unknown as QemuRelease['legacyCaches'],
    cacheDescriptors: Object.entries(file.descriptors).map(readDescriptor),
    xsaveComponents: Object.entries(file.xsave).map(readArea),
    behaviours: new Set([...behaviours, ...file.behaviours.follows]),
    models: release.models.map((model) => patchModel(model, file)),
  };
}

/** What TCG gives of other words than XCR0 is compared feature by feature. */
function patchWord(word: FeatureWord, frozen: FrozenWord | undefined): FeatureWord {
  if (frozen === undefined) return word;
  const source = readAddress(frozen.at);
  const xcr0 = source.kind === 'cpuid' && source.eax === 0xd && source.ecx === 0;
  return { ...word, source, ...(xcr0 ? { tcg: BigInt(frozen.tcg) } : {}) };
}

function readAddress(text: string): FeatureWord['source'] {
  if (text.startsWith('msr ')) return { kind: 'msr', index: Number(text.slice(4)) };
  const [eax, ecx, register] = text.split('.');
  return { kind: 'cpuid', eax: Number(eax), ecx: ecx === '-' ? null : Number(ecx), register: register as Register };
}

function patchModel(model: ModelDefinition, file: FreezeFile): ModelDefinition {
  const cacheOf = (version: number) => frozenCache(file, `${model.name}-v${version}`);
  const first = cacheOf(1);
  if (first === undefined) return model;
  const versions = model.versions.map((version) => {
    const cache = cacheOf(version.version);
    return cache === undefined ? version : { ...version, cache: version.version === 1 ? null : cache };
  });
  return { ...model, cache: first, versions };
}

/** Id of the caches of a versioned model; undefined if the ledger lacks the model. */
export function frozenCache(file: FreezeFile, name: string): string | null | undefined {
  const model = file.models[name];
  if (model === undefined) return undefined;
  if (model.cache !== undefined) return model.cache;
  return model.like === undefined ? null : frozenCache(file, model.like);
}
