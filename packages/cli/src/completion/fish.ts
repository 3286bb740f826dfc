import type { Lists } from './lists.js';
import type { Completed, Values } from './outline.js';

/** The completion of fish, for a file cpu-models.fish in its folder of completions. */
export function fishCompletion(commands: readonly Completed[], lists: Lists): string {
  const lines = commands.flatMap((command) => [...childrenOf(command, commands), ...ofCommand(command)]);
  return `# cpu-models completion fish
${Object.entries(lists)
  .map(([name, words]) => `set -g __cpu_models_${name} ${words.join(' ')}`)
  .join('\n')}
complete -c cpu-models -f
${lines.join('\n')}
`;
}

function childrenOf({ path, children }: Completed, all: readonly Completed[]): string[] {
  const when =
    path === '' ? '__fish_use_subcommand' : `${seen(path)}; and not __fish_seen_subcommand_from ${children.join(' ')}`;
  return children.map((child) => {
    const about = all.find((command) => command.path === `${path} ${child}`.trim())?.about ?? '';
    return `complete -c cpu-models -n '${when}' -a ${child} -d '${about}'`;
  });
}

function ofCommand({ path, options, values, children }: Completed): string[] {
  const when = path === '' ? '' : ` -n '${seen(path)}'`;
  const own = options.map(({ flag, about, values: after }) => {
    const value = after === undefined ? '' : ` -r ${given(after)}`;
    return `complete -c cpu-models${when} -l ${flag.replace(/^--/, '')} -d '${about}'${value}`;
  });
  return children.length > 0 || values === null ? own : [...own, `complete -c cpu-models${when} ${given(values)}`];
}

const seen = (path: string) =>
  path
    .split(' ')
    .map((word) => `__fish_seen_subcommand_from ${word}`)
    .join('; and ');

function given(values: Values): string {
  if (values === null) return '-f';
  if (values === 'files') return '-F';
  return `-f -a ${typeof values === 'string' ? `"$__cpu_models_${values}"` : `'${values.join(' ')}'`}`;
}
