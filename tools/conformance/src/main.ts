import { fileURLToPath } from 'node:url';
import { type Source, SourceError } from '@cpu-models/source';
import { Command } from 'commander';
import { libvirtBaseline } from './baseline/libvirt.js';
import { qemuBaseline } from './baseline/qemu.js';
import { UserError } from './errors.js';
import { objects } from './objects/proof.js';
import { createProgress } from './progress.js';
import { EXPECTED, EXPECTED_OF_TREE } from './proofs/expected.js';
import { PROOFS } from './proofs/index.js';
import { allReleases, type Proof, provenSource } from './proofs/proof.js';
import { importRecordings } from './recordings/import.js';
import { sampleReleases } from './releases.js';
import { replay, replayMarkdown } from './replay/replay.js';
import { createReport } from './report.js';
import { sideBySide } from './side-by-side.js';
import { releaseOfTree } from './sources/sources.js';
import { parseUpstream } from './sources/upstream.js';

const SAMPLE = 'the newest three releases, and some of the others that the seed (a hash) chooses; also $SAMPLE';

const BASELINES = { qemu: qemuBaseline, libvirt: libvirtBaseline };

async function baseline(names: readonly string[], options: { readonly json?: boolean }): Promise<void> {
  const upstreams = names.map(parseUpstream);
  const progress = createProgress();
  const report = createReport(options.json ?? false);
  for (const { project, release } of upstreams) {
    const cases = await BASELINES[project](release, progress);
    progress.done();
    report.add(cases);
  }
  process.exitCode = report.finish();
}

/** Proofs that try to do harm. */
const CAMPAIGNS = ['freeze', 'kills', 'hostile', 'readers', 'environments'];
/** Those that start programs by the hundred or measure time: they are asked for by name. */
const BY_NAME = ['kills', 'hostile', 'environments'];

/** Where the proofs find what real QEMUs answered. */
const RECORDINGS = fileURLToPath(new URL('../recordings', import.meta.url));

interface Options {
  readonly json?: boolean;
  readonly sample?: string;
  readonly tree?: string;
}

async function prove(proofs: readonly Proof[], options: Options): Promise<void> {
  const source = await provenSource();
  const { tree } = options;
  const chosen = chosenReleases(source, options.sample ?? process.env['SAMPLE']);
  const releases =
    tree === undefined
      ? chosen
      : { ...chosen, qemu: [await releaseOfTree(tree, source.one('release').value.numbering?.qemu)] };
  const progress = createProgress();
  const report = createReport(options.json ?? false, console.log, tree === undefined ? EXPECTED : EXPECTED_OF_TREE);
  for (const proof of proofs) {
    const cases = await proof.run({ source, progress, releases, tree });
    progress.done();
    report.add(cases, proof.name);
  }
  process.exitCode = report.finish();
}

function chosenReleases(source: Source, seed: string | undefined) {
  const all = allReleases(source);
  if (seed === undefined) return all;
  return { qemu: sampleReleases(all.qemu, seed), libvirt: sampleReleases(all.libvirt, seed) };
}

function allBut(names: readonly string[]): Proof[] {
  const unknown = names.find((name) => name !== '' && !PROOFS.some((proof) => proof.name === name));
  if (unknown !== undefined) throw new UserError(`there is no proof ${unknown}`);
  return PROOFS.filter(({ name }) => ![...BY_NAME, ...names].includes(name));
}

function createProgram(): Command {
  const program = new Command('conformance').description('Proofs against real QEMU and libvirt');
  program
    .command('baseline')
    .description('check that pristine upstream sources pass the round trips that proofs rely on')
    .argument('[releases...]', 'upstream releases', ['qemu-7.2', 'qemu-10.0', 'libvirt-9.0', 'libvirt-11.3'])
    .option('--json', 'print the result as JSON')
    .action(baseline);
  for (const proof of PROOFS) {
    const command = program
      .command(proof.name)
      .description(`prove ${proof.about}`)
      .option('--json', 'print the result as JSON')
      .option('--sample <seed>', SAMPLE);
    if (proof === objects)
      command.option('--tree <folder>', 'prove this unpacked QEMU tree, of a release or out of git');
    command.action((options: Options) => prove([proof], options));
  }
  program
    .command('keep')
    .description('pack recordings (KIND-RELEASE-ACCELERATOR.json.gz, as cpu-models record writes them) for the proofs')
    .argument('<folder>', 'where they are')
    .action((folder: string) => {
      for (const [name, bytes] of importRecordings(folder, RECORDINGS)) console.log(`${name}: ${bytes} bytes`);
    });
  program
    .command('replay')
    .description(
      'real upstream changes between QEMU 7.2 and 10.0: the lines that say them here, and the lines that QEMU and libvirt needed',
    )
    .requiredOption('--qemu <tree>', 'an unpacked source tree of QEMU 10.0')
    .requiredOption('--libvirt <tree>', 'an unpacked source tree of libvirt 11.3')
    .option('--json', 'print the result as JSON')
    .action(async ({ json, ...trees }: { qemu: string; libvirt: string; json?: boolean }) => {
      const rows = replay(await provenSource(), trees);
      console.log(json ? JSON.stringify(rows, null, 2) : replayMarkdown(rows));
    });
  program
    .command('campaigns')
    .description(`attacks side by side, in one table: ${CAMPAIGNS.join(', ')}`)
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: Options) => {
      const report = createReport(json ?? false, console.log, EXPECTED);
      await sideBySide(CAMPAIGNS, report);
      process.exitCode = report.finish();
    });
  program
    .command('all')
    .description(`every proof but ${BY_NAME.join(' and ')}`)
    .option('--without <names>', 'proofs to leave out, separated by commas', '')
    .option('--json', 'print the result as JSON')
    .option('--sample <seed>', SAMPLE)
    .action((options: Options & { without: string }) => prove(allBut(options.without.split(',')), options));
  return program;
}

try {
  await createProgram().parseAsync();
} catch (error) {
  const isExpected = error instanceof UserError || error instanceof SourceError;
  console.error(isExpected ? `error: ${error.message}` : error);
  process.exitCode = isExpected ? 1 : 2;
}
