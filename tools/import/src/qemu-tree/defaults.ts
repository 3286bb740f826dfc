import type { CIndex } from './c-slice.js';
import { callArguments, collapse, literalString } from './c-text.js';
import type { Problems } from './problems.js';
import type { RawTables } from './raw.js';
import type { TreeDefault } from './types.js';

/** Properties that an accelerator applies to named models, and the run-time changes of KVM's table. */
export function readDefaults(
  index: CIndex,
  raw: RawTables,
  problems: Problems,
): { kvmDefaults: TreeDefault[]; tcgDefaults: TreeDefault[] } {
  const tableOf = (accelerator: string): TreeDefault[] => {
    const names = Object.keys(raw.props).filter((name) => name.includes(accelerator));
    if (names.length !== 1)
      problems.add(`expected one table of ${accelerator} default properties, found ${names.join(', ') || 'none'}`);
    return names.flatMap((name) => (raw.props[name] ?? []).map((prop) => ({ ...prop, when: 'always' as const })));
  };
  const others = Object.keys(raw.props).filter((name) => !/kvm|tcg/.test(name));
  for (const name of others) problems.add(`'${name}' is a table of default properties of no known accelerator`);
  return { kvmDefaults: [...tableOf('kvm'), ...changes(index, problems)], tcgDefaults: tableOf('tcg') };
}

const CONDITIONS: readonly (readonly [RegExp, TreeDefault['when']])[] = [
  [/^!kvm_irqchip_in_kernel\(\)$/, 'no-irqchip'],
  // Up to 7.0 the host kernel was asked for x2APIC, too; every one that has a split irqchip has it.
  [/^kvm_irqchip_is_split\(\)( && kvm_enable_x2apic\(\))?$/, 'irqchip-split'],
];

/** x86_cpu_change_kvm_default calls when a CPU is made (calls of machine types are read with those). */
function changes(index: CIndex, problems: Problems): TreeDefault[] {
  const functions = index.items.filter(
    ({ kind, text }) => kind === 'function' && /x86_cpu_change_kvm_default\("/.test(text),
  );
  return functions.flatMap(({ text }) =>
    [...text.matchAll(/x86_cpu_change_kvm_default\(/g)].flatMap((call): TreeDefault[] => {
      const [property, value] = callArguments(text, call.index + call[0].length - 1);
      const condition = conditionBefore(text, call.index);
      const when = CONDITIONS.find(([pattern]) => pattern.test(condition))?.[1];
      if (when) return [{ property: literalString(property ?? '') ?? '', value: literalString(value ?? ''), when }];
      problems.add(`a KVM default changes on a new condition: ${property} = ${value} if ${condition}`);
      return [];
    }),
  );
}

/** The condition of the `if` that is nearest before a statement. */
function conditionBefore(text: string, at: number): string {
  const ifs = [...text.slice(0, at).matchAll(/\bif\s*\(/g)];
  const last = ifs.at(-1);
  return last ? collapse(callArguments(text, last.index + last[0].length - 1).join(', ')) : '(none)';
}
