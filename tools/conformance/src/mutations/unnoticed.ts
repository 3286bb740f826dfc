import type { CaseResult } from '../cases.js';
import type { Fact } from './facts.js';
import type { Mutation } from './make.js';
import { isUnnoticed, type Verdict } from './report.js';

/** Kinds of facts of which nothing notices a wrong one, though it shows in an output, and why. */
const EXPLANATIONS: readonly { readonly kind: RegExp; readonly why: string }[] = [
  { kind: /^word\.(features\[\]\.)?linux$/, why: 'nothing here asks a Linux kernel' },
  { kind: /^(model\.features\.\*|dependencies\..*\.features) order$/, why: 'a set of bits: only the text changes' },
  { kind: /^(word\..*\.aliases|properties\..*\.models) order$/, why: 'a set of names' },
  { kind: /^(caches\.\w+|machines\.families) order$/, why: 'found by name, wherever it stands' },
  { kind: /^compat\.arrays\[\]\.until$/, why: 'a macro that no machine type uses changes no object' },
  { kind: /^libvirt-differences\.[a-z-]+ order$/, why: 'each names the models that it is for' },
  { kind: /^cpuid\..* order$/, why: 'each says itself what it is for' },
  { kind: /^accelerators\.\w+ order$/, why: 'properties that do not touch one another' },
  { kind: /^properties\..*\.(instance|internal)$/, why: 'a judgement, for people' },
  { kind: /^libvirt-(rules|differences)\..*\.kind$/, why: 'a judgement of why libvirt does it, for people' },
  { kind: /^properties\..*\.(minimum|maximum)$/, why: 'no recording goes that far' },
  { kind: /^release\.libvirt\[\]\.same\[\]$/, why: 'how many releases came after the newest entry, no tree says' },
  { kind: /^release\.\w+\[\]\.released$/, why: 'a day that is left out is one that is not known yet' },
  { kind: /\.libvirt$/, why: 'whether libvirt may take it up later is an intention' },
  { kind: /^host-facts\./, why: 'about hosts and kernels, which nothing here asks' },
  { kind: /^levels\./, why: 'only the document of the ABI says so' },
  { kind: /^libvirt-behaviours\./, why: "what notices it is libvirt's own functions, which takes too long for each" },
  { kind: /^behaviours\./, why: 'shows only on hosts, or in releases, that no recording is of' },
];

/** Why nothing can notice a mutation; undefined where something should have. */
export function explainUnnoticed({ fact }: Mutation): string | undefined {
  return EXPLANATIONS.find(({ kind }) => kind.test(fact.kind))?.why;
}

/** Explanations that none of some facts needs any more: kinds that the source has lost, or that were never there. */
export function explainsNone(facts: readonly Fact[]): string[] {
  const kinds = new Set(facts.map((fact) => fact.kind));
  return EXPLANATIONS.filter(({ kind }) => ![...kinds].some((one) => kind.test(one))).map(({ kind }) => kind.source);
}

/**
 * A case that fails for each explanation that the mutations of a whole run did not need: what it excuses is noticed by now.
 * A sample cannot tell.
 */
export function needless(verdicts: readonly Verdict[]): CaseResult[] {
  const unnoticed = verdicts.filter(isUnnoticed);
  return EXPLANATIONS.filter(({ kind }) => !unnoticed.some(({ mutation }) => kind.test(mutation.fact.kind))).map(
    ({ kind, why }) => ({
      name: ['mutations', 'explanation', kind.source],
      status: 'missed',
      detail: `explains nothing that went unnoticed: take '${why}' out of unnoticed.ts`,
    }),
  );
}
