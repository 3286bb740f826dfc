import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { CpuMap, QemuRelease } from '@cpu-models/runtime';
import { FEATURES, LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import {
  type Candidates,
  type FileFindings,
  type LintOptions,
  lintText,
  makeNames,
  type Names,
  prefilterOf,
} from '../index.js';
import { LintError } from './error.js';

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
const MEGABYTE = 1 << 20;
/** What is larger is not a file that people write; it is looked at a piece at a time, and not read if it has candidates. */
export const LARGEST = 32 * MEGABYTE;
/** How much of a piece is looked at again with the next one, so that no name is cut in two. */
const OVERLAP = 64;

const buffer = Buffer.allocUnsafe(MEGABYTE);

/**
 * The findings in one file; null for files that are no text, and for generated and too large ones that were not asked for
 * by name; of too large ones with names of ours it is said that they were not read.
 * @throws LintError if the file cannot be read, or was asked for by name and is too large
 */
export function lintFile(path: string, options: LintOptions, named: boolean): FileFindings | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw unreadable(path, error);
  }
  try {
    return lintOpen(file, path, options, named);
  } catch (error) {
    throw isSystemError(error) ? unreadable(path, error) : error;
  } finally {
    closeSync(file);
  }
}

function lintOpen(file: number, path: string, options: LintOptions, named: boolean): FileFindings | null {
  const first = readSync(file, buffer, 0, MEGABYTE, 0);
  const head = buffer.subarray(0, first);
  if (head.subarray(0, 8192).includes(0)) return null;
  const { size } = fstatSync(file);
  const candidates = first < MEGABYTE ? prefilterOf(allNames())(head) : candidatesIn(file);
  if (candidates === 'none') return { path, findings: [] };
  if (size > LARGEST) {
    const reason = `${path} has more than ${LARGEST / MEGABYTE} MB`;
    if (named) throw new LintError(`${reason}; expected a file that people write`);
    // That it says `cpu` somewhere is no reason to speak of it.
    return candidates === 'names' ? { path, findings: [], unread: `${reason} and names of CPU models` } : null;
  }
  const text = decoded(first < MEGABYTE ? head : whole(file, size));
  if (!named && GENERATED.test(text.slice(0, 600))) return null;
  return { path, findings: lintText(path, text, allNames(), { ...options, candidates }) };
}

/** What a large file can hold, without having all of it in memory. */
function candidatesIn(file: number): Candidates {
  let found: Candidates = 'none';
  for (let at = 0; ; at += MEGABYTE - OVERLAP) {
    const length = readSync(file, buffer, 0, MEGABYTE, at);
    const seen = prefilterOf(allNames())(buffer.subarray(0, length));
    if (seen === 'names') return seen;
    if (seen === 'places') found = seen;
    if (length < MEGABYTE) return found;
  }
}

function whole(file: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  return bytes.subarray(0, readSync(file, bytes, 0, size, 0));
}

/** A file's text. What is not UTF-8 is read byte by byte, so that it can be written back as it was. */
export function decoded(bytes: Buffer): string {
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

function unreadable(path: string, error: unknown): LintError {
  return new LintError(
    `${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); expected a text file`,
  );
}
