import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { libvirtDocuments, libvirtRelease, qemuRelease } from '@cpu-models/catalog';
import type { Plan } from '@cpu-models/emit';
import { type DataPackage, dataPackage, generateJson } from '@cpu-models/gen-json';
import type { Source } from '@cpu-models/source';

/** The JSON data package. */
export function planJson(source: Source): Plan[] {
  const schema = readFileSync(new URL('../../../../schemas/data-package.schema.json', import.meta.url), 'utf8');
  return [{ folder: 'dist/json', files: generateJson(packageOf(source), schema) }];
}

const made = new WeakMap<Source, DataPackage>();

/** All releases as plain data, from which the JSON, CSV and SQL outputs are made; worked out once per source. */
export function packageOf(source: Source): DataPackage {
  const data = made.get(source) ?? makePackage(source);
  made.set(source, data);
  return data;
}

function makePackage(source: Source): DataPackage {
  const { qemu, libvirt } = source.one('release').value;
  const documents = libvirtDocuments(source);
  return dataPackage({
    words: documents.words,
    qemu: qemu.map(({ release }) => qemuRelease(source, release)),
    libvirt: libvirt.map(({ release }) => libvirtRelease(documents, release)),
    sha1: (text) => createHash('sha1').update(text).digest('hex'),
  });
}
