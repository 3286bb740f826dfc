import type { MapSignature } from '@cpu-models/runtime';
import type { SignatureDifference } from '@cpu-models/source';
import type { LibvirtModel } from '../slice/libvirt-models.js';
import { type Because, byDifference, type Definition } from './definition.js';
import { entriesFor } from './subjects.js';

/** By which family, model and steppings libvirt recognises a host's CPU as the name. */
export function signaturesOf(definition: Definition): MapSignature[] {
  const { name, slice } = definition;
  const own = tableSignature(name.model);
  for (const { entry, subject } of entriesFor(name, slice.differences['no-signature'])) {
    definition.explain('signature', byDifference(entry, subject, 'no-signature', entry.at));
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
function tableSignature({ definition: { definition } }: LibvirtModel): MapSignature {
  return { family: definition.family, model: definition.model, stepping: null };
}

interface Written {
  readonly list: readonly SignatureDifference[];
  readonly because: Because;
  /** The list that would count without this one. */
  readonly instead?: readonly SignatureDifference[];
}

/** A list for the very name counts before one for the model; the latter reaches NAME-vN too. */
function writtenSignatures(definition: Definition): Written | undefined {
  const { name, slice } = definition;
  const find = (key: 'names' | 'models', subject: string): Written | undefined => {
    const entry = slice.differences.signatures.find((candidate) => candidate[key]?.[subject] !== undefined);
    const list = entry?.[key]?.[subject];
    return entry === undefined || list === undefined
      ? undefined
      : { list, because: byDifference(entry, subject, 'signatures', entry.at) };
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
