import type { Argument, Command } from 'commander';

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
