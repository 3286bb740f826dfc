import { cNames } from '@cpu-models/catalog';
import type { FreezeFile, Source } from '@cpu-models/source';
import { cFacts } from './facts/c.js';
import { libvirtFacts } from './facts/libvirt.js';
import { qemuFacts } from './facts/qemu.js';
import { applyDifference, differenceOf } from './ledger/difference.js';
import { type Ledger, PROJECTS, type Project } from './ledger/ledgers.js';
import { sealOf } from './ledger/seal.js';
import type { Tree } from './ledger/tree.js';
import { writeLedger } from './ledger/write.js';
import { mapOf, qemuOf, releasedOf } from './releases.js';
import { ledgersOf } from './source-ledgers.js';
import { upgradesBetween } from './upgrades-of.js';

/** A ledger's file as it should be. */
export interface LedgerPlan {
  readonly project: Project;
  readonly release: string;
  /** Below the source's root. */
  readonly path: string;
  readonly text: string;
  /** `moved`: says the same, as a difference to another release that came between. */
  readonly state: 'new' | 'moved' | 'unchanged';
}

/**
 * A ledger for every release. Those that are there keep what they say, so this is for a source that
 * {@link checkFreeze} finds nothing wrong with but missing ledgers.
 */
export function extendLedgers(source: Source): LedgerPlan[] {
  return PROJECTS.flatMap((project) => extendProject(source, project));
}

function extendProject(source: Source, project: Project): LedgerPlan[] {
  const { read } = ledgersOf(source, project);
  const texts = new Map(source.all('freeze').map(({ document }) => [document.file, document.text]));
  let previous: { release: string; facts: Tree; seal: string } | undefined;
  return releasedOf(source, project).map((release): LedgerPlan => {
    const old = read.get(release);
    const path = `freeze/${project}/${release}.yaml`;
    // Its seal, which covers the seal of the one before, was found right: writing it again gives the same.
    if (old !== undefined && old.file.after === previous?.release && standsOn(old, previous?.seal)) {
      previous = { release, facts: old.facts, seal: old.file.seal };
      return { project, release, path, text: texts.get(path) ?? '', state: 'unchanged' };
    }
    const before = previous?.facts ?? {};
    // As they are read again: a later ledger is a difference to what this one says, whenever either was written.
    const facts = applyDifference(before, differenceOf(before, old?.facts ?? factsOf(source, project, release)));
    const body: Omit<FreezeFile, 'seal'> = {
      release,
      ...(previous === undefined ? {} : { after: previous.release }),
      ...upgradesOf(source, project, release, previous?.release, old),
      facts: differenceOf(before, facts),
    };
    const seal = sealOf(body, previous?.seal);
    const text = writeLedger({ ...body, seal });
    previous = { release, facts, seal };
    return { project, release, path, text, state: old === undefined ? 'new' : 'moved' };
  });
}

/** Whether a ledger follows another one as that is now. */
function standsOn({ file }: Ledger, previousSeal: string | undefined): boolean {
  return file.seal === sealOf(file, previousSeal);
}

/** What the source says of a release today. */
export function factsOf(source: Source, project: Project, release: string): Tree {
  if (project === 'libvirt') return libvirtFacts(mapOf(source, release));
  return { ...qemuFacts(qemuOf(source, release)), c: cFacts(cNames(source, release)) };
}

/** What differs from the release before, found once: neither of the two changes any more. */
function upgradesOf(source: Source, project: Project, release: string, before: string | undefined, old?: Ledger) {
  if (project === 'libvirt' || before === undefined) return {};
  if (old?.file.after === before) return old.file.upgrades === undefined ? {} : { upgrades: old.file.upgrades };
  const upgrades = upgradesBetween(source, before, release);
  return upgrades.length === 0 ? {} : { upgrades };
}
