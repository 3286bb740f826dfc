import type { Violation } from './compare/qemu.js';
import { isList, type Leaf } from './ledger/tree.js';
import { listNames } from './list-names.js';

/** What changed, in the field's words: `"vmx-vpid" of "Penryn" was on and is off`. */
export function describeChange({ change, effects }: Violation): string {
  const { path, from, to } = change;
  const seen = new Map(effects.map((effect) => [`${effect.property} ${effect.from} ${effect.to}`, effect]));
  const [first, ...others] = seen.values();
  const more = others.length === 0 ? '' : ` (and ${others.length} more differences)`;
  if (first !== undefined && first.property === 'caches') return `the caches of ${subject(path)} are others`;
  if (first !== undefined)
    return `"${first.property}" of ${subject(isField(path) ? path.slice(0, 2) : path)} was ${first.from} and is ${first.to}${more}`;
  if (isList(from) && isList(to)) return `${subject(path)} ${listChange(from, to)}`;
  if (from === undefined) return `${subject(path)} is new${aside(to, '')}`;
  if (to === undefined) return `${subject(path)} has gone${aside(from, 'was ')}`;
  return `${subject(path)} was ${text(from)} and is ${text(to)}`;
}

/** What is new or was there, behind it; nothing where it says no more than that. */
function aside(value: Leaf | undefined, before: string): string {
  return value === 'there' || (isList(value) && value.length === 0) ? '' : ` (${before}${text(value)})`;
}

/** A field of a model, which the property of an effect is called by. */
function isField([kind, , field = 'versions']: readonly string[]): boolean {
  return kind === 'models' && field !== 'versions';
}

/** What changed in the features of models, which are named: `features of models "EPYC" and 3 more lost "umip"`. */
export function describeFeatures(violation: Violation, models: Iterable<string>): string {
  const { project, change } = violation;
  const names = [...new Set(models)];
  if (project === 'qemu')
    return describeChange({ ...violation, change: { ...change, path: ['models', ...names, ...change.path.slice(2)] } });
  const [from, to] = [change.from, change.to].map((list) => (isList(list) ? list : []));
  return `features of model${names.length === 1 ? '' : 's'} ${listNames(names)} ${listChange(from ?? [], to ?? [])}`;
}

/** What changed in the same way for machine types, which are named. */
export function describeMachines(violation: Violation, machines: Iterable<string>): string {
  const names = [...new Set(machines)];
  const [kind = '', , ...field] = violation.change.path;
  const told = describeChange({ ...violation, change: { ...violation.change, path: [kind, '', ...field] } });
  return told.replace('machine type ""', `machine type${names.length === 1 ? '' : 's'} ${listNames(names)}`);
}

function listChange(from: readonly string[], to: readonly string[]): string {
  const gone = from.filter((name) => !to.includes(name));
  const added = to.filter((name) => !from.includes(name));
  if (gone.length + added.length === 0) return 'are in another order';
  const parts = [
    ...(gone.length > 0 ? [`lost ${listNames(gone)}`] : []),
    ...(added.length > 0 ? [`gained ${listNames(added)}`] : []),
  ];
  return parts.join(' and ');
}

const KINDS: Readonly<Record<string, string>> = {
  order: 'the order',
  words: 'word',
  spellings: 'spelling',
  properties: 'property',
  dependencies: 'dependency',
  xsave: 'XSAVE component',
  caches: 'cache set',
  descriptors: 'cache descriptor',
  compat: 'compat array',
  machines: 'machine type',
  models: 'model',
  vendors: 'vendor',
  features: 'feature',
};

/** `version 2 of model "EPYC"`, `bit 5 of word "7_0_EBX"`. */
function subject(path: readonly string[]): string {
  if (path[0] === 'c') return nameInC(path.slice(1));
  const rest = ['x86', 'arm', 'ppc64'].includes(path[0] ?? '') ? path.slice(1) : path;
  const [kind = '', name, field, key, part] = rest;
  if (name === undefined) return kind === 'order' ? 'names' : kind;
  const named = `${KINDS[kind] ?? kind} "${name}"`;
  if (field === undefined) return named;
  if (field === 'names') return `the name of bit ${key} of ${named}`;
  if (field === 'versions')
    return `${part === undefined ? '' : `${part} of `}version ${key} of ${named}`.replace('set of ', '');
  if (field === 'features' && key !== undefined) return named;
  return `${field} of ${named}`;
}

/** `the macro of bit 5 of word "7_0_EBX"`. */
function nameInC([kind = '', of, bit]: readonly string[]): string {
  if (kind === 'macros') return `the macro of bit ${bit} of word "${of}"`;
  return of === undefined ? `${kind} of C` : `the condition of "${of}"`;
}

function text(value: Leaf | undefined): string {
  return isList(value) ? listNames(value) : typeof value === 'string' ? `"${value}"` : String(value);
}
