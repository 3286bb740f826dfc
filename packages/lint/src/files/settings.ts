import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { LintOptions } from '../index.js';
import { LintError } from './error.js';

/** What a project says once for all its files. */
export const SETTINGS_FILE = '.cpu-models.yaml';

export interface LintSettings {
  readonly options: LintOptions;
  /** Patterns of files to leave out, as in `.gitignore`. */
  readonly ignore: readonly string[];
}

const KEYS = ['qemu', 'libvirt', 'spelling', 'ignore'];
export const SPELLINGS = ['qemu', 'libvirt', 'linux'] as const;

/** What the command line and the settings file of the current folder say; the command line has the last word. */
export async function settingsFrom(asked: {
  readonly qemu?: string;
  readonly libvirt?: string;
  readonly spelling?: string;
}): Promise<LintSettings> {
  const written = await settingsFile();
  const { qemu, libvirt, spelling, ignore = [] } = { ...written, ...asked };
  return {
    ignore: Array.isArray(ignore) ? ignore.map(String) : [String(ignore)],
    options: {
      targets: { ...release('qemu', qemu), ...release('libvirt', libvirt) },
      ...(spelling === undefined ? {} : { spelling: spellingOf(spelling) }),
    },
  };
}

interface Written {
  readonly qemu?: unknown;
  readonly libvirt?: unknown;
  readonly spelling?: unknown;
  readonly ignore?: unknown;
}

async function settingsFile(): Promise<Written> {
  const text = await readFile(SETTINGS_FILE, 'utf8').catch(() => null);
  if (text === null) return {};
  // Releases are no numbers: 10.10 is not 10.1.
  const settings = parse(text, { schema: 'failsafe' }) as Written | null;
  const unknown = Object.keys(settings ?? {}).find((key) => !KEYS.includes(key));
  if (unknown !== undefined)
    throw new LintError(`${SETTINGS_FILE}: ${unknown} is not a setting; expected ${KEYS.join(', ')}`);
  return settings ?? {};
}

function release(stack: 'qemu' | 'libvirt', given: unknown): Partial<Record<'qemu' | 'libvirt', string>> {
  if (given === undefined) return {};
  if (!/^\d+(\.\d+){1,2}$/.test(String(given)))
    throw new LintError(
      `${given} is not a release of ${stack}; expected numbers such as ${stack === 'qemu' ? '10.0' : '11.3'}`,
    );
  return { [stack]: String(given) };
}

function spellingOf(asked: unknown): (typeof SPELLINGS)[number] {
  const found = SPELLINGS.find((spelling) => spelling === asked);
  if (found === undefined) throw new LintError(`there is no spelling ${asked}; expected ${SPELLINGS.join(', ')}`);
  return found;
}
