import { otherMicro, type ReleaseFile } from '@cpu-models/source';
import { withLacks } from '../unsaid.js';

/**
 * What a tree has and the source cannot say stands at its release, until a reader that knows better reads the tree again.
 *
 * @param version the tree's own: one of another micro release than is meant takes nothing away
 * @param lacks in the words of the report
 */
export function withUnsaid(file: ReleaseFile, release: string, version: string, lacks: readonly string[]): ReleaseFile {
  if (lacks.length === 0 && otherMicro(file, release, version) !== undefined) return file;
  const qemu = file.qemu.map((entry) => (entry.release === release ? withLacks(entry, lacks) : entry));
  return { ...file, qemu: qemu as unknown as ReleaseFile['qemu'] };
}
