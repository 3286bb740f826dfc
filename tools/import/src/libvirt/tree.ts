import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LibcpuinfoAlias } from '@cpu-models/catalog';
import { parseCpuMap, parseXml, type XmlElement } from '@cpu-models/libvirt-xml';
import type { CpuMap } from '@cpu-models/runtime';
import { unknownConstructs } from './grammar.js';

export type Arch = 'x86' | 'arm' | 'ppc64';
export const ARCHS: readonly Arch[] = ['x86', 'ppc64', 'arm'];

const LIBCPUINFO = 'libcpuinfo_aliases.xml';

/** What an installed cpu_map directory, or the one of a source tree, says. */
export interface LibvirtTree {
  readonly directory: string;
  readonly release: string;
  readonly map: CpuMap;
  /** Groups of the index by architecture. */
  readonly groups: Readonly<Record<Arch, readonly TreeGroup[]>>;
  /** Groups are elements; else the files stand under comments. */
  readonly groupElements: boolean;
  /** x86_features.xml calls itself generated. */
  readonly generatedFeatures: boolean;
  /** Features whose leaf libvirt asks for with a subleaf, even if that is 0. */
  readonly subleaves: ReadonlySet<string>;
  /** The comment before a feature of x86_features.xml, by feature. */
  readonly featureHeadings: ReadonlyMap<string, string>;
  /** Entries of libcpuinfo_aliases.xml; null where the folder cannot tell, as installed maps never have the file. */
  readonly libcpuinfo: readonly LibcpuinfoAlias[] | null;
  /** Name of the model's file by model, without architecture and `.xml`; and the texts of all files by name. */
  readonly fileOf: Readonly<Record<Arch, ReadonlyMap<string, string>>>;
  readonly elements: ReadonlyMap<string, XmlElement>;
  /** Constructs that are new: nothing of them is in the other fields. */
  readonly problems: readonly string[];
}

export interface TreeGroup {
  readonly title: string;
  /** Included files without architecture and `.xml`. */
  readonly files: readonly string[];
}

/** A folder that holds no map of libvirt; there is something to mend on the user's side. */
export class LibvirtTreeError extends Error {
  override readonly name = 'LibvirtTreeError';
  /** Told without a stack. */
  readonly isUserError = true;
}

/** Longest file that is read: libvirt's longest is a hundredth of it. */
const MAX_FILE = 8 << 20;

/** A file's text; a pipe would be waited for, and what is too long is not a file of a map. */
function readText(path: string): string {
  const found = statSync(path);
  if (!found.isFile()) throw new LibvirtTreeError(`${path} is not a file`);
  if (found.size > MAX_FILE)
    throw new LibvirtTreeError(`${path} has ${found.size} bytes; expected at most ${MAX_FILE}`);
  return readFileSync(path, 'utf8');
}

/**
 * Reads libvirt's CPU map.
 *
 * @param path the directory itself, or an unpacked source tree
 * @param release `major.minor`; may be left out for a source tree, which knows its version
 * @throws LibvirtXmlError for files that are no XML; LibvirtTreeError where there is no map or no release
 */
export function readLibvirtTree(path: string, release = releaseOf(path)): LibvirtTree {
  if (release === undefined)
    throw new LibvirtTreeError(`${path} does not say which libvirt release it is; expected --release MAJOR.MINOR`);
  const directory = mapDirectory(path);
  const text = (name: string) => readText(join(directory, name));
  const elements = new Map(
    readdirSync(directory)
      .filter(isMapFile)
      .sort()
      .map((name) => [name, parseXml(text(name), { source: name })]),
  );
  const index = elements.get('index.xml') as XmlElement;
  const archOf = (arch: Arch) =>
    index.children.find((element) => element.name === 'arch' && element.attributes.get('name') === arch);
  const unread = [...elements].filter(
    ([name, root]) => name !== 'index.xml' && !includes(index, name) && root.name === 'cpus',
  );
  return {
    directory,
    release,
    map: parseCpuMap(text, release),
    groups: forArchs((arch) => groupsOf(archOf(arch), arch, text('index.xml'))),
    groupElements: ARCHS.some((arch) => archOf(arch)?.children.some((element) => element.name === 'group')),
    generatedFeatures: /^<!--[^>]*generated/i.test(text('x86_features.xml')),
    subleaves: withSubleaf(elements.get('x86_features.xml')),
    featureHeadings: headings(text('x86_features.xml')),
    libcpuinfo: libcpuinfoAliases(directory),
    fileOf: forArchs((arch) => modelFiles(elements, arch)),
    elements,
    problems: [
      ...[...elements].flatMap(([name, root]) => unknownConstructs(name, root)),
      ...unread.map(([name]) => `${name}: index.xml does not include it, so libvirt does not load it`),
    ],
  };
}

