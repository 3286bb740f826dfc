import type { QemuRelease } from '@cpu-models/runtime';
import type { FreezeFile, Source } from '@cpu-models/source';
import { type Answers, answersOf } from './answers.js';
import { ledgerOf, releasesOf, sealFor } from './check.js';
import { decodeLedger, type FrozenAnswers } from './ledger/decode.js';
import { encodeLedger, type LedgerBody } from './ledger/encode.js';
import { cachesByVersion, type HiddenFacts, hiddenFacts } from './ledger/facts.js';
import type { RowSource } from './ledger/rows.js';
import { subjectsOf } from './ledger/subjects.js';
import { writeLedger } from './ledger/write.js';
import { rowMovedOn } from './moved.js';

/** A ledger's file as it should be. */
export interface LedgerPlan {
  readonly release: string;
  /** Below the source's root. */
  readonly path: string;
  readonly text: string;
  readonly state: 'new' | 'extended' | 'unchanged';
  readonly classes: number;
  readonly machines: number;
  readonly models: number;
}

/**
 * Ledgers with all that the source has by now: new releases, models, versions and machine types. What they say already
 * stays, so this is for a source that {@link checkFreeze} finds nothing wrong with.
 */
export function extendLedgers(source: Source): LedgerPlan[] {
  const axis = releasesOf(source);
  return axis.map((release, at) => {
    const old = ledgerOf(source, release.release);
    const body = old === undefined || isBehind(old.value, release) ? extend(old?.value, release) : bodyOf(old.value);
    const file: FreezeFile = { release: body.release, seal: sealFor(source, axis, at, body), ...withoutRelease(body) };
    const text = writeLedger(file);
    return {
      release: release.release,
      path: `freeze/qemu/${release.release}.yaml`,
      text,
      state: old === undefined ? 'new' : old.document.text === text ? 'unchanged' : 'extended',
      classes: body.machines.length,
      machines: body.machines.reduce((sum, { names }) => sum + names.length, 0),
      models: Object.keys(body.models).filter((name) => !name.endsWith('@kvm')).length,
    };
  });
}

function bodyOf({ seal: _seal, ...body }: FreezeFile): LedgerBody {
  return body;
}

function withoutRelease({ release: _release, ...rest }: LedgerBody): Omit<LedgerBody, 'release'> {
  return rest;
}

/** Whether the source has machine types or models that the ledger lacks. */
function isBehind(file: FreezeFile, release: QemuRelease): boolean {
  const { machines, models } = answersOf(release);
  const frozen = new Set(file.machines.flatMap(({ names }) => names));
  return (
    [...machines.keys()].some((name) => !frozen.has(name)) ||
    subjectsOf(models).some((subject) => file.models[subject] === undefined)
  );
}

function extend(old: FreezeFile | undefined, release: QemuRelease): LedgerBody {
  const [current, facts] = [answersOf(release), hiddenFacts(release)];
  if (old === undefined) return encodeLedger(release.release, current, facts, cachesByVersion(release));
  const kept = { ...facts, ...oldFacts(old), caches: { ...facts.caches, ...old.caches } };
  return encodeLedger(release.release, overlay(decodeLedger(old), current), kept, cachesByVersion(release));
}

function oldFacts(old: FreezeFile): Omit<HiddenFacts, 'caches'> {
  const { words, spellings, 'legacy-caches': legacy, descriptors, xsave, behaviours } = old;
  return { words, spellings, 'legacy-caches': legacy, descriptors, xsave, behaviours };
}

/** The frozen answers where there are any, today's for what is new and for names that now mean a new version. */
function overlay(frozen: FrozenAnswers, current: Answers): RowSource {
  const places = new Map(current.columns.map(({ key }, at) => [key, at]));
  const toFrozen = (row: readonly unknown[]) =>
    frozen.columns.map(({ key }) => row[places.get(key) ?? -1] ?? null) as ReturnType<Answers['row']>;
  const known = new Map<unknown, ReturnType<Answers['row']>>();
  return {
    columns: frozen.columns,
    machines: new Map([...current.machines, ...frozen.machines]),
    models: [...new Set([...current.models, ...frozen.models])].sort(),
    row: (variant, machine, model) => {
      const row = current.row(variant, machine, model);
      if (frozen.classOf(machine) !== undefined && frozen.models.includes(model)) {
        const old = frozen.row(variant, machine, model);
        if (!rowMovedOn(frozen.models, current.models, old, row)) return old;
      }
      const made = known.get(row) ?? toFrozen(row);
      known.set(row, made);
      return made;
    },
  };
}
