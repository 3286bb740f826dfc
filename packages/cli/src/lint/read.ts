import { readFile } from 'node:fs/promises';
import { type FileFindings, type LintOptions, lintText, makeNames, type Names, prefilterOf } from '@cpu-models/lint';
import type { CpuMap, QemuRelease } from '@cpu-models/runtime';
import { FEATURES, LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import { UsageError } from '../io/fail.js';

let names: Names | undefined;

/** All names of all releases. */
export function allNames(): Names {
  names ??= makeNames({
    features: FEATURES,
    qemu: QEMU_RELEASES as readonly QemuRelease[],
    libvirt: LIBVIRT_RELEASES as readonly CpuMap[],
  });
  return names;
}

const GENERATED = /^.{0,4}(Code generated .* DO NOT EDIT|.*@generated\b)/m;

/**
 * The findings in one file; null for files that are no text, and for generated ones that were not asked for by name.
 * @throws UsageError if the file cannot be read
 */
export async function lintFile(path: string, options: LintOptions, named: boolean): Promise<FileFindings | null> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be read (${error.code ?? 'unknown error'}); expected a text file`);
  });
  if (prefilterOf(allNames())(bytes) === 'none') return { path, findings: [] };
  if (bytes.subarray(0, 8192).includes(0)) return null;
  const text = bytes.toString('utf8');
  if (!named && GENERATED.test(text.slice(0, 600))) return null;
  return { path, findings: lintText(path, text, allNames(), options) };
}
