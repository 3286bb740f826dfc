import { namesOf, type QemuRelease } from '@cpu-models/runtime';
import { columnsOf } from '../columns.js';
import type { FrozenAnswers } from '../ledger/decode.js';
import type { Effect, EffectSink } from './effects.js';

/** Compares names: machine types, models, properties and features in every spelling. New machine types and models are no change. */
export function compareNames(frozen: FrozenAnswers, release: QemuRelease, effects: EffectSink): void {
  const everywhere = (change: Pick<Effect, 'property' | 'from' | 'to'>) => {
    for (const machine of frozen.machines.keys()) {
      for (const name of frozen.models)
        effects.add({ ...change, guestVisible: false, variant: 'tcg', machine, model: name });
    }
  };
  compareMachines(frozen, release, (machine, change) => {
    for (const name of frozen.models)
      effects.add({ ...change, guestVisible: true, variant: 'tcg', machine, model: name });
  });
  const models = new Set(namesOf(release).models);
  for (const name of frozen.models.filter((known) => !models.has(known))) {
    for (const machine of frozen.machines.keys()) {
      effects.add({
        property: 'the model',
        from: 'there',
        to: undefined,
        guestVisible: true,
        variant: 'tcg',
        machine,
        model: name,
      });
    }
  }
  const [before, after] = [frozenSpellings(frozen), spellings(release)];
  for (const [name, meaning] of before) {
    const now = after.get(name);
    if (now !== meaning) everywhere({ property: name, from: meaning, to: now });
  }
  for (const [name, meaning] of after)
    if (!before.has(name)) everywhere({ property: name, from: undefined, to: meaning });
}

type OfMachine = (machine: string, change: Pick<Effect, 'property' | 'from' | 'to'>) => void;

function compareMachines(frozen: FrozenAnswers, { machines }: QemuRelease, add: OfMachine): void {
  const current = new Map(machines.map((machine) => [machine.name, machine]));
  const aliases = new Map(machines.flatMap(({ name, alias }) => (alias === null ? [] : [[alias, name] as const])));
  for (const [name, { alias, defaultModel }] of frozen.machines) {
    const now = current.get(name);
    if (now === undefined) add(name, { property: 'the machine type', from: 'there', to: undefined });
    else if (now.defaultCpuModel !== defaultModel)
      add(name, { property: 'the default model', from: defaultModel, to: now.defaultCpuModel });
    if (alias !== null && aliases.get(alias) !== name)
      add(name, { property: `the machine type ${alias}`, from: name, to: aliases.get(alias) });
  }
}

/** Every spelling and what it is: a bit of a word, a property, or another spelling of one. */
function spellings(release: QemuRelease): Map<string, string> {
  return spellingsOf(
    release.words.map(({ names }) => names),
    columnsOf(release).flatMap((column) => (column.kind === 'property' ? [column.key] : [])),
    release.aliases,
  );
}

function frozenSpellings({ columns, file }: FrozenAnswers): Map<string, string> {
  return spellingsOf(
    columns.flatMap((column) => (column.kind === 'word' ? [column.names] : [])),
    columns.flatMap((column) => (column.kind === 'property' ? [column.key] : [])),
    file.spellings,
  );
}

function spellingsOf(
  words: readonly (readonly (string | null)[])[],
  properties: readonly string[],
  aliases: Readonly<Record<string, string>>,
) {
  const features = words.flatMap((names) =>
    names.filter((name) => name !== null).map((name) => [name, 'a feature'] as const),
  );
  const others = properties.map((name) => [name, 'a property'] as const);
  return new Map<string, string>([
    ...features,
    ...others,
    ...Object.entries(aliases).map(([alias, name]) => [alias, `a spelling of ${name}`] as const),
  ]);
}
