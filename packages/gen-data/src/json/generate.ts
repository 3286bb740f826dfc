import { readdirSync, readFileSync } from 'node:fs';
import { X86_LEVELS } from '@cpu-models/runtime';
import type { DataPackage } from '../types.js';
import { modelFiles } from './by-path.js';

/** Changes only when a reader of the old layout would misread the new one. */
const FORMAT = 2;

/** The package's files. A line per entry, so that a change of the data is a readable change of the files. */
export function generateJson(data: DataPackage, schema: string): { path: string; text: string }[] {
  const qemu = data.qemu.map((entry) => ({ path: `qemu-${entry.release}.json`, text: document('qemu', entry) }));
  const libvirt = data.libvirt.map((entry) => ({
    path: `libvirt-${entry.release}.json`,
    text: document('libvirt', entry),
  }));
  return [
    { path: 'index.json', text: document('index', index(data)) },
    { path: 'features.json', text: document('features', { features: data.features }) },
    { path: 'cpus.json', text: document('cpus', { sets: data.sets, cpus: data.cpus }) },
    ...qemu,
    ...libvirt,
    ...modelFiles(data),
    { path: 'data-package.schema.json', text: schema },
    { path: 'package.json', text: packageJson() },
    ...readdirSync(STATIC)
      .sort()
      .map((path) => ({ path, text: readFileSync(new URL(path, STATIC), 'utf8') })),
  ];
}

const STATIC = new URL('static/', import.meta.url);

function index({ qemu, libvirt }: DataPackage) {
  return {
    qemu: qemu.map(({ release }) => ({ release, file: `qemu-${release}.json` })),
    libvirt: libvirt.map(({ release }) => ({ release, file: `libvirt-${release}.json` })),
    features: 'features.json',
    cpus: 'cpus.json',
    abiLevels: X86_LEVELS.map((features, i) => ({
      level: i + 1,
      name: i === 0 ? 'x86-64' : `x86-64-v${i + 1}`,
      features,
    })),
  };
}

/** Each value of the second level on a line of its own. */
function document(kind: string, value: object): string {
  const members = Object.entries({ kind, format: FORMAT, ...value }).map(
    ([name, member]) => `${JSON.stringify(name)}: ${lines(member)}`,
  );
  return `{\n${members.join(',\n')}\n}\n`;
}

function lines(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const isPlain = Array.isArray(value) && value.every((item) => typeof item !== 'object');
  if (isPlain) return JSON.stringify(value);
  const items = Array.isArray(value)
    ? value.map((item) => JSON.stringify(item))
    : Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${JSON.stringify(item)}`);
  return items.length === 0 ? `${open}${close}` : `${open}\n${items.join(',\n')}\n${close}`;
}

/** For npm; everybody else reads the files. The release task fills in the version. */
function packageJson(): string {
  const content = {
    name: '@cpu-models/data',
    version: '0.0.0',
    description: 'Virtual CPU models of QEMU and libvirt as plain JSON',
    license: 'MIT',
    exports: { './*.json': './*.json', './package.json': './package.json' },
    files: ['*.json', '*.py', '*.pl', '*.go', 'README.md', 'v1'],
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
