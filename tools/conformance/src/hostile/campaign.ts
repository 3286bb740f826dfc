import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readQemuTree } from '@cpu-models/import';
import { MINI_TREE } from '@cpu-models/import/mini-tree';
import { isUserError } from '@cpu-models/outputs';
import { shuffled } from '../mutations/random.js';
import { type Outside, pieces } from './pieces.js';
import { PLACES, STANDINS, STOOD_FOR, standIn, VERSIONS, writeTree } from './places.js';

/** What became of trees that mean harm. */
export interface Hostile {
  readonly tried: number;
  /** All that can be made. */
  readonly trees: number;
  readonly read: number;
  readonly wrong: readonly string[];
}

interface Tree {
  readonly name: string;
  readonly make: (root: string) => void;
}

/** Longer than any tree may take, where gcc takes all that it is given for each of its runs. */
const SECONDS = 120;
const SECRET = 'secret_of_the_machine';

/**
 * Reads trees with a piece of C that means harm, or with something else in the place of a file. Each has to end in the data
 * that it would have without, or in a message; nothing of it is run, and nothing is written or read outside of it.
 */
export async function readHostileTrees(
  most: number,
  random: () => number,
  step: (text: string) => void,
): Promise<Hostile> {
  const all = mkdtempSync(join(tmpdir(), 'hostile-'));
  const before = process.env['TMPDIR'];
  try {
    const outside: Outside = { secret: join(all, 'secret.c'), canary: join(all, 'canary') };
    writeFileSync(outside.secret, `int ${SECRET} = 42;\n`);
    // Whatever a reader leaves behind is seen.
    mkdirSync(join(all, 'tmp'));
    process.env['TMPDIR'] = join(all, 'tmp');
    return await new Campaign(all, outside).run(most, random, step);
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(all, { recursive: true, force: true });
  }
}

class Campaign {
  constructor(
    private readonly all: string,
    private readonly outside: Outside,
  ) {}

  async run(most: number, random: () => number, step: (text: string) => void): Promise<Hostile> {
    const root = join(this.all, 'tree');
    writeTree(root, MINI_TREE);
    const harmless = await readQemuTree(root);
    const trees = treesOf(this.outside);
    const chosen = shuffled(trees, random).slice(0, most);
    const wrong: string[] = [];
    let read = 0;
    for (const tree of chosen) {
      step(`hostile tree: ${tree.name}`);
      rmSync(root, { recursive: true, force: true });
      tree.make(root);
      const { faults, data } = await this.#read(root);
      if (data !== undefined) read++;
      if (data !== undefined && !tree.name.startsWith('VERSION') && !sameData(data, harmless))
        faults.push(`other data than without it, and no word about it: ${differing(data, harmless).join(', ')}`);
      if (faults.length > 0) wrong.push(`${tree.name}: ${faults.join('; ')}`);
    }
    return { tried: chosen.length, trees: trees.length, read, wrong };
  }

  async #read(root: string): Promise<{ faults: string[]; data?: Data }> {
    const faults: string[] = [];
    const start = process.hrtime.bigint();
    let [said, data]: [string, Data | undefined] = ['', undefined];
    try {
      data = await readQemuTree(root);
      said = JSON.stringify(data);
    } catch (error) {
      said = error instanceof Error ? error.message : String(error);
      if (!isUserError(error)) faults.push(`broke: ${error instanceof Error ? error.stack?.slice(0, 300) : said}`);
    }
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    if (seconds > SECONDS) faults.push(`took ${seconds.toFixed(0)} s`);
    if (said.includes(SECRET)) faults.push('told what stands in a file outside of the tree');
    if (existsSync(this.outside.canary)) faults.push('ran what stands in the tree');
    rmSync(this.outside.canary, { force: true });
    const left = readdirSync(join(this.all, 'tmp'));
    if (left.length > 0) faults.push(`left ${left.join(', ')}`);
    return { faults, ...(data === undefined ? {} : { data }) };
  }
}

type Data = Awaited<ReturnType<typeof readQemuTree>>;

function differing(data: Data, harmless: Data): string[] {
  return Object.entries(data).flatMap(([name, value]) =>
    isDeepStrictEqual(value, harmless[name as keyof Data]) ? [] : [name],
  );
}

/** What a tree says of CPUs; `problems` are words about it. */
function sameData({ problems: told, ...data }: Data, { problems, ...harmless }: Data): boolean {
  return isDeepStrictEqual(data, harmless) || told.some((problem) => !problems.includes(problem));
}

function treesOf(outside: Outside): Tree[] {
  const inPlace = Object.entries(PLACES).flatMap(([place, put]) =>
    Object.entries(pieces(outside)).map(([what, piece]) => ({
      name: `${what} ${place}`,
      make: (root: string) => writeTree(root, put(MINI_TREE, piece)),
    })),
  );
  const others = STOOD_FOR.flatMap((path) =>
    Object.entries(STANDINS).map(([what, make]) => ({
      name: `${path} is ${what}`,
      make: (root: string) => {
        writeTree(root, MINI_TREE);
        standIn(root, path, make, outside);
      },
    })),
  );
  const versions = VERSIONS.map((text) => ({
    name: `VERSION ${JSON.stringify(text.slice(0, 20))}`,
    make: (root: string) => writeTree(root, { ...MINI_TREE, VERSION: text }),
  }));
  return [...inPlace, ...others, ...versions];
}
