import type { MapSignature } from '@cpu-models/runtime';
import type { ByModel, ModelFile, SignatureDifference } from '@cpu-models/source';
import { valueAt } from '../span.js';
import { type Because, byDifference, type Definition } from './definition.js';
import { definingRelease } from './qemu-state.js';
import { entriesFor } from './subjects.js';

/** By which family, model and steppings libvirt recognises a host's CPU as the name. */
export function signaturesOf(definition: Definition): MapSignature[] {
  const { name, context } = definition;
  const own = tableSignature(name.model, context.docs.qemuReleases);
  for (const { entry, at, subject } of entriesFor(name, context.docs.differences['no-signature'], context.release)) {
    definition.explain('signature', byDifference(entry, subject, 'no-signature', at));
    return [];
  }
  const written = writtenSignatures(definition);
  if (written === undefined) return [own];
  const signatures = written.list.map((entry) => signature(entry, own));
  const otherwise = written.instead?.map((entry) => signature(entry, own)) ?? [own];
  if (!same(signatures, otherwise)) definition.explain('signature', written.because);
  return signatures;
}

/** Family and model of the definition; what a version changes of them does not reach libvirt. */
function tableSignature(model: ModelFile, releases: readonly string[]): MapSignature {
  const release = definingRelease(model, releases);
  return { family: valueAt(model.family, release) ?? 0, model: valueAt(model.model, release) ?? 0, stepping: null };
}

interface Written {
  readonly list: readonly SignatureDifference[];
  readonly because: Because;
  /** The list that would count without this one. */
  readonly instead?: readonly SignatureDifference[];
}

/** A list for the very name counts before one for the model; the latter reaches NAME-vN too. */
function writtenSignatures(definition: Definition): Written | undefined {
  const { name, context } = definition;
  const find = (key: 'names' | 'models', subject: string): Written | undefined => {
    const entries = context.docs.differences.signatures;
    const at = entries.findIndex((entry) => (entry[key] as ByModel | undefined)?.[subject] !== undefined);
    const entry = entries[at];
    const list = entry?.[key]?.[subject];
    return entry === undefined || list === undefined
      ? undefined
      : { list, because: byDifference(entry, subject, 'signatures', at) };
  };
  const ofModel = find('models', name.model.name);
  const ofName = find('names', name.name);
  return ofName === undefined || ofModel === undefined ? (ofName ?? ofModel) : { ...ofName, instead: ofModel.list };
}

function signature(entry: SignatureDifference, own: MapSignature): MapSignature {
  return {
    family: entry.family ?? own.family,
    model: entry.model,
    stepping: entry.steppings === undefined ? null : steppingMask(entry.steppings),
  };
}

/** `5-7` -> bits 5, 6 and 7. */
export function steppingMask(range: string): number {
  const [first = 0, last = first] = range.split('-').map(Number);
  let mask = 0;
  for (let stepping = first; stepping <= last; stepping++) mask |= 1 << stepping;
  return mask;
}

function same(a: readonly MapSignature[], b: readonly MapSignature[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
