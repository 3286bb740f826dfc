import { ungrammatical } from './c-grammar.js';
import { closingBracket, skipLiteral } from './c-text.js';

/** A statement of a C function body, as far as class-init functions need. */
export type CStatement =
  | { readonly kind: 'simple'; readonly text: string }
  | { readonly kind: 'block'; readonly body: readonly CStatement[] }
  | {
      readonly kind: 'if';
      readonly condition: string;
      readonly then: readonly CStatement[];
      readonly otherwise: readonly CStatement[];
    }
  /** for, while, switch: `do { ... } while (0)` is a block. */
  | { readonly kind: 'loop'; readonly head: string; readonly body: readonly CStatement[] }
  /** No statement of C. */
  | { readonly kind: 'odd'; readonly text: string };

/** Statements of the text between the braces of a function. */
export function parseStatements(text: string): CStatement[] {
  const reader = new StatementReader(text);
  const statements: CStatement[] = [];
  for (let next = reader.next(); next; next = reader.next()) statements.push(next);
  return statements;
}

/** What in these statements is no C, as it stands behind what it cannot follow. */
export function oddStatements(statements: readonly CStatement[]): string[] {
  return statements.flatMap((statement): string[] => {
    switch (statement.kind) {
      case 'simple':
        return odd(statement.text);
      case 'odd':
        return [statement.text];
      case 'block':
        return oddStatements(statement.body);
      case 'loop':
        return [...odd(statement.head), ...oddStatements(statement.body)];
      default:
        return [...odd(statement.condition), ...oddStatements([...statement.then, ...statement.otherwise])];
    }
  });
}

function odd(text: string): string[] {
  const found = ungrammatical(text);
  return found === null ? [] : [found];
}

class StatementReader {
  private at = 0;

  constructor(private readonly text: string) {}

  next(): CStatement | null {
    this.skip(/[\s;]*/y);
    if (this.at >= this.text.length) return null;
    if (this.text[this.at] === '{') return { kind: 'block', body: parseStatements(this.brackets()) };
    const keyword = /(if|for|while|switch|do|else)\b/y;
    keyword.lastIndex = this.at;
    const word = keyword.exec(this.text)?.[1];
    if (word === 'else') return { kind: 'odd', text: this.simple() };
    if (word === undefined) {
      const text = this.simple();
      return { kind: this.text[this.at] === ';' ? 'simple' : 'odd', text };
    }
    this.at += word.length;
    return this.compound(word);
  }

  private compound(word: string): CStatement {
    if (word === 'do') {
      const body = this.body();
      this.skip(/\s*while\s*/y);
      this.brackets();
      return { kind: 'block', body };
    }
    const condition = this.brackets();
    const then = this.body();
    if (word !== 'if') return { kind: 'loop', head: condition, body: then };
    const hasElse = /[\s;]*else\b/y;
    hasElse.lastIndex = this.at;
    const found = hasElse.exec(this.text);
    if (found) this.at += found[0].length;
    return { kind: 'if', condition, then, otherwise: found ? this.body() : [] };
  }

  private body(): readonly CStatement[] {
    const statement = this.next();
    return statement === null ? [] : statement.kind === 'block' ? statement.body : [statement];
  }

  /** The text inside of the brackets that come next. */
  private brackets(): string {
    this.skip(/\s*/y);
    const close = closingBracket(this.text, this.at);
    if (close < 0) {
      this.at = this.text.length;
      return '';
    }
    const inner = this.text.slice(this.at + 1, close);
    this.at = close + 1;
    return inner;
  }

  /** Up to the `;` outside of brackets and literals. */
  private simple(): string {
    const start = this.at;
    while (this.at < this.text.length && this.text[this.at] !== ';') {
      const past = skipLiteral(this.text, this.at);
      if (past > this.at) this.at = past;
      else if ('([{'.includes(this.text[this.at] as string))
        this.at = Math.max(closingBracket(this.text, this.at), this.at) + 1;
      else this.at++;
    }
    return this.text.slice(start, this.at).trim();
  }

  private skip(pattern: RegExp): void {
    pattern.lastIndex = this.at;
    this.at += pattern.exec(this.text)?.[0].length ?? 0;
  }
}
