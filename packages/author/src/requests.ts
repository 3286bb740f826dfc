import { givenText } from '@cpu-models/emit';
import { readProbe } from '@cpu-models/probe';
import type { Source, WordFile } from '@cpu-models/source';
import { readCpuid } from './cpuid.js';
import type { Edit } from './edit.js';
import { AuthorError } from './errors.js';
import { newFeature } from './feature.js';
import { type HostCpu, hostOfCpuid, hostOfExpansion } from './host.js';
import { newMachine } from './machine.js';
import { newModel } from './model.js';
import { newRelease } from './release.js';
import { newVersion } from './version.js';

/** What can be made, and how it is made from options: those of the command and those of the Nx generators alike. */
export const KINDS = ['version', 'model', 'feature', 'machine', 'release'] as const;
export type Kind = (typeof KINDS)[number];

/** Options by name, as typed: texts, lists of texts, or flags. */
export type Options = Readonly<Record<string, unknown>>;

/**
 * Computes an edit of the source from options as they are typed.
 * @throws AuthorError for what is missing or cannot be, GivenFileError for files that cannot be read
 */
export async function requestEdit(kind: Kind, source: Source, options: Options): Promise<Edit> {
  const all = {
    ...texts(options, ['about', 'source', 'since', 'alias', 'note', 'cache', 'macro', 'linux']),
    ...lists(options),
  };
  switch (kind) {
    case 'version':
      return newVersion(source, { ...all, model: needed(options, 'model') });
    case 'model':
      return newModel(source, { ...all, name: needed(options, 'name'), from: await startOf(source, options) });
    case 'feature':
      return newFeature(source, {
        ...all,
        name: needed(options, 'name'),
        word: needed(options, 'word'),
        bit: number(options, 'bit'),
        tcg: options['tcg'] === true,
        ...at(options),
      });
    case 'machine':
      return newMachine(source, { ...all, version: releaseName(needed(options, 'version')) });
    case 'release':
      return newRelease(source, {
        ...all,
        project: projectOf(options),
        release: releaseName(needed(options, 'release')),
      });
  }
}

function texts(options: Options, names: readonly string[]): Record<string, string> {
  const given = names.filter((name) => options[name] !== undefined && options[name] !== '');
  return Object.fromEntries(
    given.map((name) => [name, name === 'since' ? releaseName(String(options[name])) : String(options[name])]),
  );
}

/** `v10.10` is 10.10: Nx would read the bare number as 10.1. */
function releaseName(text: string): string {
  return text.replace(/^(v|qemu-|libvirt-)(?=\d)/, '');
}

/** Lists are given as several values, or as one text with commas; settings may hold commas themselves. */
function lists(options: Options): Record<string, string[]> {
  const split = (name: string) =>
    [options[name]]
      .flat()
      .flatMap((item) => (name === 'set' || name === 'pin' ? [String(item)] : String(item).split(/[,\s]+/)));
  const names: [string, string][] = [
    ['set', 'set'],
    ['from', 'from'],
    ['to', 'to'],
    ['pin', 'pin'],
    ['family', 'families'],
  ];
  const given = names.filter(([name]) => options[name] !== undefined && options[name] !== '');
  return Object.fromEntries(given.map(([name, key]) => [key, split(name).filter((item) => item !== '')]));
}

function needed(options: Options, name: string): string {
  const value = options[name];
  if (value === undefined || value === '') throw new AuthorError(`--${name} is missing`);
  return String(value);
}

function number(options: Options, name: string): number {
  const value = Number(needed(options, name));
  if (!Number.isInteger(value) || value < 0)
    throw new AuthorError(`--${name} ${String(options[name])} is not a number`);
  return value;
}

function projectOf(options: Options): 'qemu' | 'libvirt' {
  const project = needed(options, 'project');
  if (project !== 'qemu' && project !== 'libvirt')
    throw new AuthorError(`there is no project ${project}; expected qemu or libvirt`);
  return project;
}

function at(options: Options): { at?: WordFile['at'] } {
  if (options['msr'] !== undefined) return { at: { msr: number(options, 'msr') } };
  if (options['leaf'] === undefined) return {};
  const subleaf = options['subleaf'] === undefined ? {} : { subleaf: number(options, 'subleaf') };
  return { at: { leaf: number(options, 'leaf'), ...subleaf, register: needed(options, 'register') as 'eax' } };
}

async function startOf(source: Source, options: Options): Promise<string | HostCpu> {
  const given = ['from', 'probe', 'cpuid'].filter((name) => options[name] !== undefined && options[name] !== '');
  if (given.length !== 1)
    throw new AuthorError('a model starts from something: give one of --from MODEL, --probe FILE and --cpuid FILE');
  if (given[0] === 'from') return String(options['from']);
  const expected = given[0] === 'cpuid' ? 'a CPUID dump' : 'what `cpu-models probe` wrote';
  const text = await givenText(String(options[given[0] as string]), expected);
  return given[0] === 'cpuid' ? hostOfCpuid(source, readCpuid(text)) : ofProbe(source, text);
}

/** Of `host` where KVM answered, else of `max`, which is what TCG emulates. */
function ofProbe(source: Source, text: string): HostCpu {
  const { expansions, props, accel } = readProbe(text);
  const model = accel === 'kvm' ? 'host' : 'max';
  const key = Object.values(expansions)
    .map((models) => models[model])
    .find((found) => found !== undefined);
  if (key === undefined) throw new AuthorError(`the probe has no expansion of ${model}`);
  return hostOfExpansion(source, props[key] as Readonly<Record<string, unknown>>);
}
