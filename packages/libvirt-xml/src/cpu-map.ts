import type { CpuMap } from '@cpu-models/runtime/libvirt';
import { readArm, readPpc64 } from './cpu-map-others.js';
import { readX86 } from './cpu-map-x86.js';
import type { XmlElement } from './xml-element.js';
import { LibvirtXmlError } from './xml-error.js';
import { child, children, fail, required } from './xml-read.js';
import { parseXml } from './xml-tree.js';

/** Reads one file of the directory, by its name. */
export type ReadFile = (name: string) => string | Uint8Array;

/**
 * Reads a cpu_map from files by name, beginning with `index.xml` (cpuMapLoad, libvirt 11.3): for each architecture
 * first what the index itself says, then its includes and those of its named groups, in document order; in each
 * file first vendors, then features, then models.
 *
 * @throws LibvirtXmlError
 */
export function parseCpuMap(read: ReadFile, release: string): CpuMap {
  const index = parseFile(read, 'index.xml');
  const arch = (name: string) => {
    const node = children(index, 'arch').find(({ attributes }) => attributes.get('name') === name);
    return node ? loadOrder(node, read) : [];
  };
  return {
    release,
    x86: readX86(arch('x86')),
    ppc64: readPpc64(arch('ppc64')),
    arm: readArm(arch('arm')),
  };
}

/** Definitions of one architecture in the order in which libvirt loads them. */
function loadOrder(arch: XmlElement, read: ReadFile): XmlElement[] {
  const files = arch.children.flatMap((node) => {
    if (node.name === 'include') return [node];
    return node.name === 'group' && node.attributes.has('name') ? children(node, 'include') : [];
  });
  const roots = files.map((include) => parseFile(read, fileName(include)));
  return [arch, ...roots].flatMap((root) => ['vendor', 'feature', 'model'].flatMap((kind) => children(root, kind)));
}

/** File names come from the map; they must stay inside its directory. */
function fileName(include: XmlElement): string {
  const name = required(include, 'filename');
  if (!/^[\w.+-]+$/.test(name) || name.startsWith('.'))
    fail(include, `<include>: filename='${name}'; expected a plain file name`);
  return name;
}

function parseFile(read: ReadFile, name: string): XmlElement {
  let content: string | Uint8Array;
  try {
    content = read(name);
  } catch (error) {
    const message = 'file: cannot be read; expected a file of the cpu_map';
    throw Object.assign(new LibvirtXmlError(message, { line: 1, column: 1 }, name), { cause: error });
  }
  const root = parseXml(content, { source: name });
  if (root.name !== 'cpus' && !child(root, 'arch')) fail(root, `<${root.name}>: expected <cpus>`);
  return root;
}
