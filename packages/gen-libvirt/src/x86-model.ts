import type { LibvirtRelease, ModelComments } from '@cpu-models/catalog';
import type { MapModel, MapSignature } from '@cpu-models/runtime';
import { type GeneratedFile, mapFile } from './output.js';
import { render } from './templates.js';

/** x86_NAME.xml of every model. */
export function x86Models({ x86 }: LibvirtRelease): GeneratedFile[] {
  return x86.map.models.map((model) => {
    const comments = x86.comments.get(model.name) ?? NO_COMMENTS;
    return mapFile(`x86_${model.name}`, textOf(model, comments), x86.sources.get(model.name) ?? '');
  });
}

const NO_COMMENTS: ModelComments = { signatures: [], blocks: [] };

const texts = new WeakMap<MapModel, WeakMap<ModelComments, string>>();

/** Releases share models, and then their text. */
function textOf(model: MapModel, comments: ModelComments): string {
  const known = texts.get(model) ?? new WeakMap<ModelComments, string>();
  texts.set(model, known);
  const text = known.get(comments) ?? render('x86-model', modelView(model, comments));
  known.set(comments, text);
  return text;
}

function modelView(model: MapModel, comments: ModelComments) {
  return {
    name: model.name,
    partialCompat: model.partialCompat,
    decodeHost: onOff(model.decodeHost),
    decodeGuest: onOff(model.decodeGuest),
    isReference: model.ancestor !== null,
    ancestor: model.ancestor ?? '',
    signatures: model.signatures.map((signature, i) => signatureView(signature, i, comments)),
    hasVendor: model.vendor !== null,
    vendor: model.vendor ?? '',
    blocks: blocksBefore(comments, null),
    features: featureViews(model),
  };
}

function onOff(value: boolean): string {
  return value ? 'on' : 'off';
}

function signatureView({ family, model, stepping }: MapSignature, at: number, comments: ModelComments) {
  const comment = comments.signatures[at] ?? null;
  return {
    blocks: blocksBefore(comments, at + 1),
    family: String(family),
    model: String(model),
    hasStepping: stepping !== null,
    stepping: stepping === null ? '' : steppingRange(stepping),
    hasComment: comment !== null,
    comment: comment ?? '',
  };
}

function blocksBefore({ blocks }: ModelComments, signature: number | null): string[] {
  return blocks.filter((block) => block.beforeSignature === signature).map((block) => block.lines.join('\n'));
}

/** Bits 5, 6 and 7 -> `5-7`: libvirt's files know single steppings and one range. */
function steppingRange(mask: number): string {
  const steppings = [...Array(16).keys()].filter((bit) => mask & (1 << bit));
  const [first, last] = [steppings[0], steppings.at(-1)];
  return first === last ? String(first) : `${first}-${last}`;
}

/** All features in one list, sorted by bytes as in upstream's files. */
function featureViews(model: MapModel) {
  const marked = (names: readonly string[], mark: string) =>
    names.map((name) => ({ name, isMarked: mark !== '', mark }));
  const features = [
    ...marked(model.features, ''),
    ...marked(model.added, 'added'),
    ...marked(model.removed, 'removed'),
  ];
  return features.sort((a, b) => (a.name < b.name ? -1 : 1));
}
