import { constantValue } from './c-const.js';
import type { CItem } from './c-items.js';
import type { CIndex } from './c-slice.js';
import type { CStatement } from './c-statements.js';
import { oddStatements, parseStatements } from './c-statements.js';
import { bodyAfter, callArguments, collapse } from './c-text.js';
import type { Problems } from './problems.js';

/** What class-init and option functions do to a machine class. */
export interface MachineClassState {
  /** Fields by path, last assignment wins: `default_cpu_version` -> `1`. Of every class struct, as the names do not collide. */
  readonly fields: Map<string, string>;
  /** Names of compat arrays in order of compat_props_add. */
  readonly compat: string[];
  /** Functions that were run, in order of return: the last one is the outermost. */
  readonly functions: string[];
}

const RELEVANT = /compat_props_add|default_cpu|irqchip_split|alias|_options\s*\(/;

/**
 * Follows class-init functions of machine types through preprocessed C: assignments to class fields, calls of other functions, compat arrays.
 * Conditions must be constants (QEMU compares version numbers); others are reported if they matter.
 */
export class MachineClassReader {
  constructor(
    private readonly index: CIndex,
    private readonly problems: Problems,
  ) {}

  /** Runs a function, as called from `file`, on top of `state`; false if it returned early. */
  run(name: string, file: string, state: MachineClassState): boolean {
    const item = this.index.function(name, file);
    if (!item) return true;
    const statements = parseStatements(bodyAfter(item.text, 0) ?? '');
    for (const odd of oddStatements(statements))
      this.problems.add(`${item.file}: ${name}: no C can go on like '${odd}'`);
    const completed = this.statements(statements, item, state);
    state.functions.push(name);
    return completed;
  }

  private statements(statements: readonly CStatement[], of: CItem, state: MachineClassState): boolean {
    return statements.every((statement) => this.statement(statement, of, state));
  }

  private statement(statement: CStatement, of: CItem, state: MachineClassState): boolean {
    switch (statement.kind) {
      case 'simple':
        return this.simple(statement.text, of, state);
      case 'block':
        return this.statements(statement.body, of, state);
      case 'loop':
        this.report(statement.body, of, 'a loop');
        return true;
      case 'if': {
        const value = constantValue(statement.condition);
        if (value !== null) return this.statements(value === 0 ? statement.otherwise : statement.then, of, state);
        this.report([...statement.then, ...statement.otherwise], of, `'if (${collapse(statement.condition)})'`);
        return true;
      }
      case 'odd':
        return true;
      default:
        statement satisfies never;
        return true;
    }
  }

  private simple(text: string, of: CItem, state: MachineClassState): boolean {
    if (/^return\b/.test(text)) return false;
    const assignment = /^\w+->([\w.]+(?:\[[^\]]*\])?)\s*=(?!=)\s*([\s\S]*)$/.exec(text);
    if (assignment) state.fields.set(assignment[1] as string, collapse(assignment[2] as string));
    const call = /^(\w+)\s*\(/.exec(text);
    if (call) this.call(call[1] as string, callArguments(text, call[0].length - 1), of, state);
    return true;
  }

  private call(name: string, args: readonly string[], of: CItem, state: MachineClassState): void {
    if (name !== 'compat_props_add') {
      this.run(name, of.file, state);
      return;
    }
    const array = args[1] ?? '';
    const isLocal = new RegExp(`\\bGlobalProperty\\s+${array}\\s*\\[`).test(of.text);
    state.compat.push(isLocal ? `${of.names[0]}.${array}` : array);
  }

  private report(statements: readonly CStatement[], of: CItem, where: string): void {
    const text = JSON.stringify(statements);
    if (RELEVANT.test(text))
      this.problems.add(`${of.names[0]}: ${where} holds statements about CPUs or compat arrays; they were not read`);
  }
}

/** A fresh state. */
export function newMachineClass(): MachineClassState {
  return { fields: new Map(), compat: [], functions: [] };
}
