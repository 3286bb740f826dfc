import type { Lists } from './lists.js';
import type { Completed, Values } from './outline.js';

/** The completion of zsh, for a file _cpu-models in a folder of fpath, or to be sourced. */
export function zshCompletion(commands: readonly Completed[], lists: Lists): string {
  const [whole, ...rest] = commands;
  const globals = whole?.options ?? [];
  const main = rest.filter(({ path }) => !path.includes(' '));
  return `#compdef cpu-models
_cpu_models() {
  local state line
  local -a commands
${Object.entries(lists)
  .map(([name, words]) => `  local -a ${name}=(${words.join(' ')})`)
  .join('\n')}
  commands=(
${main.map(({ path, about }) => `    '${path}:${about}'`).join('\n')}
  )
  _arguments -C ${globals.map(optionOf).join(' ')} '1: :->command' '*:: :->rest'
  case $state in
    command) _describe command commands ;;
    rest)
      case $words[1] in
${main.map((command) => `        ${command.path}) _arguments ${ofCommand(command, rest)} ;;`).join('\n')}
      esac ;;
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _cpu_models "$@"; else compdef _cpu_models cpu-models; fi
`;
}

function ofCommand({ path, children, options, values }: Completed, all: readonly Completed[]): string {
  const below = all.filter((command) => command.path.startsWith(`${path} `)).flatMap((command) => command.options);
  const known = new Map([...options, ...below].map((option) => [option.flag, option]));
  const first = children.length > 0 ? `1:what:${action(children)}` : '';
  return [...[...known.values()].map(optionOf), `'${first}'`, `'*:${'argument'}:${action(values)}'`]
    .filter((part) => part !== "''")
    .join(' ');
}

function optionOf({ flag, about, values }: Completed['options'][number]): string {
  return `'*${flag}[${about}]${values === undefined ? '' : `:value:${action(values)}`}'`;
}

function action(values: Values): string {
  if (values === null) return ' ';
  if (values === 'files') return '_files';
  return typeof values === 'string' ? `{compadd -a ${values}}` : `(${values.join(' ')})`;
}
