import type { Shown } from './shown.js';

/** The same for programs. */
export function shownJson({ model, version, alias, release, values, words, line, family }: Shown) {
  const entry = model.versions?.find((known) => known.version === version);
  return {
    name: `${model.name}-v${version}`,
    model: model.name,
    version,
    alias,
    qemu: release,
    about: model.about ?? null,
    versionAbout: entry?.about ?? null,
    hardware: model.hardware ?? null,
    mistakenFor: entry?.['mistaken-for'] ?? model['mistaken-for'] ?? null,
    values: Object.fromEntries(values.map(({ field, value, from }) => [field, { value, from }])),
    features: words.flatMap(({ word, features }) => features.map(({ name, from }) => ({ word, name, from }))),
    line: line.map(({ version: name, about, adds, drops, sets, table }) => ({
      version: name,
      about: about ?? null,
      features: table.features.length,
      adds,
      drops: drops.map(({ feature, reason = null }) => ({ feature, reason })),
      sets: Object.fromEntries(Object.entries(sets).map(([field, value]) => [field, value ?? null])),
    })),
    family,
  };
}
