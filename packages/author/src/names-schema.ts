import { featureIndex, featuresOfVersion, qemuSpelling, releaseOf } from '@cpu-models/catalog';
import type { Feature, Source, WordFile } from '@cpu-models/source';
import { newestQemu } from './axis.js';

/** Where the schema of names lies, below the workspace's root. */
export const NAMES_SCHEMA = 'schemas/generated/names.schema.json';

/**
 * A JSON Schema of every name that a model's file may use, for editors: they complete names, show where a bit lies, and
 * mark what does not exist. Checking the source does not need it: rules know the names and say more.
 */
export function namesSchema(source: Source): string {
  const words = source
    .all('word')
    .map(({ value }) => value)
    .filter((word) => word.qemu !== 'never' && word.features.length > 0);
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'generated/names.schema.json',
    title: 'Names',
    description: 'Generated from schemas/x86: run `npx nx run gen`. For editors alone.',
    definitions: {
      features: featuresOf(words),
      properties: propertiesOf(source, words),
      versions: versionsOf(source),
    },
  };
  return `${JSON.stringify(schema, null, 1)}\n`;
}

function featuresOf(words: readonly WordFile[]): object {
  const lists = words.map((word) => {
    // The descriptions of an enum are no keyword of JSON Schema's own, but editors show them on completion and on hover.
    const names = {
      enum: word.features.map(({ name }) => name),
      markdownEnumDescriptions: word.features.map((feature) => describe(word, feature)),
    };
    const items = { anyOf: [names, { type: 'object', properties: { name: names }, required: ['name'] }] };
    return [
      word.word,
      { description: `${placeOf(word)}${word.about === undefined ? '' : `: ${word.about}`}`, type: 'array', items },
    ];
  });
  return { type: 'object', properties: Object.fromEntries(lists), additionalProperties: false };
}

/** Every version, with all of its features: what stands behind `like`. */
function versionsOf(source: Source): object {
  const release = newestQemu(source);
  const { models } = releaseOf(source, 'qemu', release);
  const versions = models.flatMap((facts) =>
    facts.definition.versions.map(({ version }) => {
      const features = [...featuresOfVersion(facts, version, featureIndex(source))].sort();
      const text = `${facts.about ?? facts.definition.name} ${features.length} features in QEMU ${release}: ${features.join(' ')}`;
      return [`${facts.definition.name}-v${version}`, text] as const;
    }),
  );
  return { enum: versions.map(([name]) => name), markdownEnumDescriptions: versions.map(([, text]) => text) };
}

function propertiesOf(source: Source, words: readonly WordFile[]): object {
  const switches = { anyOf: [{ enum: ['on', 'off'] }, { type: 'array' }] };
  const bits = words.flatMap((word) =>
    word.features.flatMap((feature) => {
      const spelling = qemuSpelling({ word, feature });
      return spelling === undefined ? [] : [[spelling, { description: describe(word, feature), ...switches }] as const];
    }),
  );
  const others = source
    .one('properties')
    .value.properties.map(({ name, type }) => [name, { description: `A property of QEMU's CPUs, ${type}.` }] as const);
  return { type: 'object', properties: Object.fromEntries([...others, ...bits]) };
}

/** `CPUID 0x7.0 EBX bit 5: ...`, then how others spell it. */
function describe(word: WordFile, feature: Feature): string {
  const { libvirt, linux } = feature;
  const spelt = [
    ...(typeof libvirt === 'object' && libvirt.name !== undefined ? [`libvirt: ${libvirt.name}`] : []),
    ...(linux === undefined || linux === 'none' ? [] : [`Linux: ${linux}`]),
    ...(feature.since === undefined ? [] : [`since QEMU ${feature.since}`]),
  ];
  const about = feature.about === undefined ? '' : `: ${feature.about}`;
  return `${placeOf(word)} bit ${feature.bit}${about}${spelt.length === 0 ? '' : ` (${spelt.join(', ')})`}`;
}

function placeOf({ at }: WordFile): string {
  if ('msr' in at) return `MSR 0x${at.msr.toString(16)}`;
  const subleaf = at.subleaf === undefined ? '' : `.${at.subleaf}`;
  return `CPUID 0x${at.leaf.toString(16)}${subleaf} ${at.register.toUpperCase()}`;
}
