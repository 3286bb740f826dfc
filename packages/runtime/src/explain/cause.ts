import type { Fact } from './facts/fact.js';
import type { Cause, Evidence, Finding } from './finding.js';
import type { Possession } from './possession.js';

/** The part of a finding that says why the host cannot give a feature. */
export type HostCause = Pick<Finding, 'cause' | 'reason' | 'remedy' | 'evidence' | 'certain' | 'unknown'>;

/** A cause out of a fact, with what the host shows as its first evidence. */
export function causeOf(
  cause: Cause,
  fact: Pick<Fact, 'reason' | 'remedy' | 'source'>,
  possession: Pick<Possession, 'evidence'> | null,
  more: Partial<HostCause> = {},
): HostCause {
  const evidence: Evidence[] = [{ kind: 'fact', text: fact.reason, source: fact.source }];
  const known = possession?.evidence == null ? evidence : [possession.evidence, ...evidence];
  return {
    cause,
    reason: fact.reason,
    remedy: fact.remedy ?? null,
    evidence: known,
    certain: true,
    unknown: null,
    ...more,
  };
}
