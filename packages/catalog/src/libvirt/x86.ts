import type { MapModel, X86Map } from '@cpu-models/runtime';
import { AHEAD, aheadModel, aheadOf, placeAhead } from './ahead-models.js';
import { commentsOf, type ModelComments, NO_COMMENTS } from './comments.js';
import type { Context } from './definition.js';
import type { Explanation } from './explanation.js';
import { type FeatureSection, featureSections } from './features.js';
import { type ModelGroup, modelGroups, type NamesOfModel } from './index-groups.js';
import { isPresent } from './libvirt-span.js';
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
export function x86Release(context: Context): X86Release {
  const { docs, release } = context;
  const models = new Map<string, MapModel>();
  const comments = new Map<string, ModelComments>();
  const explanations = new Map<string, readonly Explanation[]>();
  const sources = new Map<string, string>();
  const named: NamesOfModel[] = [];
  for (const file of docs.models) {
    const names = namesOf(file, docs, release);
    for (const name of names) {
      const result = nameModel(name, context);
      models.set(name.name, result.model);
      comments.set(name.name, commentsOf(name, result.model, docs.layout));
      explanations.set(name.name, result.explanations);
      sources.set(name.name, `x86/models/${file.name}.yaml`);
    }
    named.push({
      model: file.name,
      vendor: models.get(file.name)?.vendor ?? null,
      names: names.map((name) => name.name),
    });
  }
  for (const file of docs.ownModels.filter((own) => isPresent(own.libvirt, release))) {
    models.set(file.name, ownModel(file, models, context));
    comments.set(file.name, NO_COMMENTS);
    sources.set(file.name, `x86/libvirt/models/${file.name}.yaml`);
    named.push({ model: file.name, names: [file.name] });
  }
  for (const entry of aheadOf(context, new Set(models.keys()))) {
    models.set(entry.name, aheadModel(entry, context));
    comments.set(entry.name, NO_COMMENTS);
    sources.set(entry.name, AHEAD);
    placeAhead(named, entry);
  }
  const groups = modelGroups(docs.index, named, release);
  const sections = featureSections(context);
  const map: X86Map = {
    vendors: docs.vendors.vendors
      .filter((vendor) => isPresent(vendor.libvirt, release))
      .map(({ name, string }) => ({ name, string })),
    features: sections.flatMap((section) => section.features),
    models: groups.flatMap((group) => group.names.map((name) => models.get(name) as MapModel)),
  };
  return { map, groups, sections, comments, explanations, sources };
}
