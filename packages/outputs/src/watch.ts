import { type FSWatcher, watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type KnownFiles, type Problem, type Source, SourceError } from '@cpu-models/source';
import { type GenResult, generateFrom, viewOf } from './generate.js';
import type { Output } from './output.js';

/** What a change led to: outputs, or what is wrong with the source. */
export interface Round {
  readonly results: readonly GenResult[];
  readonly problems: readonly Problem[];
  /** From the change on. */
  readonly milliseconds: number;
}

/** Editors write a file in several steps. */
const QUIET_MS = 15;

/**
 * Generates outputs now and after every change of the source, until it is stopped. Files that did not change are not
 * read again, and outputs that would be the same are left alone.
 *
 * @param check further findings about a source that can be generated from
 * @param tell is called after each round
 * @throws whatever is no fault of the source
 */
export async function watchOutputs(
  workspace: string,
  outputs: readonly Output[],
  {
    check = () => [],
    tell,
    signal,
  }: {
    readonly check?: (source: Source) => readonly Problem[];
    readonly tell: (round: Round) => void;
    readonly signal?: AbortSignal;
  },
): Promise<void> {
  const changes = new Changes(join(workspace, 'schemas'), signal);
  const known: KnownFiles = new Map();
  try {
    for (let since = performance.now(); ; since = await changes.next()) {
      await changes.watchFolders();
      if (changes.takeSchemaChange()) known.clear();
      if (signal?.aborted) return;
      const round = await oneRound(workspace, outputs, check, known);
      tell({ ...round, milliseconds: performance.now() - since });
    }
  } catch (error) {
    if (!signal?.aborted) throw error;
  } finally {
    changes.end();
  }
}

async function oneRound(
  workspace: string,
  outputs: readonly Output[],
  check: (source: Source) => readonly Problem[],
  known: KnownFiles,
): Promise<Omit<Round, 'milliseconds'>> {
  const view = viewOf(workspace, undefined, known);
  try {
    const results = await generateFrom(view, outputs, false);
    const problems = check(await view.source());
    return { results, problems: problems.map((problem) => ({ ...problem, file: `schemas/${problem.file}` })) };
  } catch (error) {
    if (error instanceof SourceError) return { results: [], problems: error.problems };
    throw error;
  }
}

/** Changes of a folder and those below it. Folders are watched rather than files, as editors put new files in place of old. */
class Changes {
  readonly #watchers = new Map<string, FSWatcher>();
  #schemas = false;
  #since: number | null = null;
  #wake: (() => void) | null = null;

  constructor(
    private readonly root: string,
    signal: AbortSignal | undefined,
  ) {
    signal?.addEventListener('abort', () => this.#note('stop.yaml'));
  }

  /** Begins to watch folders that are new. */
  async watchFolders(): Promise<void> {
    const entries = await readdir(this.root, { recursive: true, withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
    // What is generated there is for editors, and means nothing to what is read.
    const generated = join(this.root, 'generated');
    for (const folder of [this.root, ...folders].filter((one) => one !== generated)) {
      if (this.#watchers.has(folder)) continue;
      const watcher = watch(folder, (_, name) => this.#note(name ?? ''));
      watcher.on('error', () => this.#watchers.delete(folder));
      this.#watchers.set(folder, watcher);
    }
  }

  /** Waits for a change and for quiet after it. Returns when it began, on performance.now()'s clock. */
  async next(): Promise<number> {
    if (this.#since === null) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    const since = this.#since ?? performance.now();
    this.#since = null;
    return since;
  }

  /** Whether a schema changed since it was last asked. */
  takeSchemaChange(): boolean {
    const changed = this.#schemas;
    this.#schemas = false;
    return changed;
  }

  end(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
  }

  #note(name: string): void {
    if (!/\.ya?ml$|\.schema\.json$/.test(name)) return;
    this.#schemas ||= name.endsWith('.json');
    this.#since ??= performance.now();
    this.#wake?.();
    this.#wake = null;
  }
}
