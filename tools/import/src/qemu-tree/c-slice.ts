import type { CItem, CNode } from './c-items.js';
import { itemsOf } from './c-items.js';
import { identifiers } from './c-text.js';

/**
 * C files cut into items, with an index by name: the part that a table needs can be cut out and compiled alone.
 */
export class CIndex {
  private readonly byName = new Map<string, CItem[]>();
  readonly items: readonly CItem[];

  /** Files in the order in which they are to be emitted: headers first. */
  constructor(private readonly files: readonly (readonly CNode[])[]) {
    this.items = files.flatMap((nodes) => itemsOf(nodes));
    for (const item of this.items) {
      for (const name of item.names) {
        const known = this.byName.get(name);
        if (known === undefined) this.byName.set(name, [item]);
        else known.push(item);
      }
    }
  }

  /** The same with more headers, which are emitted first. */
  withHeaders(headers: readonly (readonly CNode[])[]): CIndex {
    return new CIndex([...headers, ...this.files]);
  }

  /** All items that define `name` (a macro of two #if branches has two). */
  find(name: string): readonly CItem[] {
    return this.byName.get(name) ?? [];
  }

  /** The variable's definition with the initializer, if there is one. */
  variable(name: string): CItem | null {
    const variables = this.find(name).filter((item) => item.kind === 'variable');
    return variables.find((item) => item.text.includes('=')) ?? variables[0] ?? null;
  }

  /** The function's definition; static functions of several files may share a name, then that of `file` is meant. */
  function(name: string, file?: string): CItem | null {
    const found = this.find(name).filter((item) => item.kind === 'function' && item.text.includes('{'));
    return found.find((item) => item.file === file) ?? found[0] ?? null;
  }

  /** C text with everything that the names need: macros, types, constants and variables, but no function. */
  slice(names: Iterable<string>): string {
    const chosen = this.closure(names);
    return this.files.map((nodes) => emit(nodes, chosen)).join('');
  }

  /**
   * All text of the C files (not of the headers) with the macros that it uses, ready for the preprocessor.
   * A line `fileMark(path)` goes before each C file.
   */
  sourcesWithMacros(fileMark: (path: string) => string): string {
    const own = this.items.filter(({ file, kind }) => file.endsWith('.c') && kind !== 'other');
    const macros = [...this.closure(own.flatMap((item) => identifiers(item.text)))].filter(
      ({ kind }) => kind === 'define',
    );
    const chosen = new Set([...own, ...macros]);
    return this.files
      .map((nodes) => {
        const file = itemsOf(nodes)[0]?.file ?? '';
        return `${file.endsWith('.c') ? `${fileMark(file)}\n` : ''}${emit(nodes, chosen)}`;
      })
      .join('');
  }

  private closure(names: Iterable<string>): ReadonlySet<CItem> {
    const chosen = new Set<CItem>();
    const seen = new Set<string>();
    const queue = [...names];
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      for (const item of this.find(name)) {
        if (item.kind === 'function' || item.kind === 'declaration' || chosen.has(item)) continue;
        chosen.add(item);
        queue.push(...identifiers(item.text));
      }
    }
    return chosen;
  }
}

/** The chosen items of a tree, each in the preprocessor branches that it came from. */
function emit(nodes: readonly CNode[], chosen: ReadonlySet<CItem>): string {
  let text = '';
  for (const node of nodes) {
    if (node.kind !== 'group') {
      if (chosen.has(node)) text += `${node.text}\n`;
      continue;
    }
    const branches = node.branches.map((branch) => ({ directive: branch.directive, body: emit(branch.nodes, chosen) }));
    if (branches.some((branch) => branch.body !== '')) {
      text += `${branches.map((branch) => `${branch.directive}\n${branch.body}`).join('')}#endif\n`;
    }
  }
  return text;
}
