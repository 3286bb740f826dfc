import { compatFile, machinesFile } from '@cpu-models/catalog';
import type { Source } from '@cpu-models/source';

/** Facts of one sort that are new or changed, by name. */
export interface Addition {
  readonly what: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
}

/** What two states of the source say, counted by things that people know by name. */
export function additions(before: Source, after: Source): Addition[] {
  return Object.entries(THINGS)
    .map(([what, list]) => {
      const [old, now] = [list(before), list(after)];
      const names = [...now.keys()];
      return {
        what,
        added: names.filter((name) => !old.has(name)),
        changed: names.filter((name) => old.has(name) && old.get(name) !== now.get(name)),
      };
    })
    .filter(({ added, changed }) => added.length + changed.length > 0);
}

const THINGS: Readonly<Record<string, (source: Source) => Map<string, string>>> = {
  'feature words': (source) =>
    named(source.all('word').map(({ value: { features: _, ...word } }) => [word.word, word])),
  features: (source) =>
    named(
      source
        .all('word')
        .flatMap(({ value }) => value.features.map((feature) => [`${value.word} ${feature.name}`, feature])),
    ),
  'machine types': (source) =>
    named(machinesFile(source).families.flatMap(({ machines }) => machines.map((machine) => [machine.name, machine]))),
  'compat entries': (source) =>
    named(
      compatFile(source).arrays.flatMap(({ array, entries }) =>
        entries.map((entry) => [
          `${array}: ${entry.model === undefined ? '' : `${entry.model} `}${entry.property}=${entry.value}`,
          entry,
        ]),
      ),
    ),
  properties: (source) => named(source.one('properties').value.properties.map((property) => [property.name, property])),
  caches: (source) => named(source.one('caches').value.sets.map((set) => [set.id, set])),
  dependencies: (source) =>
    named(
      source
        .one('dependencies')
        .value.dependencies.map((rule) => [JSON.stringify([rule['if-none-of'], rule['then-off']]), rule]),
    ),
  "names that libvirt has before QEMU's definition": (source) =>
    named(source.all('libvirt-ahead').flatMap(({ value }) => value.models.map((model) => [model.name, model]))),
  'differences of libvirt': (source) =>
    named(
      Object.entries(source.one('libvirt-differences').value).flatMap(([list, entries]) =>
        (entries as object[]).map((entry) => [`${list} ${JSON.stringify(entry)}`, entry]),
      ),
    ),
};

function named(entries: readonly (readonly [string, unknown])[]): Map<string, string> {
  return new Map(entries.map(([name, value]) => [name, JSON.stringify(value)]));
}
