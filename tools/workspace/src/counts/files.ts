import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parse } from 'yaml';

/** A YAML file of the source: where it is below `schemas`, its lines, and what it says. */
export interface YamlFile {
  readonly path: string;
  readonly lines: number;
  readonly value: unknown;
}

/** What people write; the ledgers are written by commands. */
export function yamlFiles(root: string): YamlFile[] {
  const schemas = join(root, 'schemas');
  return readdirSync(schemas, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      return { path: relative(schemas, file), lines: text.split('\n').length - 1, value: parse(text) as unknown };
    });
}

/** The files as they were at a commit. */
export function yamlFilesAt(root: string, commit: string): YamlFile[] {
  const folder = mkdtempSync(join(tmpdir(), 'cpu-models-counts-'));
  try {
    const archive = execFileSync('git', ['archive', commit, 'schemas'], { cwd: root, maxBuffer: 1 << 28 });
    execFileSync('tar', ['x', '-C', folder], { input: archive });
    return yamlFiles(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const folderOf = ({ path }: YamlFile): string => dirname(path);
