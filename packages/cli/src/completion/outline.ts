import type { Command } from 'commander';

/** What may stand in a place of the command line: a list that the script holds, words of its own, or a file. */
export type Values = 'models' | 'machines' | 'qemu' | 'libvirt' | 'files' | readonly string[] | null;

/** A command or subcommand as a shell completes it. */
export interface Completed {
  /** Its words: `import qemu`; empty for the whole command. */
  readonly path: string;
  readonly about: string;
  readonly children: readonly string[];
  readonly options: readonly { readonly flag: string; readonly about: string; readonly values: Values | undefined }[];
  /** What its arguments may be. */
  readonly values: Values;
}

/** By the placeholder of an option or the name of an argument, as the help shows it. */
const BY_NAME: Readonly<Record<string, Values>> = {
  model: 'models',
  models: 'models',
  cpu: 'models',
  base: 'models',
  type: 'machines',
  release: 'qemu',
  accelerator: ['tcg', 'kvm'],
  severity: ['breaks', 'restart', 'information'],
  vendor: ['GenuineIntel', 'AuthenticAMD', 'CentaurHauls', 'HygonGenuine'],
  what: ['models', 'machines', 'features', 'releases'],
  shell: ['bash', 'zsh', 'fish'],
  file: 'files',
  files: 'files',
  folder: 'files',
  hosts: 'files',
  path: 'files',
  paths: 'files',
  target: 'files',
  tree: 'files',
};

/** Every command and subcommand of a program, the program itself first. */
export function completedOf(command: Command, path = ''): Completed[] {
  const own: Completed = {
    path,
    about: brief(command.description()),
    children: command.commands.map((child) => child.name()),
    options: command.options.map((option) => ({
      flag: option.long ?? '',
      about: brief(option.description),
      values: option.required || option.optional ? valuesOf(option.flags, option.long ?? '') : undefined,
    })),
    values: BY_NAME[command.registeredArguments[0]?.name() ?? ''] ?? null,
  };
  return [own, ...command.commands.flatMap((child) => completedOf(child, `${path} ${child.name()}`.trim()))];
}

function valuesOf(flags: string, long: string): Values {
  if (long === '--libvirt' && flags.includes('release')) return 'libvirt';
  return BY_NAME[/[<[]([\w-]+)/.exec(flags)?.[1] ?? ''] ?? null;
}

/** The first part of a description, without what a shell would take for its own. */
function brief(text: string): string {
  return (text.split(/[;:(]/)[0] ?? '').replace(/[`'"[\]\\$]/g, '').trim();
}
