import type { MapModel, MapSignature } from '@cpu-models/runtime';
import { type LibvirtLayoutFile, memo } from '@cpu-models/source';
import { isOfAge } from '../slice/age.js';
import type { Timeless } from '../slice/timeless.js';
import type { Name } from './names.js';

/** The comments of a model's file: text that only people read. */
export interface ModelComments {
  /** Behind each signature, or null. */
  readonly signatures: readonly (string | null)[];
  readonly blocks: readonly CommentBlock[];
}

export interface CommentBlock {
  /** Number of the signature that it stands before, counted from 1; null: before the features. */
  readonly beforeSignature: number | null;
  readonly lines: readonly string[];
}

export const NO_COMMENTS: ModelComments = { signatures: [], blocks: [] };

const known = memo((_model: MapModel) => new WeakMap<object, ModelComments>());

/** The comments that upstream's file of a name has; the same value for releases that share its model and the layout. */
export function commentsOf(name: Name, model: MapModel, layout: Timeless<LibvirtLayoutFile>): ModelComments {
  const comments = known(model).get(layout) ?? commentsIn(name, model, layout);
  known(model).set(layout, comments);
  return comments;
}

function commentsIn(name: Name, model: MapModel, layout: Timeless<LibvirtLayoutFile>): ModelComments {
  if (name.form === 'versioned') return NO_COMMENTS;
  return {
    signatures: model.signatures.map((signature) => signatureComment(name, signature, layout)),
    blocks: layout.comments
      .filter((block) => block.models.includes(name.model.name))
      .map((block) => ({ beforeSignature: block['before-signature'] ?? null, lines: block.lines })),
  };
}

function signatureComment(name: Name, signature: MapSignature, layout: Timeless<LibvirtLayoutFile>): string | null {
  const rule = layout['signature-comments'];
  const concerns = ({ models }: { models: readonly string[] }) => models.includes(name.model.name);
  const also = rule.also?.find(concerns);
  if (also !== undefined) return also.text;
  if (!isOfAge(rule.names, name.age)) return null;
  return rule.instead?.find(concerns)?.text ?? leafOne(signature);
}

/** CPUID.1.EAX of a family and model with stepping 0: extended fields only where the basic ones are full. */
function leafOne({ family, model }: MapSignature): string {
  const extended = family > 15 ? family - 15 : 0;
  const eax = (extended << 20) | ((model >> 4) << 16) | ((family - extended) << 8) | ((model & 15) << 4);
  return eax.toString(16).padStart(6, '0');
}
