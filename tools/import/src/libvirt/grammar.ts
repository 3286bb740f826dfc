import type { XmlElement } from '@cpu-models/libvirt-xml';

/** Attributes and child elements that an element may have. */
interface Shape {
  readonly attributes: readonly string[];
  readonly children: Readonly<Record<string, Shape>>;
}

const leaf = (...attributes: string[]): Shape => ({ attributes, children: {} });

const X86: Shape = {
  attributes: [],
  children: {
    vendor: leaf('name', 'string'),
    feature: {
      attributes: ['name', 'migratable'],
      children: {
        alias: leaf('name', 'source'),
        cpuid: leaf('eax_in', 'ecx_in', 'eax', 'ebx', 'ecx', 'edx'),
        msr: leaf('index', 'eax', 'edx'),
      },
    },
    model: {
      attributes: ['name'],
      children: {
        check: leaf('partial'),
        decode: leaf('host', 'guest'),
        model: leaf('name'),
        signature: leaf('family', 'model', 'stepping'),
        vendor: leaf('name'),
        feature: leaf('name', 'added', 'removed'),
      },
    },
  },
};

const ARM: Shape = {
  attributes: [],
  children: {
    vendor: leaf('name', 'value'),
    feature: leaf('name'),
    model: { attributes: ['name'], children: { vendor: leaf('name'), pvr: leaf('value') } },
  },
};

const PPC64: Shape = {
  attributes: [],
  children: {
    vendor: leaf('name'),
    model: { attributes: ['name'], children: { vendor: leaf('name'), pvr: leaf('value', 'mask') } },
  },
};

const INDEX: Shape = {
  attributes: [],
  children: {
    arch: {
      attributes: ['name'],
      children: { include: leaf('filename'), group: { attributes: ['name'], children: { include: leaf('filename') } } },
    },
  },
};

/** Constructs of a file that the importer does not know: what a newer libvirt may have invented. */
export function unknownConstructs(file: string, root: XmlElement): string[] {
  const shape =
    file === 'index.xml'
      ? INDEX
      : file.startsWith('x86_')
        ? X86
        : file.startsWith('arm_')
          ? ARM
          : file.startsWith('ppc64_')
            ? PPC64
            : undefined;
  if (shape === undefined) return [`${file}:1:1: no architecture is known whose files are called so`];
  return unknownInside(file, root, shape);
}

function unknownInside(file: string, element: XmlElement, shape: Shape): string[] {
  const at = ({ line, column }: XmlElement) => `${file}:${line}:${column}`;
  const attributes = [...element.attributes.keys()].filter((name) => !shape.attributes.includes(name));
  const here = attributes.map(
    (name) => `${at(element)}: <${element.name}> has the new attribute ${name}='${element.attributes.get(name)}'`,
  );
  const below = element.children.flatMap((child) => {
    const inner = shape.children[child.name];
    return inner === undefined
      ? [`${at(child)}: <${element.name}> holds the new element <${child.name}>`]
      : unknownInside(file, child, inner);
  });
  return [...here, ...below];
}
