import type { MapModel } from '@cpu-models/runtime';
import { type ModelFile, type Source, sourceFromValues, type WordFile } from '@cpu-models/source';
import { standingOf } from '../slice/libvirt-words.js';
import { qemuSlice } from '../slice/qemu.js';
import { libvirtRelease } from './release.js';

/** What a libvirt release would gain if it took up what a QEMU release has. */
export interface Missing {
  /** The source in which the release has it. */
  readonly source: Source;
  /** Names that it gains, in the map's order. */
  readonly names: readonly string[];
  /** Features that these names need, and that it gains too, by the project's names. */
  readonly features: readonly string[];
  /** Features of these names that it cannot gain, as names that are released would then mean something else. */
  readonly left: readonly string[];
}

/**
 * Takes up every model and version of a QEMU release that a libvirt release does not have yet, by the rules that hold for
 * new names. What is released stays as it is: no name that the release has comes to mean something else.
 */
export function takeUpMissing(source: Source, libvirt: string, qemu: string): Missing {
  const before = new Map(modelsOf(source, libvirt).map((model) => [model.name, JSON.stringify(model)]));
  const wanted = adopted(source, libvirt, qemu);
  const unknown = unknownFeatures(source, libvirt, wanted);
  const isChanged = (features: readonly string[]) =>
    modelsOf(known(wanted, libvirt, features), libvirt).some(
      (model) => before.has(model.name) && before.get(model.name) !== JSON.stringify(model),
    );
  const features = isChanged(unknown) ? unknown.filter((feature) => !isChanged([feature])) : unknown;
  const after = known(wanted, libvirt, features);
  const names = modelsOf(after, libvirt).map(({ name }) => name);
  return {
    source: after,
    names: names.filter((name) => !before.has(name)),
    features,
    left: unknown.filter((feature) => !features.includes(feature)),
  };
}

function modelsOf(source: Source, libvirt: string): readonly MapModel[] {
  return libvirtRelease(source, libvirt).map.x86.models;
}

/** The source in which the libvirt release has the models and versions. */
function adopted(source: Source, libvirt: string, qemu: string): Source {
  const models = new Map(qemuSlice(source, qemu).models.map(({ definition }) => [definition.name, definition]));
  return changed(source, 'model', (model: ModelFile) => {
    const there = models.get(model.name);
    if (there === undefined) return;
    if (isLacking(model.libvirt, libvirt)) model.libvirt = { since: libvirt };
    const numbers = new Set(there.versions?.map(({ version }) => version));
    for (const version of model.versions ?? [])
      if (isLacking(version.libvirt, libvirt) && numbers.has(version.version)) version.libvirt = { since: libvirt };
  });
}

/** No libvirt has it yet, or only a later one. */
function isLacking(presence: ModelFile['libvirt'], libvirt: string): boolean {
  return standingOf(presence, libvirt) === 'not-yet';
}

/** Features that names of the wanted source have in QEMU, and that the libvirt release does not know yet. */
function unknownFeatures(source: Source, libvirt: string, wanted: Source): string[] {
  const old = new Set(modelsOf(source, libvirt).map(({ name }) => name));
  const { explanations } = libvirtRelease(wanted, libvirt).x86;
  const lacking = [...explanations]
    .filter(([name]) => !old.has(name))
    .flatMap(([, reasons]) => reasons)
    .filter(({ what, kind, source: at }) => what === 'lacks' && kind === 'not-yet-adopted' && at.path[0] === 'libvirt');
  return [...new Set(lacking.flatMap(({ feature }) => feature ?? []))].sort();
}

function known(source: Source, libvirt: string, features: readonly string[]): Source {
  return changed(source, 'word', (word: WordFile) => {
    for (const feature of word.features) {
      if (!features.includes(feature.name)) continue;
      const said = typeof feature.libvirt === 'object' ? feature.libvirt : {};
      feature.libvirt = { ...said, since: libvirt };
    }
  });
}

function changed<T>(source: Source, kind: 'model' | 'word', change: (value: T) => void): Source {
  const files = new Set(source.all(kind).map(({ document }) => document.file));
  return sourceFromValues(
    new Map(
      [...source.values()].map(([file, value]) => {
        if (!files.has(file)) return [file, value] as const;
        const copy = structuredClone(value);
        change(copy as T);
        return [file, copy] as const;
      }),
    ),
  );
}
