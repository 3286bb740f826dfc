import { classify, type ItemKind } from './c-classify.js';
import {
  closingBracket,
  collapse,
  isLineStart,
  joinContinuations,
  lineAt,
  skipLiteral,
  stripComments,
} from './c-text.js';
import { unbalanced } from './c-wellformed.js';
import { QemuTreeError } from './errors.js';

/** One top-level thing of a C file: a #define, a type, a variable, a function. */
export interface CItem {
  readonly kind: ItemKind;
  /** What it defines: macro, type and tag names, enum constants, variable or function name. */
  readonly names: readonly string[];
  /** Without comments. */
  readonly text: string;
  readonly file: string;
  readonly line: number;
  /** The preprocessor conditions it stands under, outermost first, each the text of its branch: `#ifdef A`, `#else of #ifdef A`. */
  readonly conditions: readonly string[];
}

export type CNode = CItem | CGroup;

/** `#if ... #elif ... #else ... #endif`. */
export interface CGroup {
  readonly kind: 'group';
  readonly branches: readonly CBranch[];
}

export interface CBranch {
  /** The whole line: `#ifdef TARGET_X86_64`, `#else`. */
  readonly directive: string;
  readonly nodes: readonly CNode[];
}

/**
 * A C file as a tree of preprocessor branches with items as leaves.
 * @throws QemuTreeError for brackets without a partner and literals without an end: where anything else begins or ends is
 * unknown then
 */
export function parseCFile(file: string, source: string): CNode[] {
  const text = joinContinuations(stripComments(source));
  const odd = unbalanced(text);
  if (odd !== null)
    throw new QemuTreeError(`${file}:${text.slice(0, odd.offset).split('\n').length}: ${odd.what}; this is no C`);
  return new Parser(file, text).nodes([]);
}

/** All items of a tree, in file order. */
export function itemsOf(nodes: readonly CNode[]): CItem[] {
  return nodes.flatMap((node) =>
    node.kind === 'group' ? node.branches.flatMap((branch) => itemsOf(branch.nodes)) : [node],
  );
}

class Parser {
  private at = 0;
  private countedTo = 0;
  private line = 1;

  constructor(
    private readonly file: string,
    private readonly text: string,
  ) {}

  /** Nodes up to the end of the branch (an #elif, #else or #endif, which is left unread) or of the file. */
  nodes(conditions: readonly string[]): CNode[] {
    const nodes: CNode[] = [];
    for (;;) {
      this.skipBlanks();
      if (this.at >= this.text.length) return nodes;
      if (this.text[this.at] !== '#') nodes.push(this.item(conditions));
      else if (/^#\s*(elif|else|endif)\b/.test(this.restOfLine())) return nodes;
      else nodes.push(...this.directive(conditions));
    }
  }

  private directive(conditions: readonly string[]): CNode[] {
    const start = this.at;
    const line = this.takeLine();
    if (/^#\s*if/.test(line)) return [this.group(line, conditions)];
    const define = /^#\s*define\s+(\w+)/.exec(line);
    if (define) return [this.make('define', [define[1] as string], line, start, conditions)];
    return [this.make('other', [], line, start, conditions)];
  }

  private group(first: string, conditions: readonly string[]): CGroup {
    const branches: CBranch[] = [];
    let directive = first;
    for (;;) {
      const condition = directive === first ? collapse(first) : `${collapse(directive)} of ${collapse(first)}`;
      branches.push({ directive, nodes: this.nodes([...conditions, condition]) });
      const next = this.takeLine();
      if (next === '' || /^#\s*endif/.test(next)) return { kind: 'group', branches };
      directive = next;
    }
  }

  private item(conditions: readonly string[]): CItem {
    const start = this.at;
    this.at = this.itemEnd();
    const text = this.text.slice(start, this.at).trimEnd();
    const { kind, names } = classify(text);
    return this.make(kind, names, text, start, conditions);
  }

  /** Past the `;` or the `}` that ends the item starting here. */
  private itemEnd(): number {
    const single = this.linkageBracket() ?? this.loneMacroCall();
    if (single !== undefined) return single;
    const depths: number[] = [];
    let depth = 0;
    let isInitializer = false;
    for (let at = this.at; at < this.text.length; at++) {
      const past = skipLiteral(this.text, at);
      const char = this.text[at] as string;
      if (past > at) at = past - 1;
      else if (char === '#' && isLineStart(this.text, at)) {
        depth = branchDepth(lineAt(this.text, at), depth, depths);
        at += lineAt(this.text, at).length;
      } else if ('([{'.includes(char)) depth++;
      else if (')]}'.includes(char)) {
        depth--;
        if (char === '}' && depth === 0 && !isInitializer && this.endsFunction(at)) return at + 1;
      } else if (depth === 0 && char === '=') isInitializer = true;
      else if (depth === 0 && char === ';') return at + 1;
    }
    return this.text.length;
  }

  /** Headers for C++ too open `extern "C" {` in one #ifdef and close it in another: what stands between is top level. */
  private linkageBracket(): number | undefined {
    const bracket = /^(?:extern\s+"C"\s*\{|\})/.exec(this.text.slice(this.at, this.at + 80));
    return bracket === null ? undefined : this.at + bracket[0].length;
  }

  /** QEMU calls macros at top level without a semicolon: `type_init(x)`, `OBJECT_DECLARE_TYPE(A, B, C)`. */
  private loneMacroCall(): number | undefined {
    const rest = this.text.slice(this.at, this.at + 400);
    const call = /^[A-Za-z_]\w*\s*\(/.exec(rest);
    if (!call) return undefined;
    const close = closingBracket(this.text, this.at + call[0].length - 1);
    const after = /^\s*\S/.exec(this.text.slice(close + 1))?.[0].trim() ?? '';
    if (close < 0) return undefined;
    if (after === ';') return this.text.indexOf(';', close) + 1;
    return after === '{' ? undefined : close + 1;
  }

  /** A body that no declarator follows: the end of a function, not of `struct {...} name;`. */
  private endsFunction(close: number): boolean {
    const head = this.text.slice(this.at, this.text.indexOf('{', this.at));
    return (
      head.includes('(') &&
      !/^\s*(typedef|struct|union|enum)\b[^()]*$/.test(head) &&
      !/^\s*typedef\b/.test(head) &&
      close > 0
    );
  }

  private make(
    kind: ItemKind,
    names: readonly string[],
    text: string,
    start: number,
    conditions: readonly string[],
  ): CItem {
    for (; this.countedTo < start; this.countedTo++) if (this.text[this.countedTo] === '\n') this.line++;
    return { kind, names, text, file: this.file, line: this.line, conditions };
  }

  private skipBlanks(): void {
    const blanks = /[\s;]*/y;
    blanks.lastIndex = this.at;
    this.at += blanks.exec(this.text)?.[0].length ?? 0;
  }

  private restOfLine(): string {
    return lineAt(this.text, this.at);
  }

  private takeLine(): string {
    this.skipBlanks();
    const line = this.restOfLine();
    this.at += line.length;
    return line.trimEnd();
  }
}

/** Both branches of an #if may open the same bracket: the depth restarts at each branch. */
function branchDepth(line: string, depth: number, depths: number[]): number {
  if (/^#\s*if/.test(line)) depths.push(depth);
  else if (/^#\s*(elif|else)\b/.test(line)) return depths.at(-1) ?? depth;
  else if (/^#\s*endif\b/.test(line)) depths.pop();
  return depth;
}
