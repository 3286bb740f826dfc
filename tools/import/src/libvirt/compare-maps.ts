import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseXml, type XmlElement } from '@cpu-models/libvirt-xml';

export interface MapComparison {
  /** Number of XML files of upstream's directory. */
  readonly files: number;
  /** Files that one side lacks or that say something else; empty for a proven map. */
  readonly differing: readonly { readonly file: string; readonly how: string }[];
  /** Files that are equal as XML without comments, but not as text. */
  readonly textOnly: readonly string[];
}

/** Files of which only the meaning must be equal: upstream formats and comments them by hand. */
const BY_MEANING = /^(index|libcpuinfo_aliases|[a-z0-9]+_(features|vendors))\.xml$/;

/**
 * Compares a generated cpu_map with upstream's: model files byte for byte, index, features and vendors as canonical XML
 * without comments.
 *
 * @param generated texts of the generated files by name, without folder
 */
export function compareMaps(generated: ReadonlyMap<string, string>, upstreamDirectory: string): MapComparison {
  const upstream = new Map(
    readdirSync(upstreamDirectory)
      .filter((name) => name.endsWith('.xml'))
      .map((name) => [name, readFileSync(join(upstreamDirectory, name), 'utf8')]),
  );
  const differing: { file: string; how: string }[] = [];
  const textOnly: string[] = [];
  for (const file of [...new Set([...upstream.keys(), ...generated.keys()])].sort()) {
    const [theirs, ours] = [upstream.get(file), generated.get(file)];
    if (theirs === undefined) differing.push({ file, how: 'upstream does not have it' });
    else if (ours === undefined) differing.push({ file, how: 'it is not generated' });
    else if (theirs !== ours && !BY_MEANING.test(file)) differing.push({ file, how: firstDifference(ours, theirs) });
    else if (theirs !== ours && canonical(ours) !== canonical(theirs)) differing.push({ file, how: 'other XML' });
    else if (theirs !== ours) textOnly.push(file);
  }
  return { files: upstream.size, differing, textOnly };
}

function firstDifference(ours: string, theirs: string): string {
  const [a, b] = [ours.split('\n'), theirs.split('\n')];
  const at = b.findIndex((line, i) => line !== a[i]);
  const line = at < 0 ? b.length : at;
  return `line ${line + 1}: generated ${JSON.stringify(a[line] ?? null)}, upstream ${JSON.stringify(b[line] ?? null)}`;
}

/** XML without comments, with sorted attributes and without the blanks between elements. */
export function canonical(text: string): string {
  const write = ({ name, attributes, children, text: content }: XmlElement): string => {
    const sorted = [...attributes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
    return `<${name}${sorted.join('')}>${JSON.stringify(content.trim())}${children.map(write).join('')}</${name}>`;
  };
  return write(parseXml(text));
}
