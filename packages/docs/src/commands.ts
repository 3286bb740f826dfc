import type { Argument, Command } from 'commander';

/** From the page to the schemas of what commands answer. */
const ANSWERS = '../cli/generated/answers';

/**
 * The command reference in Markdown.
 * @param answering the commands that have a schema of what they answer with --json
 */
export function commandsPage(program: Command, answering: ReadonlySet<string>): string {
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
    `What a command answers with \`--json\` is as its JSON schema says; what is wrong with the source is told as in [this one](${ANSWERS}/problems.schema.json).`,
    '',
    ...commands.map(
      (command) => `- [\`${nameOf(command)}\`](#${nameOf(command).replaceAll(' ', '-')}): ${command.description()}`,
    ),
    ...commands.flatMap((command) => section(command, answering)),
  ];
  return `${lines.join('\n')}\n`;
}

function leaves(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap((child) => leaves(child));
}

function nameOf(command: Command): string {
  return command.parent === null ? '' : `${nameOf(command.parent)} ${command.name()}`.trim();
}

function section(command: Command, answering: ReadonlySet<string>): string[] {
  const [main = ''] = nameOf(command).split(' ');
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
    ...(answering.has(main) ? ['', `With \`--json\`: [what it answers](${ANSWERS}/${main}.schema.json).`] : []),
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
