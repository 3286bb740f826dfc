import type { FreezeFile } from '@cpu-models/source';
import { applyDifference } from './difference.js';
import { sealOf } from './seal.js';
import type { Difference, Tree } from './tree.js';

export type Project = 'qemu' | 'libvirt';
export const PROJECTS: readonly Project[] = ['qemu', 'libvirt'];

/** A ledger's file, and what it says with those that it follows. */
export interface Ledger {
  readonly file: FreezeFile;
  readonly facts: Tree;
}

/** A ledger that cannot be read. */
export interface BrokenLedger {
  readonly release: string;
  readonly why: string;
}

export interface Ledgers {
  readonly read: ReadonlyMap<string, Ledger>;
  readonly broken: readonly BrokenLedger[];
}

/** Reads the ledgers of one project, each on top of the one that it names. */
export function readLedgers(files: readonly FreezeFile[]): Ledgers {
  const byRelease = new Map(files.map((file) => [file.release, file]));
  const read = new Map<string, Ledger>();
  const broken = new Map<string, string>();
  const visit = (file: FreezeFile, above: readonly string[]): Ledger | null => {
    const known = read.get(file.release);
    if (known !== undefined || broken.has(file.release)) return known ?? null;
    const why = (text: string) => void (broken.has(file.release) || broken.set(file.release, text));
    if (above.includes(file.release)) return why(`follows itself, by way of ${above.join(', ')}`) ?? null;
    const before = file.after === undefined ? undefined : byRelease.get(file.after);
    if (file.after !== undefined && before === undefined)
      return why(`follows ${file.after}, which has no ledger`) ?? null;
    const previous = before === undefined ? undefined : visit(before, [...above, file.release]);
    if (previous === null) return why(`follows ${file.after}, whose ledger is broken`) ?? null;
    const facts = file.facts as Difference;
    if (file.seal !== sealOf(file, previous?.file.seal)) return why('is not as `freeze` wrote it') ?? null;
    const ledger = { file, facts: applyDifference(previous?.facts ?? {}, facts) };
    read.set(file.release, ledger);
    return ledger;
  };
  for (const file of files) visit(file, []);
  return { read, broken: [...broken].map(([release, why]) => ({ release, why })) };
}
