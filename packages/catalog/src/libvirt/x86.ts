import type { MapModel, X86Map } from '@cpu-models/runtime';
import type { LibvirtSlice } from '../slice/libvirt.js';
import { AHEAD, aheadModel, aheadOf, placeAhead } from './ahead-models.js';
import { commentsOf, type ModelComments, NO_COMMENTS } from './comments.js';
import { explanationsIn } from './definition.js';
import type { Explanation } from './explanation.js';
import { type FeatureSection, featureSections } from './features.js';
import { type ModelGroup, modelGroups, type NamesOfModel } from './index-groups.js';
import { nameModel } from './name-model.js';
import { namesOf } from './names.js';
import { ownModel } from './own-model.js';

/** All that is known of the x86 part of a release. */
export interface X86Release {
  readonly map: X86Map;
  readonly groups: readonly ModelGroup[];
  readonly sections: readonly FeatureSection[];
  readonly comments: ReadonlyMap<string, ModelComments>;
  readonly explanations: ReadonlyMap<string, readonly Explanation[]>;
  /** The file below the source's root that defines a name. */
  readonly sources: ReadonlyMap<string, string>;
}

/** Derives the x86 map of one release. */
export function x86Release(slice: LibvirtSlice): X86Release {
  const layout = slice.one('libvirt-layout');
  const models = new Map<string, MapModel>();
  const comments = new Map<string, ModelComments>();
  const explanations = new Map<string, readonly Explanation[]>();
  const sources = new Map<string, string>();
  const named: NamesOfModel[] = [];
  for (const model of slice.models) {
    const names = namesOf(model, slice);
    for (const name of names) {
      const result = nameModel(name, slice);
      models.set(name.name, result.model);
      comments.set(name.name, commentsOf(name, result.model, layout));
      explanations.set(name.name, explanationsIn(result.explanations, slice.release));
      sources.set(name.name, model.definition.file);
    }
    named.push({
      model: model.name,
      vendor: models.get(model.name)?.vendor ?? null,
      names: names.map((name) => name.name),
    });
  }
  for (const file of slice.ownModels) {
    models.set(file.name, ownModel(file, models, slice));
    comments.set(file.name, NO_COMMENTS);
    sources.set(file.name, `x86/libvirt/models/${file.name}.yaml`);
    named.push({ model: file.name, names: [file.name] });
  }
  for (const entry of aheadOf(slice, new Set(models.keys()))) {
    models.set(entry.name, aheadModel(entry, slice));
    comments.set(entry.name, NO_COMMENTS);
    sources.set(entry.name, AHEAD);
    placeAhead(named, entry);
  }
  const groups = modelGroups(slice.index('x86/libvirt'), named);
  const sections = featureSections(slice);
  const map: X86Map = {
    vendors: slice.one('libvirt-vendors').vendors.map(({ name, string }) => ({ name, string })),
    features: sections.flatMap((section) => section.features),
    models: groups.flatMap((group) => group.names.map((name) => models.get(name) as MapModel)),
  };
  return { map, groups, sections, comments, explanations, sources };
}
