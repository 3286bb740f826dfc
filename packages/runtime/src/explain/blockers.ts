import { feature as bitOf, type CompiledRelease, compile } from '../qemu/compile.js';
import { isKnownTo } from './answers.js';
import type { Evidence, Finding } from './finding.js';
import { finding } from './finding.js';
import { definitionOn } from './host.js';
import type { GuestQuestion } from './question.js';
import { missing } from './turned-on.js';
import { featuresOn } from './words.js';

/** What the host's QEMU said of just this CPU: its blockers by QEMU's names; null if it said nothing of it. */
export function blockersOf({ scene, cpu, options }: GuestQuestion): readonly string[] | null {
  if (Object.keys(options.properties ?? {}).length > 0 || options.commandLine !== undefined) return null;
  if (scene.asked === null || scene.asked !== scene.machine) return null;
  const said = definitionOn(scene.host, scene.asked, cpu.model)?.['unavailable-features'];
  return said?.map((name) => scene.compiled.slots.get(name)?.name ?? name) ?? null;
}

/** The blockers as findings, each with its cause; those without a name as one. */
export function blockerFindings(question: GuestQuestion, blockers: readonly string[]): Finding[] {
  const named = [...new Set(blockers.filter((name) => name !== ''))];
  const seen: Evidence[] = [
    { kind: 'probe', text: `QEMU calls it unavailable here (asked about ${question.cpu.model})` },
  ];
  const findings = named.map((name) => missing(question, name, seen));
  return blockers.includes('') ? [...findings, nameless(question, blockers)] : findings;
}

/** QEMU lists blockers in the order of its feature words, so the neighbours say where a nameless one lies. */
function nameless(question: GuestQuestion, blockers: readonly string[]): Finding {
  const { scene } = question;
  const at = blockers.indexOf('');
  const count = blockers.filter((name) => name === '').length;
  const before = blockers.slice(0, at).findLast((name) => name !== '');
  const after = blockers.slice(at).find((name) => name !== '');
  const candidates = candidatesBetween(question, before, after);
  const bits = count === 1 ? 'a bit without a name' : `${count} bits without a name`;
  return finding({
    feature: '',
    effect: 'unknown',
    cause: 'nameless',
    reason: `QEMU lists ${bits} as unavailable ${placeText(scene.compiled, before, after)}${candidates.length === 0 ? '' : `; it may be ${candidates.join(' or ')}, which this QEMU has no name for`}`,
    remedy:
      "without enforce QEMU starts anyway and only warns, naming the bit (host doesn't support requested feature: CPUID.…[bit n]); with enforce it refuses",
    evidence: [{ kind: 'probe', text: `unavailable-features of ${question.cpu.model}: ${JSON.stringify(blockers)}` }],
    certain: false,
    unknown: 'which bit it is',
  });
}

function placeText(compiled: CompiledRelease, before: string | undefined, after: string | undefined): string {
  const word = (name: string) => {
    const slot = bitOf(compiled, name);
    const source = slot === null ? undefined : compiled.words[slot.word]?.source;
    if (source === undefined) return name;
    return source.kind === 'msr'
      ? `${name} (MSR 0x${source.index.toString(16)})`
      : `${name} (CPUID ${source.eax.toString(16)}${source.ecx === null ? '' : `.${source.ecx}`} ${source.register.toUpperCase()})`;
  };
  if (before === undefined && after === undefined) return 'and nothing beside it';
  if (before === undefined) return `before ${word(after ?? '')}`;
  if (after === undefined) return `after ${word(before)}, where the words of VMX, SVM and XSAVE state come`;
  return `between ${word(before)} and ${word(after)}`;
}

/** What the model asks for in that stretch and the host's QEMU has no name for. */
function candidatesBetween({ scene, cpu }: GuestQuestion, before?: string, after?: string): string[] {
  const compiled = compile(scene.qemu);
  const place = (name: string | undefined, none: number) =>
    name === undefined ? none : (bitOf(compiled, name)?.word ?? none);
  const [from, to] = [place(before, 0), place(after, compiled.words.length)];
  return featuresOn(cpu).filter((name) => {
    const word = bitOf(compiled, name)?.word ?? -1;
    return word >= from && word <= to && isKnownTo(scene, name) === false;
  });
}
