import type { CCache, CTables } from '@cpu-models/catalog';
import { identifier } from './c-text.js';
import { render } from './templates.js';

/** The caches of CPUs that name none: loose ones, or sets called so. QEMU needs them ahead of the models' own. */
export function legacyCaches(tables: CTables): string {
  return render('legacy-caches', {
    loose: tables.looseCaches.map(({ variable, mutable, cache }) => ({
      ...declaration(variable, mutable),
      fields: fields(cache, tables),
    })),
    sets: setViews(tables, true),
  });
}

/** The caches that models and versions name. */
export function cacheSets(tables: CTables): string {
  return render('cache-sets', { sets: setViews(tables, false) });
}

function setViews(tables: CTables, legacy: boolean) {
  return tables.cacheSets
    .filter(({ id }) => id.startsWith('legacy') === legacy)
    .map(({ variable, mutable, slots }) => ({
      ...declaration(variable, mutable),
      slots: slots.map(({ name, cache }) => ({ slot: identifier(`${name}_cache`), fields: fields(cache, tables) })),
    }));
}

function declaration(variable: string, mutable: boolean) {
  return { storage: mutable ? 'static' : 'static const', variable: identifier(variable) };
}

const TYPES = { data: 'DATA_CACHE', instruction: 'INSTRUCTION_CACHE', unified: 'UNIFIED_CACHE' } as const;

/** The fields that are not zero. */
function fields(cache: CCache, tables: CTables): { field: string; value: string }[] {
  const level = cache['share-level'];
  const all = [
    ['type', TYPES[cache.type]],
    ['level', String(cache.level)],
    ['size', size(cache.size)],
    ['line_size', String(cache['line-size'])],
    ['associativity', decimal(cache.associativity)],
    ['partitions', decimal(cache.partitions)],
    ['sets', decimal(cache.sets)],
    ['lines_per_tag', decimal(cache['lines-per-tag'])],
    ['self_init', yes(cache['self-init'])],
    ['no_invd_sharing', yes(cache['no-invd-sharing'])],
    ['inclusive', yes(cache.inclusive)],
    ['complex_indexing', yes(cache['complex-indexing'])],
    ['share_level', level === undefined ? undefined : identifier(levelName(level, tables))],
  ] as const;
  return all.flatMap(([field, value]) => (value === undefined ? [] : [{ field, value }]));
}

/** Two levels had other names, too, while their prefix was short. */
const SHORT_NAMES: Readonly<Record<string, string>> = { thread: 'smt', socket: 'package' };

function levelName(level: string, { shortLevelNames }: CTables): string {
  if (shortLevelNames) return `CPU_TOPO_LEVEL_${(SHORT_NAMES[level] ?? level).toUpperCase()}`;
  return `CPU_TOPOLOGY_LEVEL_${level.toUpperCase()}`;
}

function decimal(value: number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function yes(value: boolean | undefined): string | undefined {
  return value === true ? 'true' : undefined;
}

/** 32768 -> `32 * KiB`. */
function size(bytes: number): string {
  if (bytes > 0 && bytes % (1 << 20) === 0) return `${bytes / (1 << 20)} * MiB`;
  return bytes > 0 && bytes % (1 << 10) === 0 ? `${bytes / (1 << 10)} * KiB` : String(bytes);
}
