import { type FeatureIndex, featureIndex, UNEXPLAINED } from '@cpu-models/catalog';
import type { ModelFile, Source } from '@cpu-models/source';
import { newestQemu, sinceOf } from './axis.js';
import { definedOnly, type Edit } from './edit.js';
import { AuthorError } from './errors.js';
import { byWord, featuresOf } from './features.js';
import { findVersion } from './find.js';
import type { HostCpu } from './host.js';
import { readSettings } from './settings.js';

export interface ModelRequest {
  readonly name: string;
  /** What it starts from: a model or version by name, or a CPU that somebody has. */
  readonly from: string | HostCpu;
  readonly set?: readonly string[];
  readonly about?: string;
  readonly since?: string;
}

/** Properties that a model's file says with fields of their own. */
const NUMBERS = ['family', 'model', 'stepping', 'level', 'xlevel'] as const;
const TEXTS = ['vendor', 'model-id'] as const;

/**
 * Adds a model: its file, and its place in QEMU's order.
 * @throws AuthorError for a name that is taken, or settings that no CPU has
 */
export function newModel(source: Source, request: ModelRequest): Edit {
  const since = sinceOf(source, request.since);
  refuseTaken(source, request.name);
  const start = typeof request.from === 'string' ? fromModel(source, request.from) : fromHost(request.from);
  const { after, notes } = start;
  const settings = Object.entries(readSettings(source, request.set ?? []));
  const model: ModelFile = {
    ...definedOnly<ModelFile>({
      ...start.base,
      name: request.name,
      about: request.about,
      since,
      libvirt: 'not-yet',
    } as never),
    ...fields(settings),
    ...featuresIn(source, start, settings),
  };
  const order = source.one('order').value;
  const at = after === undefined ? order.models.length : order.models.indexOf(after) + 1;
  return {
    files: [
      { kind: 'model', path: `x86/models/${request.name}.yaml`, value: arranged(model) },
      {
        kind: 'order',
        path: 'x86/order.yaml',
        value: { ...order, models: order.models.toSpliced(at, 0, request.name) },
      },
    ],
    notes: [`${request.name} exists since QEMU ${since}; libvirt has not adopted it yet`, ...notes],
  };
}

function refuseTaken(source: Source, name: string): void {
  const taken = source
    .all('model')
    .some(({ value }) => value.name === name || value.versions?.some(({ alias }) => alias === name));
  if (taken) throw new AuthorError(`the name ${name} is taken`);
}

/** All features; or, of a model that is like another one, those that differ. */
function featuresIn(source: Source, { base, features }: Start, settings: Settings): Partial<ModelFile> {
  const wanted = withBits(featureIndex(source), features, settings);
  const listed = (names: Iterable<string>) => byWord(source, names, newestQemu(source)) ?? {};
  if (base.like === undefined) return { features: listed(wanted) };
  const adds = listed([...wanted].filter((name) => !features.has(name)));
  const dropped = [...features].filter((name) => !wanted.has(name));
  return {
    ...(Object.keys(adds).length === 0 ? {} : { adds }),
    ...(dropped.length === 0 ? {} : { drops: [{ features: dropped, reason: UNEXPLAINED }] }),
  };
}

interface Start {
  readonly base: Partial<ModelFile>;
  readonly features: ReadonlySet<string>;
  /** The model that it stands behind in QEMU's order; absent: at the end. */
  readonly after?: string;
  readonly notes: readonly string[];
}

/** A difference to the version named, with nothing different yet. */
function fromModel(source: Source, name: string): Start {
  const { model, version } = findVersion(source, name);
  const release = newestQemu(source);
  const base: Partial<ModelFile> = { like: `${model.name}-v${version}` };
  const notes = [`it starts as ${model.name}-v${version}: give it a model-id, family, model and stepping of its own`];
  return { base, features: featuresOf(source, model, version, release), after: model.name, notes };
}

/** What a CPU shows, as far as QEMU's models can say it. */
function fromHost(host: HostCpu): Start {
  const { features, withheld, unknown, ...base } = host;
  const notes = [
    ...(withheld.length > 0 ? [`left out, since a model cannot promise them: ${withheld.join(' ')}`] : []),
    ...(unknown.length > 0 ? [`bits that no word describes: ${unknown.join(', ')}`] : []),
    'a real CPU does not tell which of its features its whole generation has: compare several',
  ];
  return { base, features, notes };
}

type Settings = readonly (readonly [string, unknown])[];

function fields(settings: Settings): Partial<ModelFile> {
  const numbers: readonly string[] = NUMBERS;
  const texts: readonly string[] = TEXTS;
  const own = settings.flatMap(([name, value]) =>
    numbers.includes(name) ? [[name, Number(value)]] : texts.includes(name) ? [[name, value]] : [],
  );
  return Object.fromEntries(own) as Partial<ModelFile>;
}

function withBits(index: FeatureIndex, features: ReadonlySet<string>, settings: Settings): Set<string> {
  const result = new Set(features);
  for (const [property, value] of settings) {
    for (const feature of index.ofProperty(property)) {
      if (value === 'on') result.add(feature);
      else result.delete(feature);
    }
    const known = index.ofProperty(property).length > 0 || [...NUMBERS, ...TEXTS].some((field) => field === property);
    if (!known) throw new AuthorError(`a model's file cannot set ${property}; a version can`);
  }
  return result;
}

const ORDER = [
  'name',
  'about',
  'since',
  'libvirt',
  'like',
  'vendor',
  ...NUMBERS,
  'model-id',
  'avx10-version',
  'force-cpuid-0x1f',
  'cache',
  'features',
  'adds',
  'drops',
] as const;

function arranged(model: ModelFile): ModelFile {
  return definedOnly<ModelFile>(Object.fromEntries(ORDER.map((key) => [key, model[key]])) as never);
}
