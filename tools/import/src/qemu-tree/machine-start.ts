import type { CItem } from './c-items.js';
import type { CIndex } from './c-slice.js';
import { oddStatements, parseStatements } from './c-statements.js';
import { bodyAfter, callArguments, literalString } from './c-text.js';
import type { Problems } from './problems.js';
import type { TreeProp } from './types.js';

/** What a machine does with CPUs when it starts. */
export interface MachineStart {
  readonly kvmDefaultChanges: readonly TreeProp[];
  /** Second argument of x86_cpus_init: the default CPU version, as in C; null if it is never called. */
  readonly defaultCpuVersion: string | null;
}

const READ = /\b(x86_cpus_init|x86_cpu_change_kvm_default)\b/;

/** Follows the init function of a machine type, and every function of the machine sources that it names, in order of the text. */
export function machineStart(index: CIndex, init: string, file: string, problems: Problems): MachineStart {
  const changes: TreeProp[] = [];
  const versions: string[] = [];
  const seen = new Set<CItem>();
  const walk = (name: string, from: string): void => {
    const item = index.function(name, from);
    if (!item || seen.has(item)) return;
    seen.add(item);
    const body = bodyAfter(item.text, 0) ?? '';
    for (const odd of READ.test(body) ? oddStatements(parseStatements(body)) : [])
      problems.add(`${item.file}: ${name}: no C can go on like '${odd}'`);
    for (const match of body.matchAll(/\b[A-Za-z_]\w*\b/g)) {
      const args = () => callArguments(body, body.indexOf('(', match.index));
      if (match[0] === 'x86_cpus_init') versions.push(args()[1] ?? '');
      else if (match[0] === 'x86_cpu_change_kvm_default') changes.push(propOf(args()));
      else walk(match[0], item.file);
    }
  };
  walk(init, file);
  return { kvmDefaultChanges: changes, defaultCpuVersion: versions[0] ?? null };
}

function propOf(args: readonly string[]): TreeProp {
  return { property: literalString(args[0] ?? '') ?? '', value: literalString(args[1] ?? '') };
}
