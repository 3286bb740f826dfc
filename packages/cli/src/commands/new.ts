import { join } from 'node:path';
import { type Kind, type Options, prepareEdit } from '@cpu-models/author/trying';
import { writeChanges } from '@cpu-models/import';
import { answerText } from '@cpu-models/outputs';
import type { Command } from 'commander';
import { patchText } from '../io/patch.js';
import { findWorkspace, readSource } from '../io/workspace.js';

export function registerNew(program: Command): void {
  const group = program
    .command('new')
    .description('write a new thing into the source, in its order and format; shows what it wrote');
  const add = (kind: Kind, argument: string, description: string) =>
    group
      .command(`${kind} <${argument}>`)
      .description(description)
      .option('--about <text>', 'what it is or why it exists, for people')
      .option('--since <release>', 'first QEMU release that has it; the next one by default')
      .option('--dry-run', 'show it and write nothing')
      .action((name: string, options: Options, command: Command) =>
        run(kind, { ...options, [argument]: name }, command),
      );
  const settings = 'what to set, as on the command line: vmx-mbec=on, +vmx-mbec, -mpx';

  add('version', 'model', 'the next version of a model')
    .option('--set <settings...>', settings)
    .option('--to <features>', 'instead: the complete list of features that it should have')
    .option('--from <features>', 'with --to: the features to start from; those of the newest version by default')
    .option('--alias <name>', 'another name of it')
    .option('--note <text>', "the note that QEMU's -cpu help shows")
    .option('--source <text>', 'where this comes from: a commit of QEMU, or a release note')
    .option('--cache <id>', 'its caches: an id in x86/qemu/caches.yaml');
  add('model', 'name', 'a model')
    .option('--from <model>', 'start from a model or version: EPYC-Genoa, EPYC-v3')
    .option('--probe <file>', 'start from a host, as `cpu-models probe` wrote it')
    .option('--cpuid <file>', "start from a CPUID dump: `cpuid -r`, or libvirt's <cpudata>")
    .option('--set <settings...>', settings);
  add('feature', 'name', 'a feature: one bit of a word')
    .requiredOption('--word <word>', 'the word: 7_0_EBX')
    .requiredOption('--bit <number>', 'counted from 0')
    .option('--macro <name>', "QEMU's C macro; made like its neighbours' by default")
    .option('--linux <flag>', 'its flag in /proc/cpuinfo where that is another, or none')
    .option('--tcg', 'TCG emulates it')
    .option('--leaf <number>', 'of a new word: its CPUID leaf')
    .option('--subleaf <number>', 'of a new word')
    .option('--register <register>', 'of a new word: eax, ebx, ecx or edx')
    .option('--msr <index>', 'of a new word: its MSR');
  add('machine', 'version', 'the machine types of a release: 10.1')
    .option('--family <families>', 'only these: pc-q35, pc-i440fx; all that have versions by default')
    .option('--pin <settings...>', 'what older machine types keep: prop=value, or MODEL:prop=value');
  add('release', 'release', 'the next release, identical to the newest until facts are added').requiredOption(
    '--project <project>',
    'qemu or libvirt',
  );
}

async function run(kind: Kind, options: Options, command: Command): Promise<void> {
  const { workspace: named, json } = command.optsWithGlobals<{ workspace?: string; json?: boolean }>();
  const workspace = findWorkspace(named);
  const { changes, notes } = await prepareEdit(await readSource(workspace), kind, options);
  if (options['dryRun'] !== true) await writeChanges(join(workspace, 'schemas'), changes);
  if (json) console.log(answerText('new', { changes, notes, written: options['dryRun'] !== true }));
  else for (const text of [...changes.map(patchText), ...notes]) console.log(text);
}
