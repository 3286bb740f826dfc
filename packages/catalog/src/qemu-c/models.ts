import type { ModelVersion } from '@cpu-models/runtime';
import type { ModelFacts } from '../slice/model-facts.js';
import { HW_VERSION } from '../slice/models.js';
import type { QemuSlice } from '../slice/qemu.js';
import { cacheVariable } from './caches.js';
import { spell } from './masks.js';
import type { CModel, CText, CWordMask } from './types.js';

/** The release's table of models. */
export function modelTable(slice: QemuSlice): CModel[] {
  return slice.models.map((model) => modelAt(model, slice));
}

function modelAt(facts: ModelFacts, slice: QemuSlice): CModel {
  const { definition, file, about, listsVersions } = facts;
  const variable = (id: string | null) => (id === null ? undefined : cacheVariable(id, slice));
  const toVersion = (version: ModelVersion) => ({
    ...version,
    about: facts.versionAbouts.get(version.version),
    variable: variable(version.cache),
  });
  return {
    definition,
    file,
    about,
    modelId: textOf(facts.modelId),
    avx10Version: slice.structures.has('avx10-version') ? definition.avx10Version || undefined : undefined,
    forceCpuid1f: slice.structures.has('cpuid-0x1f') && definition.forceCpuid1f === true,
    cache: variable(definition.cache),
    features: featureMasks(facts, slice),
    // QEMU's table has no list, rather than an empty one, where no version is listed.
    versions: listsVersions ? definition.versions.map(toVersion) : undefined,
  };
}

/** `QEMU Virtual CPU version {hw-version}` -> the literal, then QEMU_HW_VERSION. */
function textOf(text: string): CText {
  return text
    .split(HW_VERSION)
    .flatMap((piece, i) => (i === 0 ? [piece] : [null, piece]))
    .filter((piece) => piece !== '');
}

function featureMasks({ definition }: ModelFacts, slice: QemuSlice): CWordMask[] {
  return slice.words.flatMap((word) => {
    const mask = definition.features[`FEAT_${word.name}`];
    return mask === undefined ? [] : [{ word: word.name, mask: spell(mask, word) }];
  });
}
