import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../errors.js';
import { release } from './release.js';
import type { Scenario } from './scenario.js';
import { LIBVIRT, smallSource } from './small-source.js';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** What scenarios begin with. */
const OUTPUTS = ['dist/csv', `dist/libvirt/${LIBVIRT}/cpu_map`];

const BINARY = 'qemu-system-x86_64';
const DOMAIN = `<domain type='kvm'>
  <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>
  <cpu mode='custom'><model>EPYC</model></cpu>
</domain>
`;

const on = (folder: string, ...args: readonly string[]) => ['--workspace', folder, ...args];
const validate = (folder: string) => [on(folder, 'validate')];

/** Every command that writes, each with a change of few files: all of them are written by the same few functions. */
export const SCENARIOS: readonly Scenario[] = [
  // It takes longest.
  release,
  {
    name: 'gen',
    prepare: (folder) => {
      source(folder);
      const outputs = join(folder, 'dist/csv');
      cpSync(join(ROOT, 'dist/csv'), outputs, { recursive: true });
      mkdirSync(join(outputs, 'stale'));
      writeFileSync(join(outputs, 'stale/stale.csv'), 'stale');
      rmSync(join(outputs, 'features.csv'));
      writeFileSync(join(outputs, 'models.csv'), 'cut');
    },
    command: (folder) => on(folder, 'gen', 'csv'),
  },
  {
    name: 'new',
    prepare: source,
    command: (folder) => on(folder, 'new', 'release', '99.0', '--project', 'qemu'),
    next: validate,
  },
  {
    name: 'freeze',
    prepare: (folder) => {
      source(folder);
      // Only the newest can be written anew: the others are what later ones are differences to.
      const ledgers = join(folder, 'schemas/freeze/libvirt');
      const byAge = (x: string, y: string) => x.localeCompare(y, 'en', { numeric: true });
      rmSync(join(ledgers, readdirSync(ledgers).sort(byAge).at(-1) as string));
    },
    command: (folder) => on(folder, 'freeze'),
  },
  ...(['import', 'follow'] as const).map(
    (name): Scenario => ({
      name,
      prepare: (folder) => {
        source(folder);
        cpSync(join(ROOT, 'dist/libvirt', LIBVIRT, 'cpu_map'), join(folder, 'cpu_map'), { recursive: true });
        edit(join(folder, 'cpu_map/x86_features.xml'), /<feature name='pbe'>/, "<feature name='pbe' migratable='no'>");
      },
      command: (folder) =>
        on(
          folder,
          name,
          'libvirt',
          join(folder, 'cpu_map'),
          '--release',
          LIBVIRT,
          ...(name === 'import' ? ['--write'] : []),
        ),
    }),
  ),
  {
    name: 'apply',
    prepare: tree,
    command: apply,
    next: (folder) => [apply(folder), revert(folder)],
  },
  {
    name: 'revert',
    prepare: tree,
    before: apply,
    command: revert,
  },
  {
    name: 'pin --write',
    prepare: (folder) => writeFileSync(join(folder, 'guest.xml'), DOMAIN),
    command: (folder) => ['pin', '--write', join(folder, 'guest.xml')],
  },
  {
    name: 'export',
    prepare: (folder) => writeFileSync(join(folder, 'out.json'), 'old'),
    command: (folder) => ['export', 'expansions', '--qemu', '5.2', '--out', join(folder, 'out.json')],
  },
  {
    name: 'record',
    prepare: (folder) => writeFileSync(join(folder, 'out.json'), 'old'),
    command: (folder) => [
      'record',
      '--binary',
      BINARY,
      '--cpuid',
      '--machine',
      'microvm',
      '--model',
      '486',
      '--out',
      join(folder, 'out.json'),
    ],
    needs: BINARY,
  },
];

/** @throws UserError for outputs that scenarios begin with, and that nobody has generated in this workspace */
export function demandOutputs(root = ROOT): void {
  const missing = OUTPUTS.filter((path) => !existsSync(join(root, path)));
  if (missing.length > 0)
    throw new UserError(`${missing.join(' and ')} not generated, which kills begin with; run \`npx nx run gen\` first`);
}

function apply(folder: string): readonly string[] {
  return ['apply', 'libvirt', join(folder, 'tree')];
}

function revert(folder: string): readonly string[] {
  return [...apply(folder), '--revert'];
}

function source(folder: string): void {
  cpSync(smallSource(), join(folder, 'schemas'), { recursive: true });
}

/** A tree of libvirt in which two files are not as they are generated and one is missing. */
function tree(folder: string): void {
  const map = join(folder, 'tree/src/cpu_map');
  cpSync(join(ROOT, 'dist/libvirt', LIBVIRT, 'cpu_map'), map, { recursive: true });
  rmSync(join(map, 'x86_EPYC.xml'));
  for (const file of ['x86_486.xml', 'x86_Nehalem.xml']) edit(join(map, file), /^ *<feature name=.*\n/m, '');
  const list = readdirSync(map).map((name) => `  '${name}',\n`);
  writeFileSync(join(map, 'meson.build'), `cpumap_data = [\n${list.join('')}]\n`);
  writeFileSync(join(folder, 'tree/meson.build'), `project(\n  'libvirt',\n  version: '${LIBVIRT}.0',\n)\n`);
}

function edit(path: string, from: RegExp, to: string): void {
  const text = readFileSync(path, 'utf8');
  if (!from.test(text)) throw new Error(`${path} has nothing like ${from}`);
  writeFileSync(path, text.replace(from, to));
}
