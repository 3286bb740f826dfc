import { newestQemu } from '@cpu-models/author';
import { asC, asXml, asYaml, FORMS, type Shown, shownJson, shownVersion } from '@cpu-models/author/show';
import { answerText } from '@cpu-models/outputs';
import { compareReleases } from '@cpu-models/runtime';
import type { Source } from '@cpu-models/source';
import { type Command, Option } from 'commander';
import { UsageError } from '../io/fail.js';
import { findWorkspace, readSource } from '../io/workspace.js';
import { globalsOf } from '../qemu/releases.js';
import { describeShown } from '../show/describe.js';

interface Options {
  readonly qemu?: string;
  readonly libvirt?: string;
  readonly as?: (typeof FORMS)[number];
}

export function registerShow(program: Command): void {
  program
    .command('show')
    .description("a model's complete definition, which ancestor each part comes from, and its family tree")
    .argument('<model>', 'a model, version or alias: Haswell, GraniteRapids-v3, EPYC-IBPB')
    .option('--qemu <release>', 'as this release has it; the newest by default')
    .addOption(
      new Option('--as <form>', "the definition alone: QEMU's C, libvirt's XML, or YAML without like").choices(FORMS),
    )
    .option('--libvirt <release>', 'with --as xml: the libvirt release; the newest by default')
    .action(async (name: string, options: Options, command: Command) => {
      const globals = globalsOf(command);
      const source = await readSource(findWorkspace(globals.workspace), globals.overlay);
      const shown = shownVersion(source, name, release(source, 'qemu', options.qemu));
      if (options.as !== undefined) {
        const text = formOf(source, shown, name, options);
        console.log(globals.json ? answerText('show', { name, as: options.as, text }) : text.trimEnd());
      } else console.log(globals.json ? answerText('show', shownJson(shown)) : describeShown(shown));
    });
}

function formOf(source: Source, shown: Shown, name: string, { as, libvirt }: Options): string {
  if (as === 'c') return asC(source, shown);
  return as === 'yaml' ? asYaml(source, shown, name) : asXml(source, shown, name, release(source, 'libvirt', libvirt));
}

/** A supported release, with or without the project's name before it; the newest if none is named. */
function release(source: Source, project: 'qemu' | 'libvirt', named?: string): string {
  const known = source.one('release').value[project].map((entry) => entry.release);
  if (named === undefined) return project === 'qemu' ? newestQemu(source) : (known.sort(compareReleases).at(-1) ?? '');
  const wanted = named.replace(`${project}-`, '');
  if (known.includes(wanted)) return wanted;
  throw new UsageError(
    `${project === 'qemu' ? 'QEMU' : project} ${wanted} is not supported; supported are ${known.join(', ')}`,
  );
}
