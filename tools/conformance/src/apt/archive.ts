import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UnavailableError } from '../errors.js';

/** Where the distribution's main archive is, as this machine is configured. */
export interface Archive {
  readonly uri: string;
  readonly codename: string;
  /** Path of the keyring that signs it, if the configuration names one. */
  readonly keyring: string | undefined;
}

interface Entry {
  readonly uris: readonly string[];
  readonly suites: readonly string[];
  readonly components: readonly string[];
  readonly keyring: string | undefined;
}

/** Finds the main archive in apt's own configuration, so that no host name is written down here. */
export async function findArchive(etc = '/etc'): Promise<Archive> {
  const codename = await readCodename(etc);
  const entries = (await readConfiguration(join(etc, 'apt'))).flatMap(parseConfiguration);
  const entry = entries.find((e) => e.suites.includes(codename) && e.components.includes('main'));
  const uri = entry?.uris[0];
  if (entry === undefined || uri === undefined) {
    throw new UnavailableError(`apt's configuration has no entry for ${codename} main`);
  }
  return { uri, codename, keyring: entry.keyring };
}

async function readCodename(etc: string): Promise<string> {
  const file = join(etc, 'os-release');
  const text = existsSync(file) ? await readFile(file, 'utf8') : '';
  const codename = /^VERSION_CODENAME="?([^"\n]+)/m.exec(text)?.[1];
  if (codename === undefined) {
    throw new UnavailableError('no Debian release here (os-release has no VERSION_CODENAME)');
  }
  return codename;
}

async function readConfiguration(apt: string): Promise<{ name: string; text: string }[]> {
  const folder = join(apt, 'sources.list.d');
  const listed = existsSync(folder) ? (await readdir(folder)).sort().map((name) => join(folder, name)) : [];
  const files = [join(apt, 'sources.list'), ...listed].filter((file) => existsSync(file));
  return Promise.all(files.map(async (name) => ({ name, text: await readFile(name, 'utf8') })));
}

/** Reads one file of apt's configuration, in the one-line or the deb822 format. */
export function parseConfiguration(file: { name: string; text: string }): Entry[] {
  const text = file.text.replace(/^\s*#.*\n?/gm, '');
  return file.name.endsWith('.sources') ? parseDeb822(text) : parseOneLine(text);
}

function parseDeb822(text: string): Entry[] {
  return text
    .split(/\n\s*\n/)
    .filter((stanza) => stanza.trim() !== '')
    .map((stanza) => {
      const words = (field: string) =>
        new RegExp(`^${field}:\\s*(.*(?:\\n[ \\t].*)*)`, 'im').exec(stanza)?.[1]?.trim().split(/\s+/) ?? [];
      return {
        uris: words('URIs'),
        suites: words('Suites'),
        components: words('Components'),
        // A key given inline spans many words and names no file.
        keyring: words('Signed-By').find((word) => word.startsWith('/')),
      };
    });
}

function parseOneLine(text: string): Entry[] {
  return [...text.matchAll(/^\s*deb(?:-src)?\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+(.+)$/gm)].map(
    ([, options = '', uri = '', suite = '', components = '']) => ({
      uris: [uri],
      suites: [suite],
      components: components.trim().split(/\s+/),
      keyring: /signed-by=(\S+)/i.exec(options)?.[1],
    }),
  );
}