/**
 * The folder with libvirt's map: the path itself (an installed map), or below an unpacked tree.
 * @throws LibvirtTreeError if there is none
 */
export function mapDirectory(path: string): string {
  const found = findMap(path);
  if (found === undefined)
    throw new LibvirtTreeError(
      `${path} has no index.xml; expected libvirt's cpu_map directory or an unpacked source tree of libvirt 5.0 or later`,
    );
  return found;
}

/** The same; undefined if there is none. */
export function findMap(path: string): string | undefined {
  return [path, join(path, 'src/cpu_map'), join(path, 'cpu_map')].find((folder) =>
    existsSync(join(folder, 'index.xml')),
  );
}

/** `project('libvirt', 'c', version: '11.3.0', ...)` of the tree's meson.build. */
function releaseOf(path: string): string | undefined {
  const file = join(path, 'meson.build');
  if (!existsSync(file)) return undefined;
  return /project\([^)]*?version:\s*'(\d+\.\d+)/s.exec(readText(file))?.[1];
}

function withSubleaf(features: XmlElement | undefined): ReadonlySet<string> {
  const concerned = (features?.children ?? []).filter(({ children }) =>
    children.some((child) => child.attributes.has('ecx_in')),
  );
  return new Set(concerned.map(({ attributes }) => attributes.get('name') ?? ''));
}

/** Comments that stand right before a feature. */
function headings(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/<!--([^>]*)-->\s*<feature name='([^']*)'/g);
  return new Map([...found].map(([, heading = '', name = '']) => [name, heading.trim()]));
}

/** A source tree says by its build file that it would have the file. */
function libcpuinfoAliases(directory: string): LibcpuinfoAlias[] | null {
  const file = join(directory, LIBCPUINFO);
  if (!existsSync(file)) return existsSync(join(directory, 'meson.build')) ? [] : null;
  const entries = parseXml(readText(file), { source: LIBCPUINFO }).children;
  return entries.map(({ children }) => {
    const text = (name: string) => children.find((child) => child.name === name)?.text.trim() ?? '';
    return { name: text('name'), canonical: text('canonical') };
  });
}

/** libcpuinfo's aliases are no part of the map. */
function isMapFile(name: string): boolean {
  return name.endsWith('.xml') && name !== LIBCPUINFO;
}

function forArchs<T>(make: (arch: Arch) => T): Record<Arch, T> {
  return { x86: make('x86'), ppc64: make('ppc64'), arm: make('arm') };
}

function includes(element: XmlElement, name: string): boolean {
  return element.attributes.get('filename') === name || element.children.some((child) => includes(child, name));
}

/** Groups as elements, or as what follows a comment until the next one. */
function groupsOf(arch: XmlElement | undefined, name: Arch, text: string): TreeGroup[] {
  if (arch === undefined) return [];
  const elements = arch.children.filter((child) => child.name === 'group');
  const bare = (file: string) => file.slice(name.length + 1, -'.xml'.length);
  if (elements.length > 0) {
    return elements.map((group) => ({
      title: group.attributes.get('name') ?? '',
      files: group.children.map((include) => bare(include.attributes.get('filename') ?? '')),
    }));
  }
  const body = new RegExp(`<arch name='${name}'>(.*?)</arch>`, 's').exec(text)?.[1] ?? '';
  return body
    .split('<!--')
    .slice(1)
    .map((part) => ({
      title: part.slice(0, part.indexOf('-->')).trim(),
      files: [...part.matchAll(/filename='([^']*)'/g)].map((match) => bare(match[1] ?? '')),
    }));
}

function modelFiles(elements: ReadonlyMap<string, XmlElement>, arch: Arch): ReadonlyMap<string, string> {
  const files = [...elements].filter(([name]) => name.startsWith(`${arch}_`));
  return new Map(
    files.flatMap(([name, root]) =>
      root.children
        .filter((child) => child.name === 'model')
        .map((model): [string, string] => [
          model.attributes.get('name') ?? '',
          name.slice(arch.length + 1, -'.xml'.length),
        ]),
    ),
  );
}
