import {
  type CpuidReader,
  cpuid,
  diffCpuid,
  isCpuModelError,
  type QemuRelease,
  type RegisterChange,
  resolve,
} from '@cpu-models/runtime';
import { type Answers, answersOf, question } from '../answers.js';
import type { FrozenAnswers } from '../ledger/decode.js';
import { cachesByVersion, hiddenFacts } from '../ledger/facts.js';
import { fullHost, variantById } from '../variants.js';
import { samePlaces } from './answers.js';
import type { EffectSink } from './effects.js';
import { frozenCache, withFrozenFacts } from './patched.js';

/** One thread, and several of everything that CPUID counts. */
const TOPOLOGIES = [{}, { threads: 2, cores: 4, dies: 2 }] as const;

/** Compares what guests read in CPUID where facts changed that no property shows: caches, XSAVE areas, rules. */
export function compareCpuid(frozen: FrozenAnswers, release: QemuRelease, effects: EffectSink): void {
  if (sameFacts(frozen, release)) return;
  const before = withFrozenFacts(release, frozen.file);
  const current = answersOf(release);
  const tcg = variantById('tcg');
  for (const [model, places] of distinctPlaces(frozen, current)) {
    for (const machines of places) {
      const asked = question(tcg, machines[0] ?? '', model, fullHost(release));
      for (const change of registerChanges(before, release, asked)) {
        for (const machine of machines) effects.add({ ...change, guestVisible: true, variant: tcg.id, machine, model });
      }
    }
  }
}

/** Whether all hidden facts that the ledger has are the same today; additions do not matter. */
function sameFacts({ file }: FrozenAnswers, release: QemuRelease): boolean {
  const { words, spellings: _spellings, behaviours, ...rest } = hiddenFacts(release);
  const frozen = file as unknown as Record<string, unknown>;
  if (
    !Object.entries(rest).every(
      ([key, now]) => contains(now, frozen[key]) && (key === 'caches' || contains(frozen[key], now)),
    )
  )
    return false;
  if (
    !Object.entries(file.words).every(
      ([key, { at, tcg }]) => words[key]?.at === at && (!at.startsWith('0xd.0.') || words[key]?.tcg === tcg),
    )
  )
    return false;
  const { follows, others } = file.behaviours;
  if (!follows.every((id) => behaviours.follows.includes(id)) || others.some((id) => behaviours.follows.includes(id)))
    return false;
  return [...cachesByVersion(release)].every(([name, cache]) => [undefined, cache].includes(frozenCache(file, name)));
}

/** Whether everything of `part` is in `whole`. */
function contains(whole: unknown, part: unknown): boolean {
  if (part === null || typeof part !== 'object') return whole === part;
  if (whole === null || typeof whole !== 'object') return false;
  return Object.entries(part).every(([key, value]) => contains((whole as Record<string, unknown>)[key], value));
}

/** Per model: machine types on which it is the same CPU today. */
function* distinctPlaces(
  frozen: FrozenAnswers,
  current: Answers,
): Generator<[model: string, places: Iterable<string[]>]> {
  const groups = samePlaces(frozen, current);
  for (const model of frozen.models.filter((name) => current.models.includes(name))) {
    const places = new Map<string, string[]>();
    for (const machines of groups) {
      const key = current
        .row(variantById('tcg'), machines[0] ?? '', model)
        .map(String)
        .join();
      places.set(key, [...(places.get(key) ?? []), ...machines]);
    }
    yield [model, places.values()];
  }
}

interface Change {
  readonly property: string;
  readonly from: string;
  readonly to: string;
}

/** Registers that differ; those of many threads only if one thread alone does not show them. */
function registerChanges(before: QemuRelease, after: QemuRelease, asked: ReturnType<typeof question>): Change[] {
  const seen = new Map<string, Change>();
  for (const topology of TOPOLOGIES) {
    for (const change of compareGuests(before, after, asked, topology)) {
      if (!seen.has(change.property)) seen.set(change.property, change);
    }
  }
  return [...seen.values()];
}

function compareGuests(
  before: QemuRelease,
  after: QemuRelease,
  asked: ReturnType<typeof question>,
  topology: object,
): Change[] {
  const [left, right] = [before, after].map((release) => readerOrRefusal(release, asked, topology)) as [
    CpuidReader | string,
    CpuidReader | string,
  ];
  if (typeof left !== 'string' && typeof right !== 'string') return diffCpuid(left, right, after).map(toChange);
  if (left === right) return [];
  const text = (reader: CpuidReader | string) => (typeof reader === 'string' ? 'refused' : 'started');
  return [{ property: 'the guest', from: text(left), to: text(right) }];
}

function readerOrRefusal(
  release: QemuRelease,
  asked: ReturnType<typeof question>,
  topology: object,
): CpuidReader | string {
  try {
    return cpuid(resolve(release, asked), topology);
  } catch (error) {
    if (isCpuModelError(error)) return error.message;
    throw error;
  }
}

function toChange({ leaf, subleaf, register, from, to }: RegisterChange): Change {
  const hex = (value: number) => `0x${value.toString(16)}`;
  return { property: `CPUID ${hex(leaf)}.${subleaf} ${register.toUpperCase()}`, from: hex(from), to: hex(to) };
}
