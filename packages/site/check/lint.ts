import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { go, settled, type Visit } from './browser.js';
import { command } from './command.js';
import { none, type Result } from './report.js';

/** Files with wrong names, and one without. */
const FILES: Readonly<Record<string, string>> = {
  'start.sh': 'qemu-system-x86_64 -machine q35 -cpu Skylake-Server,+xsaveoptt,+ssse4,+vmx-eptt,+spec_ctrl\n',
  'vm.yaml': 'kind: VirtualMachine\nspec:\n  domain:\n    cpu: {model: SkyLake-Server, features: [{name: pcidd}]}\n',
  'guest.xml': "<cpu><model>Nehalem-IRBS</model><feature policy='require' name='lahf-lm'/></cpu>\n",
  'nova.conf': '[libvirt]\ncpu_models = Penrym,Cascadelake-Server-V2\ncpu_model_extra_flags = md_clear\n',
  'right.sh': 'qemu-system-x86_64 -cpu EPYC-Rome-v4,+svm\n',
};

/** What the page finds in files, against the command's `lint`. */
export async function lint(site: Visit): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'cpu-models-site-'));
  const faults: string[] = [];
  const page = await site.open('#/');
  for (const [name, text] of Object.entries(FILES)) {
    const path = join(folder, name);
    await writeFile(path, text);
    await go(page, '#/');
    await go(page, '#/lint');
    await page.setInputFiles('input[type=file]', path);
    await page.waitForSelector('main [role=status]');
    await settled(page);
    const shown = ((await page.textContent('main')) ?? '').replaceAll(/\s+/g, ' ');
    for (const wanted of await told(path)) if (!shown.includes(wanted)) faults.push(`${name} lacks: ${wanted}`);
  }
  await page.close();
  await rm(folder, { recursive: true });
  return none('findings that differ from lint', Object.keys(FILES).length, 'files', faults);
}

/** What the page has to say of a file. */
async function told(path: string): Promise<string[]> {
  const [file] = (await command('lint', path)) as readonly {
    readonly findings: readonly {
      readonly place: { readonly line: number; readonly column: number };
      readonly message: string;
    }[];
  }[];
  const findings = file?.findings ?? [];
  if (findings.length === 0) return ['Every name is right.'];
  return [
    `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}.`,
    ...findings.flatMap(({ place, message }) => [`${place.line}:${place.column} `, message]),
  ];
}
