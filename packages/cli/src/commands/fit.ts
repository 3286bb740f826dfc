import { answerText } from '@cpu-models/outputs';
import { fittingModels } from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import type { Command } from 'commander';
import pc from 'picocolors';
import { readHostFiles } from '../explain/host-file.js';
import { qemuReleases } from '../explain/releases.js';
import { formatTable } from '../io/table.js';

interface Options {
  readonly machine?: string;
  readonly qemu?: string;
  readonly all?: boolean;
}

/** Without --all only as many models that do not run are told of. */
const FEW = 10;

export function registerFit(program: Command): void {
  program
    .command('fit')
    .description('which models run on a host, richest first, and what the others lack')
    .argument(
      '<files...>',
      'what is known of the host: a probe, virsh domcapabilities, /proc/cpuinfo, a CPUID dump ...',
    )
    .option('--machine <type>', 'machine type; the newest q35 that the host was asked about by default')
    .option('--qemu <release>', 'models as this release has them')
    .option('--all', 'also list every model that does not run')
    .action(async (paths: string[], options: Options, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      const { host, unknown } = await readHostFiles(paths);
      const fit = fittingModels({
        host,
        qemu: qemuReleases(options.qemu),
        machine: options.machine,
        features: FEATURES,
      });
      const gaps = [...fit.unknown, ...unknown];
      if (json) return console.log(answerText('fit', { models: fit.models, unknown: gaps }));
      const runs = fit.models.filter((model) => model.runs);
      const others = fit.models.filter((model) => !model.runs);
      const shown = [...runs, ...(options.all ? others : others.slice(0, FEW))];
      const rows = shown.map(({ name, alias, runs: works, lacks, unsure, level, features }) => [
        works ? pc.green(name) : pc.red(name),
        alias ?? '',
        level === 0 ? '' : `v${level}`,
        String(features),
        works
          ? pc.green('runs')
          : lacks.length > 0
            ? `lacks ${some(lacks)}`
            : `may run: not known whether the host gives ${some(unsure)}`,
      ]);
      console.log(
        [
          formatTable(['model', 'known as', 'x86-64', 'features', 'here'], rows),
          ...gaps.map((gap) => pc.dim(`not known: ${gap}`)),
        ].join('\n'),
      );
    });
}

function some(names: readonly string[]): string {
  return `${names.slice(0, 6).join(', ')}${names.length > 6 ? ` and ${names.length - 6} more` : ''}`;
}
