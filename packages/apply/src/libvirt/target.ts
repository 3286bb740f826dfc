import { parseXml, type XmlElement } from '@cpu-models/libvirt-xml';
import type { Edit } from '../hunk.js';
import type { Target } from '../plan.js';
import { planMeson } from './meson.js';

const FOLDER = 'src/cpu_map';
const MESON = `${FOLDER}/meson.build`;

/** libvirt: the files of src/cpu_map, and their list in its meson.build. */
export const libvirt: Target = {
  project: 'libvirt',
  version: (read) => {
    const version = /^\s*version:\s*'([\d.]+)'/m.exec(read('meson.build') ?? '')?.[1];
    if (version === undefined) return { reason: 'its meson.build tells no version' };
    return read(`${FOLDER}/index.xml`) === undefined ? { reason: `it has no ${FOLDER}/index.xml` } : { version };
  },
  plan: (read, list, generated, discard) => {
    const files = new Map(
      generated.filter(({ path }) => path.startsWith('cpu_map/')).map(({ path, text }) => [`src/${path}`, text]),
    );
    const theirs = list(FOLDER)
      .filter((name) => name.endsWith('.xml'))
      .map((name) => `${FOLDER}/${name}`);
    const names = (paths: Iterable<string>) => [...paths].map((path) => path.slice(FOLDER.length + 1));
    const meson = planMeson(read(MESON), names(files.keys()), names(theirs));
    const lost = discard ? [] : theirs.flatMap((path) => lostOf(path, read(path) as string, files.get(path)));
    const reasons = [
      ...meson.problems.map((problem) => `${MESON}: ${problem}`),
      ...(lost.length === 0 ? [] : [...lost, 'add it to the source or to an overlay, or let it go with --discard']),
    ];
    if (reasons.length > 0) return { reasons };
    return { plan: { edits: new Map<string, readonly Edit[]>([[MESON, meson.edits]]), files } };
  },
};

/** What a file of the tree says and the generated one does not. */
function lostOf(path: string, theirs: string, ours: string | undefined): string[] {
  if (ours === undefined) return [`${path} is not generated`];
  let facts: string[];
  try {
    facts = factsOf(parseXml(Buffer.from(theirs, 'latin1').toString()));
  } catch (error) {
    return [`${path} is not XML: ${(error as Error).message}`];
  }
  const known = new Set(factsOf(parseXml(ours)));
  return facts
    .filter((fact) => !known.has(fact))
    .slice(0, 5)
    .map((fact) => `${path} says ${fact}, which the source does not`);
}

/** Every element with its attributes, below the names of those around it. */
function factsOf({ name, attributes, children }: XmlElement, around = ''): string[] {
  const own = [...attributes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ` ${key}='${value}'`)
    .join('');
  const path = `${around}<${name}${own}>`;
  return [path, ...children.flatMap((child) => factsOf(child, path))];
}
