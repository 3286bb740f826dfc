import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ReleaseFile, releasesBetween } from '@cpu-models/source';
import { type Document, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { type Cost, type Ending, measure } from './cost.js';

export const root: string = fileURLToPath(new URL('../../../../', import.meta.url));

const RELEASES = 'schemas/releases.yaml';

/** The releases with which the first figures were taken. */
export const FOUR = { qemu: ['7.2', '10.0'], libvirt: ['9.0', '11.3'] } as const;

/** A workspace of its own with the real source, so that generation starts from nothing and the real outputs stay. */
export class Workspace {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'generation-'));

  constructor() {
    cpSync(join(root, 'schemas'), join(this.folder, 'schemas'), { recursive: true });
  }

  /** How the command ends in it; well, where nothing is said. */
  #ending: Ending | undefined;

  /** Runs the command in it, after removing what was generated. */
  run(...args: readonly string[]): Cost {
    for (const output of ['dist', 'packages']) rmSync(join(this.folder, output), { recursive: true, force: true });
    return measure(
      this.folder,
      [process.execPath, join(root, 'packages/cli/bin/cpu-models.js'), ...args],
      this.#ending,
    );
  }

  /** How many releases of QEMU and libvirt it has. */
  get releases(): number {
    return [...readFileSync(join(this.folder, RELEASES), 'utf8').matchAll(/\brelease: "/g)].length;
  }

  /** Leaves out every release but some, and what the others promised; facts go on being dated. */
  keep(releases: Readonly<Record<'qemu' | 'libvirt', readonly string[]>>): this {
    // Everything is written, and the status says that ledgers are missing.
    rmSync(join(this.folder, 'schemas/freeze/qemu'), { recursive: true });
    rmSync(join(this.folder, 'schemas/freeze/libvirt'), { recursive: true });
    writeFileSync(join(this.folder, 'schemas/freeze/waivers.yaml'), 'edits: []\nupgrades: []\n');
    this.#ending = { status: 1, says: /has no ledger/ };
    return this.edit(RELEASES, (text) => {
      const document = parseDocument(text);
      for (const [project, kept] of Object.entries(releases)) {
        const list = document.get(project) as YAMLSeq<YAMLMap>;
        list.items = list.items.filter((item) => kept.includes(String(item.get('release'))));
        if (project === 'libvirt') answerForAll(document, list);
      }
      return document.toString();
    });
  }

  edit(path: string, change: (text: string) => string): this {
    const file = join(this.folder, path);
    const [before, after] = [readFileSync(file, 'utf8'), change(readFileSync(file, 'utf8'))];
    if (before === after) throw new Error(`nothing changes in ${path}`);
    writeFileSync(file, after);
    return this;
  }

  /** Adds copies of every model under other names, `times` as many in all. */
  multiply(times: number): this {
    const models = join(this.folder, 'schemas/x86/models');
    const order = join(this.folder, 'schemas/x86/order.yaml');
    const document = parseDocument(readFileSync(order, 'utf8'));
    const names = (document.toJS() as { models: string[] }).models;
    for (const file of readdirSync(models)) {
      const text = readFileSync(join(models, file), 'utf8');
      const name = file.replace('.yaml', '');
      for (let copy = 1; copy < times; copy++) {
        writeFileSync(join(models, `${name}-copy${copy}.yaml`), copied(text, name, copy));
        if (names.includes(name)) document.addIn(['models'], `${name}-copy${copy}`);
      }
    }
    writeFileSync(order, document.toString());
    return this;
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The releases that were left out have the map of the one before them. */
function answerForAll(document: Document, list: YAMLSeq<YAMLMap>): void {
  const { numbering } = document.toJS() as ReleaseFile;
  const releases = list.items.map((item) => String(item.get('release')));
  for (const [at, item] of list.items.entries()) {
    const next = releases[at + 1];
    if (next === undefined) continue;
    item.delete('same');
    item.set('unread', document.createNode(releasesBetween(releases[at] ?? next, next, numbering?.libvirt)));
  }
}

function copied(text: string, name: string, copy: number): string {
  return text
    .replace(/^name: .*$/m, `name: ${name}-copy${copy}`)
    .replace(/^( +alias: )(.*)$/gm, `$1$2-copy${copy}`)
    .replace(/^libvirt: .*\n/m, '')
    .replace(/^(model-id: )/m, 'libvirt: not-yet\n$1');
}
