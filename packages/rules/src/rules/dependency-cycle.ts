import type { WordPart } from '@cpu-models/source';
import { inside, meet, type Step, stepsOf } from '../facts/dependencies.js';
import { overlap } from '../facts/spans.js';
import { at, defineRule } from '../rule.js';

/**
 * QEMU goes through the list once. In a circle of dependencies a later one may turn off what an earlier one stands on,
 * and nobody looks again. Two that need each other are fine, as QEMU's own avx10 and its vector lengths are.
 */
export const dependencyCycle = defineRule({
  id: 'dependency-cycle',
  what: 'No dependency turns off what it asks for, and no circle of them is left unfinished by one pass in order.',
  needs: ['word'],
  *find(source) {
    for (const { document, value } of source.all('dependencies')) {
      const steps = stepsOf(source, value.dependencies);
      const next = successors(steps);
      for (const [i, step] of steps.entries()) {
        const path = ['dependencies', i, 'then-off'];
        if (meet(step.from, step.to))
          yield at(document, path, {
            message: `${say(step.rule['then-off'])} depends on itself`,
            expected: 'other bits than those of if-none-of',
            fix: 'delete the dependency',
          });
        for (const back of next[i]?.filter((j) => j < i) ?? []) {
          const early = steps[back] as Step;
          if (settled(early, step) || !reaches(next, back, i)) continue;
          yield at(document, path, {
            message: `a circle: this turns off ${say(early.rule['if-none-of'])}, on which ${say(early.rule['then-off'])} depends, after that has been looked at`,
            expected: 'dependencies that one pass can finish',
            fix: 'break the circle',
          });
        }
      }
    }
  },
});

/** For each dependency, those whose condition it can change. */
function successors(steps: readonly Step[]): number[][] {
  const byWord = new Map<string, number[]>();
  for (const [i, { from }] of steps.entries()) byWord.set(from.word, [...(byWord.get(from.word) ?? []), i]);
  return steps.map(({ to, rule }, i) =>
    (byWord.get(to.word) ?? []).filter(
      (j) => j !== i && meet(to, (steps[j] as Step).from) && overlap(rule, (steps[j] as Step).rule),
    ),
  );
}

/** Whether what the earlier one would turn off is off anyway when the later one acts. */
function settled(early: Step, late: Step): boolean {
  return inside(early.to, late.to) || inside(early.to, late.from);
}

function reaches(next: readonly (readonly number[])[], from: number, to: number): boolean {
  const seen = new Set<number>();
  for (const open = [from]; open.length > 0; ) {
    const step = open.pop() as number;
    if (step === to) return true;
    if (seen.has(step)) continue;
    seen.add(step);
    open.push(...(next[step] ?? []));
  }
  return false;
}

function say({ word, features, mask }: WordPart): string {
  return features?.join(', ') ?? (mask === undefined ? `all of ${word}` : `${mask} of ${word}`);
}
