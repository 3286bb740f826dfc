import type { HostFactsFile, Source } from '@cpu-models/source';
import { type Literal, toLiteral } from './literal.js';
import { constant, DATA, importOf, type Module } from './structure.js';

/** Lists that only readers of inputs look at, in a module of their own. */
const OF_INPUTS = ['bitWords', 'messageCauses', 'messages', 'warningCauses', 'msrs', 'platformModels'];

/** Lists that stand in no module of hosts: edits of the source read them, or another module has them. */
const ELSEWHERE = ['vendors', 'notForModels', 'accumulating'];

/** Lists whose sources nobody is shown: they are for those who edit. */
const UNCITED = ['bitWords', 'linuxFlags', 'linuxShown', 'messages', 'oldNames', 'platformModels'];

/** Parts of entries of which the same is true. */
const UNCITED_PARTS = ['under', 'over', 'without'];

/** What is known of hosts and no definition says, as one constant: the files' lists, each under one name. */
export function hostFactsModule(source: Source): Module {
  return {
    name: 'host-facts.ts',
    statements: [
      importOf('../explain/facts/fact.js', ['HostFacts'], true),
      constant({
        doc: 'What is known of CPUs, Linux, KVM and QEMU on hosts, and no definition of a model says.',
        name: 'HOST_FACTS',
        type: 'HostFacts',
        initializer: DATA,
      }),
    ],
    data: dataOf(source, (name) => !OF_INPUTS.includes(name) && !ELSEWHERE.includes(name)),
  };
}

/** What people paste: messages, MSRs, CPU types of management stacks. */
export function inputFactsModule(source: Source): Module {
  return {
    name: 'input-facts.ts',
    statements: [
      importOf('../input-facts.js', ['InputFacts'], true),
      constant({
        doc: 'What is known of the texts that people have about hosts and guests.',
        name: 'INPUT_FACTS',
        type: 'InputFacts',
        initializer: DATA,
      }),
    ],
    data: dataOf(source, (name) => OF_INPUTS.includes(name)),
  };
}

function dataOf(source: Source, isWanted: (name: string) => boolean): string {
  const lists = new Map<string, Literal[]>();
  for (const { value } of source.all('host-facts')) {
    for (const [list, entries] of Object.entries(value as HostFactsFile)) {
      const name = camelCase(list);
      if (!isWanted(name)) continue;
      const all = (entries ?? []) as Literal[];
      lists.set(name, [
        ...(lists.get(name) ?? []),
        ...(UNCITED.includes(name) ? all.map(withoutSource) : all.map(citedParts)),
      ]);
    }
  }
  return toLiteral(Object.fromEntries([...lists].sort(([a], [b]) => (a < b ? -1 : 1))), 2);
}

function withoutSource(entry: Literal): Literal {
  return Object.fromEntries(Object.entries(entry as object).filter(([key]) => key !== 'source')) as Literal;
}

function citedParts(entry: Literal): Literal {
  const parts = Object.entries(entry as object).map(([key, value]) => [
    key,
    UNCITED_PARTS.includes(key) ? (value as Literal[]).map(withoutSource) : value,
  ]);
  return Object.fromEntries(parts) as Literal;
}

function camelCase(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
