import type { CIndex } from './c-slice.js';
import { closingBracket } from './c-text.js';
import type { Problems } from './problems.js';
import type { TreeLevelWord } from './types.js';

/** The words that raise a CPUID level when they are not zero, in order of the x86_cpu_adjust_feat_level calls. */
export function readLevelWords(index: CIndex, problems: Problems): TreeLevelWord[] {
  const callers = index.items.filter(
    ({ kind, text, names }) =>
      kind === 'function' && /\bx86_cpu_adjust_feat_level\(cpu,/.test(text) && names[0] !== 'x86_cpu_adjust_feat_level',
  );
  if (callers.length === 0)
    problems.add('nothing calls x86_cpu_adjust_feat_level: the words that raise levels are unknown');
  return callers.flatMap(({ text }) => {
    const guard = text.search(/if\s*\(\s*cpu->full_cpuid_auto_level\s*\)\s*\{/);
    const end = guard < 0 ? -1 : closingBracket(text, text.indexOf('{', guard));
    const calls = [...text.matchAll(/\bx86_cpu_adjust_feat_level\(\s*cpu,\s*(FEAT_\w+)\s*\)/g)];
    return calls.map((call) => ({
      word: call[1] as string,
      onlyFullAutoLevel: guard < 0 ? null : call.index > guard && call.index < end,
    }));
  });
}
