import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CItem } from './c-items.js';
import { collapse, stripComments } from './c-text.js';
import { CompiledTables, type TableRequest, wordNames } from './compiled-tables.js';
import { MissingNamesError, QemuTreeError } from './errors.js';
import { macroCandidates } from './macro-candidates.js';
import { MacroChoice } from './macro-choice.js';
import type { MacroUses } from './macro-uses.js';
import { macroBody, macroUses } from './macro-uses.js';
import type { Problems } from './problems.js';
import type { RawModel, RawTables } from './raw.js';
import type { TreeFiles } from './tree-files.js';
import { headersDefining, readOptional } from './tree-files.js';
import type {
  QemuTree,
  TreeAggregateMacro,
  TreeCache,
  TreeCacheVariable,
  TreeConfiguration,
  TreeModel,
} from './types.js';
import { CONFIGURATIONS, checkConfigurations, readWords } from './words.js';
import { tcgOffsets } from './xsave.js';

/** The facts that the C compiler reads from the CPU tables. */
export type TreeTables = Pick<
  QemuTree,
  | 'hwVersion'
  | 'words'
  | 'configurations'
  | 'dependencies'
  | 'caches'
  | 'cacheDescriptors'
  | 'models'
  | 'avx10'
  | 'aggregateMacros'
  | 'modelsAreConst'
  | 'wordsAreStatic'
>;

/** How often headers are looked for that define what the compiler misses. */
const MAX_RETRIES = 4;

/** Compiles the CPU tables in every configuration and reads what they hold. */
export async function readTables(
  files: TreeFiles,
  problems: Problems,
): Promise<{ tables: TreeTables; raw: RawTables }> {
  const uses = macroUses(files.cpu, await sourceTexts(files.root));
  const candidates = macroCandidates(files.cpu, uses, wordNames(files.cpu));
  const request: TableRequest = {
    cacheSets: variablesOf(files, 'CPUCaches'),
    looseCaches: variablesOf(files, 'CPUCacheInfo'),
    propTables: propTables(files),
    macros: [...new Set(candidates.map(({ name }) => name))],
    xsaveOffsets: tcgOffsets(files.cpu, problems),
  };
  const dumps = await dumpAll(files, request, problems);
  checkConfigurations(dumps, problems);
  const raw = dumps[0] as RawTables;
  const tables: TreeTables = {
    hwVersion: raw.hwVersion,
    words: readWords(dumps, new MacroChoice(candidates, raw.macros), problems),
    configurations: CONFIGURATIONS,
    dependencies: raw.dependencies,
    caches: cacheVariables(request, raw),
    cacheDescriptors: raw.descriptors.flatMap((descriptor) => descriptor ?? []),
    models: raw.models.map(model),
    avx10: raw.avx10,
    aggregateMacros: aggregates(uses, raw, files),
    modelsAreConst: isConst(files.cpu.variable('builtin_x86_defs') as CItem),
    wordsAreStatic: /^static\b/.test(files.cpu.variable('feature_word_info')?.text ?? ''),
  };
  return { tables, raw };
}

async function dumpAll(files: TreeFiles, request: TableRequest, problems: Problems): Promise<RawTables[]> {
  let index = files.cpu;
  for (let attempt = 0; ; attempt++) {
    const tables = new CompiledTables(index, request, problems);
    const what = (id: string) => `QEMU ${files.version}, CPU tables (${id})`;
    try {
      const read = (configuration: TreeConfiguration) => tables.read(what(configuration.id), configuration);
      // What the first shows to be no data need not be tried again.
      const first = await read(CONFIGURATIONS[0] as TreeConfiguration);
      return [first, ...(await Promise.all(CONFIGURATIONS.slice(1).map(read)))];
    } catch (error) {
      if (!(error instanceof MissingNamesError) || attempt === MAX_RETRIES) throw error;
      const headers = await headersDefining(files.root, error.names);
      if (headers.length === 0) throw error;
      index = index.withHeaders(headers);
    }
  }
}

/** Texts of all C sources of target/i386: code there shows which word a macro belongs to. */
async function sourceTexts(root: string): Promise<string[]> {
  const names = await readdir(join(root, 'target/i386'), { recursive: true });
  const sources = names.filter((name) => name.endsWith('.c')).sort();
  const texts = await Promise.all(sources.map((name) => readOptional(root, `target/i386/${name}`)));
  return texts.map((text) => stripComments(text ?? ''));
}

function variablesOf(files: TreeFiles, type: string): CItem[] {
  const pattern = new RegExp(`^(?:static\\s+)?(?:const\\s+)?${type}\\s+\\w+\\s*=`);
  return files.cpu.items.filter(({ kind, text }) => kind === 'variable' && pattern.test(text));
}

/** Tables of properties that an accelerator applies: `static PropValue kvm_default_props[]`. */
function propTables(files: TreeFiles): string[] {
  return files.cpu.items
    .filter(({ kind, text }) => kind === 'variable' && /\bPropValue\s+\w+\s*\[\s*\]/.test(text))
    .flatMap((item) => item.names);
}

function cacheVariables(request: TableRequest, raw: RawTables): TreeCacheVariable[] {
  const found = [...request.cacheSets, ...request.looseCaches].sort((a, b) => a.line - b.line);
  return found.map((item): TreeCacheVariable => {
    const name = item.names[0] as string;
    const set = raw.cacheSets[name];
    if (set) return { kind: 'set', name, isConst: isConst(item), ...set };
    return { kind: 'loose', name, isConst: isConst(item), cache: raw.looseCaches[name] as TreeCache };
  });
}

function isConst(item: CItem): boolean {
  return /^(?:static\s+)?const\b/.test(item.text);
}

function model(raw: RawModel): TreeModel {
  for (const [field, text] of Object.entries({ name: raw.name, vendor: raw.vendor, model_id: raw.modelId }))
    if (text === null)
      throw new QemuTreeError(`builtin_x86_defs: the model ${raw.name ?? 'without a name'} has no ${field}`);
  const versions = raw.versions.map((version) => ({
    ...version,
    properties: version.properties ?? [],
    hasProps: version.properties !== null,
  }));
  return { ...raw, versions };
}

function aggregates(uses: MacroUses, raw: RawTables, files: TreeFiles): TreeAggregateMacro[] {
  return [...uses.tables].flatMap(([name, words]) => {
    const value = BigInt(raw.macros[name] ?? '0x0');
    if ((value & (value - 1n)) === 0n) return [];
    const text = files.cpu.find(name).map((item) => collapse(macroBody(item.text, name)))[0] ?? '';
    return [{ name, words: [...words], mask: raw.macros[name] as string, text }];
  });
}
