import {
  isCpuModelError,
  origins,
  parseCpuArgument,
  propertyValue,
  type QemuRelease,
  type ResolvedCpu,
  resolve,
} from '@cpu-models/runtime';
import type { LintedFile, Problem, Rule } from '../problem.js';
import type { Token } from '../tokens.js';

/** A feature that is asked for without what it depends on, so that QEMU clears it. */
export const impossibleCombination: Rule = {
  name: 'impossible-combination',
  description: 'A feature that QEMU clears at once, because one that it needs is off.',
  check(file) {
    return cpuArguments(file).flatMap(({ argument, start }) => checkArgument(file, argument, start));
  },
};

/** `MODEL,+feature,feature=on`: at least a model and a setting, without a space; tried once at each word. */
const ARGUMENT = /(?<![\w.-])[A-Za-z0-9][\w.-]*(?:,(?:[+-][a-z0-9][\w.-]*|[a-z0-9][\w.-]*=(?:on|off|[\w.]+)))+/g;

function cpuArguments({ text, vocabulary }: LintedFile) {
  const found = [...text.matchAll(ARGUMENT)].map((match) => ({ argument: match[0], start: match.index }));
  return found.filter(({ argument }) => vocabulary.models.has(argument.split(',')[0] as string));
}

function checkArgument(file: LintedFile, argument: string, start: number): Problem[] {
  const release = file.vocabulary.releases.at(-1);
  const cpu = release === undefined ? null : resolved(release, file, argument);
  if (release === undefined || cpu === null) return [];
  const originOf = origins(cpu);
  return turnedOn(argument).flatMap((name) => {
    const feature = file.vocabulary.features.get(name)?.qemu ?? null;
    if (feature === null || !cpu.request.compiled.slots.has(feature) || propertyValue(cpu, feature) !== false)
      return [];
    const origin = originOf(feature);
    const place = placeOf(file.tokens, start, start + argument.length, name);
    if (origin.kind !== 'dependency' || place === undefined) return [];
    const message = `${name} has no effect here: it needs ${origin.requires.slice(0, 3).join(' or ')}, which is off`;
    return [
      { rule: 'impossible-combination' as const, level: 'warning' as const, name, message, suggestion: null, place },
    ];
  });
}

/** Names that QEMU does not know are told of elsewhere; without them the rest can be resolved. */
function resolved(release: QemuRelease, file: LintedFile, argument: string): ResolvedCpu | null {
  const { model, globals, plus, minus } = parseCpuArgument(argument);
  const known = (name: string) => file.vocabulary.features.get(name)?.qemu != null;
  const commandLine = {
    globals: globals.filter(([name]) => known(name)),
    plus: plus.filter(known),
    minus: minus.filter(known),
  };
  try {
    return resolve(release, { machine: 'none', accelerator: 'kvm', hostVendor: 'GenuineIntel', model, commandLine });
  } catch (error) {
    if (isCpuModelError(error)) return null;
    throw error;
  }
}

function turnedOn(argument: string): string[] {
  const { globals, plus } = parseCpuArgument(argument);
  return [...plus, ...globals.filter(([, value]) => value === 'on').map(([name]) => name)];
}

function placeOf(tokens: readonly Token[], start: number, end: number, name: string): Token | undefined {
  return tokens.find(
    (token) => token.start > start && token.end <= end && token.text.replaceAll('_', '-') === name.replaceAll('_', '-'),
  );
}
