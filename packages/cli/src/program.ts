import { readFileSync } from 'node:fs';
import { UsageError } from '@cpu-models/outputs';
import { Command } from 'commander';

/** The others work on the source itself, or on what was generated from it. */
const WITH_OVERLAY = [
  'validate',
  'gen',
  'apply',
  'list',
  'resolve',
  'cpuid',
  'pin',
  'diff',
  'export',
  'verify',
  'show',
];

type Register = (program: Command) => void;

/** The commands by what they are for, in the order of the help. Each is loaded when it is asked for. */
const GROUPS: Readonly<Record<string, Readonly<Record<string, () => Promise<Register>>>>> = {
  'CPU models:': {
    list: async () => (await import('./commands/list.js')).registerList,
    show: async () => (await import('./commands/show.js')).registerShow,
    resolve: async () => (await import('./commands/resolve.js')).registerResolve,
    cpuid: async () => (await import('./commands/cpuid.js')).registerCpuid,
    level: async () => (await import('./commands/level.js')).registerLevel,
    diff: async () => (await import('./commands/diff.js')).registerDiff,
    pin: async () => (await import('./commands/pin.js')).registerPin,
    drift: async () => (await import('./commands/drift.js')).registerDrift,
  },
  'Hosts and guests:': {
    probe: async () => (await import('./commands/probe.js')).registerProbe,
    host: async () => (await import('./commands/host.js')).registerHost,
    fit: async () => (await import('./commands/fit.js')).registerFit,
    explain: async () => (await import('./commands/explain.js')).registerExplain,
    baseline: async () => (await import('./commands/baseline.js')).registerBaseline,
    lint: async () => (await import('./commands/lint.js')).registerLint,
  },
  'The source and what is made of it:': {
    validate: async () => (await import('./commands/validate.js')).registerValidate,
    gen: async () => (await import('./commands/gen.js')).registerGen,
    new: async () => (await import('./commands/new.js')).registerNew,
    impact: async () => (await import('./commands/impact.js')).registerImpact,
    follow: async () => (await import('./commands/follow.js')).registerFollow,
    import: async () => (await import('./commands/import.js')).registerImport,
    apply: async () => (await import('./commands/apply.js')).registerApply,
    freeze: async () => (await import('./commands/freeze.js')).registerFreeze,
  },
  'Proofs:': {
    record: async () => (await import('./commands/record.js')).registerRecord,
    verify: async () => (await import('./commands/verify.js')).registerVerify,
    export: async () => (await import('./commands/export.js')).registerExport,
    'verify-release': async () => (await import('./commands/verify-release.js')).registerVerifyRelease,
  },
  'This command:': {
    completion: async () => {
      const { registerCompletion } = await import('./commands/completion.js');
      return (program) => registerCompletion(program, createProgram);
    },
  },
};

/** Options of the whole command that a value follows. */
const WITH_VALUE = ['--workspace', '--overlay'];
const HELP = ['--help', '-h'];

/** What the help of the whole command says of one of its commands. */
export interface Outline {
  readonly name: string;
  readonly description: string;
  readonly args: readonly string[];
  readonly hasOptions: boolean;
}

/**
 * The command, put together; nothing is run.
 * @param args what it will be run with: if they name a command, no other one is loaded
 * @param outline of all commands: with it, none is loaded to say which there are
 */
export async function createProgram(args: readonly string[] = [], outline?: readonly Outline[]): Promise<Command> {
  const program = new Command('cpu-models')
    .description('One source of virtual CPU models for QEMU, libvirt and everyone else')
    .option('--workspace <folder>', 'the workspace to work on, instead of the one around the current folder')
    .option('--overlay <folder>', 'YAML that adds to the source without editing it')
    .option('--json', 'answer in JSON')
    .version(version(), '-V, --version', 'print the version')
    .showHelpAfterError('(cpu-models --help lists the commands, cpu-models COMMAND --help the options of one)')
    .commandsGroup('This command:')
    .helpCommand('help [command]', 'the help of a command')
    .enablePositionalOptions(false)
    .hook('preSubcommand', (_, subcommand) => {
      const command = subcommand.name();
      if (program.opts<{ overlay?: string }>().overlay !== undefined && !WITH_OVERLAY.includes(command))
        throw new UsageError(`${command} takes no overlay; ${WITH_OVERLAY.join(', ')} do`);
    });

  if (outline !== undefined && args.every((word) => HELP.includes(word))) {
    for (const command of outline) program.addCommand(commandOf(command));
    return arranged(program);
  }
  const named = args.find((word, at) => !word.startsWith('-') && !WITH_VALUE.includes(args[at - 1] ?? ''));
  const commands = Object.assign({}, ...Object.values(GROUPS)) as Readonly<Record<string, () => Promise<Register>>>;
  const chosen = named !== undefined && named in commands ? [commands[named]] : Object.values(commands);
  for (const register of await Promise.all(chosen.map((load) => load?.()))) register?.(program);
  return arranged(program);
}

/** The commands of a program under the headings of their groups. */
function arranged(program: Command): Command {
  for (const command of program.commands) {
    const group = Object.entries(GROUPS).find(([, members]) => command.name() in members)?.[0];
    if (group !== undefined) command.helpGroup(group);
  }
  return program;
}

function version(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

/** The outline of a whole command. */
export function outlineOf(program: Command): Outline[] {
  const listed = program.createHelp().visibleCommands(program);
  return listed
    .filter((command) => program.commands.includes(command))
    .map((command) => ({
      name: command.name(),
      description: command.description(),
      args: command.registeredArguments.map((argument) => {
        const name = argument.name() + (argument.variadic ? '...' : '');
        return argument.required ? `<${name}>` : `[${name}]`;
      }),
      hasOptions: command.options.length > 0,
    }));
}

function commandOf({ name, description, args, hasOptions }: Outline): Command {
  const command = new Command(name).description(description);
  for (const argument of args) command.argument(argument);
  return hasOptions ? command.option('--some') : command;
}
