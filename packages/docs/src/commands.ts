import { createRequire } from 'node:module';

/** A command of the library commander, as far as its reference needs it. */
interface Command {
  readonly parent: Command | null;
  readonly commands: readonly Command[];
  readonly options: readonly {
    readonly flags: string;
    readonly description: string;
    readonly defaultValue?: unknown;
    readonly mandatory: boolean;
  }[];
  readonly registeredArguments: readonly Argument[];
  name(): string;
  description(): string;
}

interface Argument {
  readonly description: string;
  readonly required: boolean;
  readonly variadic: boolean;
  name(): string;
}

/** The class that the command itself uses: there may be several versions of the library around. */
const { Command: CliCommand } = createRequire(new URL('../../cli/package.json', import.meta.url))('commander') as {
  Command: { prototype: { parseAsync: (this: Command) => Promise<Command> } };
};

/**
 * The command, as its main module puts it together: running it is held back while the module is loaded.
 * @param load imports the module
 */
export async function programOf(load: () => Promise<unknown>): Promise<Command> {
  const original = CliCommand.prototype.parseAsync;
  let program: Command | undefined;
  CliCommand.prototype.parseAsync = async function (this: Command) {
    program = this;
    return this;
  };
  try {
    await load();
  } finally {
    CliCommand.prototype.parseAsync = original;
  }
  if (program === undefined) throw new Error('the main module runs no command');
  return program;
}

/** The command reference in Markdown. */
export function commandsPage(program: Command): string {
  const commands = program.commands
    .flatMap((command) => leaves(command))
    .filter((command) => command.name() !== 'help');
  const lines = [
    '<!-- Generated from packages/cli/src: run `npx nx run gen`. -->',
    '# Commands',
    '',
    `${program.description()}. Each command takes, besides its own options:`,
    '',
    ...options(program),
    '',
    ...commands.map(
      (command) => `- [\`${nameOf(command)}\`](#${nameOf(command).replaceAll(' ', '-')}): ${command.description()}`,
    ),
    ...commands.flatMap(section),
  ];
  return `${lines.join('\n')}\n`;
}

function leaves(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap((child) => leaves(child));
}

function nameOf(command: Command): string {
  return command.parent === null ? '' : `${nameOf(command.parent)} ${command.name()}`.trim();
}

function section(command: Command): string[] {
  const usage = [`cpu-models ${nameOf(command)}`, ...command.registeredArguments.map(argument)].join(' ');
  const described = command.registeredArguments
    .filter(({ description }) => description !== '')
    .map((arg) => `- \`${argument(arg)}\`: ${arg.description}`);
  const parts = [...described, ...options(command)];
  return [
    '',
    `## ${nameOf(command)}`,
    '',
    `\`${usage}\``,
    '',
    `${capital(command.description())}.`,
    ...(parts.length === 0 ? [] : ['', ...parts]),
  ];
}

function argument(arg: Argument): string {
  const name = arg.name() + (arg.variadic ? '...' : '');
  return arg.required ? `<${name}>` : `[${name}]`;
}

function options(command: Command): string[] {
  return command.options.map(({ flags, description, defaultValue, mandatory }) => {
    const notes = [
      ...(mandatory ? ['required'] : []),
      ...(defaultValue === undefined ? [] : [`default: ${String(defaultValue)}`]),
    ];
    return `- \`${flags}\`: ${description}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`;
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
