import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** A part of a file, by the lines around it. */
export interface Region {
  /** The lines to go past, one after the other, and the line that ends it, without the blanks around them. */
  readonly after: readonly string[];
  readonly until: string | null;
}

/** Lines in which our file differs from a project's, and why ours are right. */
export interface Difference {
  readonly because: string;
  readonly ours?: readonly string[];
  readonly theirs?: readonly string[];
  /** Where order counts and nothing of ours stands there: our line before theirs. */
  readonly after?: string;
  /** Names that the release of QEMU has, or lacks; looked up in its models. */
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  /** The same of features and models in libvirt's map. */
  readonly 'libvirt-has'?: readonly string[];
  readonly 'libvirt-lacks'?: readonly string[];
}

/**
 * What is known of a project's file: where it is, a digest of the part that is compared, and the differences. The file
 * itself is not kept.
 */
export interface Record {
  readonly project: string;
  readonly file: string;
  readonly commit: string;
  /** The emitter, and its file; `csv` is the output of that name. */
  readonly ours: string;
  readonly qemu: string;
  readonly libvirt?: string;
  readonly regions: readonly { readonly ours: Region; readonly theirs: Region }[];
  /** The order of lines means nothing: keys of a map, names of a set. */
  readonly unordered?: boolean;
  /** What lines that are only comments begin with. */
  readonly comment?: string;
  /** sha256 of the project's regions, normalized. */
  readonly digest: string;
  readonly differences: readonly Difference[];
}

const FOLDER = fileURLToPath(new URL('../../downstream/', import.meta.url));

/** All records, by the project's name. */
export function readRecords(): Record[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => parse(readFileSync(`${FOLDER}${file}`, 'utf8')) as Record);
}
