import type { Lists } from './lists.js';
import type { Completed, Values } from './outline.js';

/** The completion of bash, 4 or newer. */
export function bashCompletion(commands: readonly Completed[], lists: Lists): string {
  const paths = commands.filter(({ path }) => path !== '').map(({ path }) => `'${path}'`);
  const options = commands.flatMap(({ path, options: own }) =>
    own
      .filter(({ values }) => values !== undefined)
      .map(({ flag, values }) => `    '${path} ${flag}') ${reply(values ?? null)}; return ;;`),
  );
  const globals = commands[0]?.options ?? [];
  return `# cpu-models completion bash
_cpu_models() {
  local cur=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} path='' word
${Object.entries(lists)
  .map(([name, words]) => `  local ${name}='${words.join(' ')}'`)
  .join('\n')}
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in ${paths.join('|')}) path="\${path:+$path }$word" ;; esac
  done
  case "$path $previous" in
${options.join('\n')}
  esac
  if [[ $previous == --workspace || $previous == --overlay ]]; then ${reply('files')}; return; fi
  case "$path" in
${commands.map((command) => `    '${command.path}') ${ofCommand(command, globals)} ;;`).join('\n')}
  esac
}
complete -o bashdefault -F _cpu_models cpu-models
`;
}

function ofCommand({ children, options, values }: Completed, globals: Completed['options']): string {
  const flags = [...new Set([...options, ...globals].map(({ flag }) => flag)), '--help'];
  const plain = children.length > 0 ? reply(children) : reply(values);
  return `if [[ $cur == -* ]]; then ${reply(flags)}; else ${plain}; fi`;
}

function reply(values: Values): string {
  if (values === null) return 'COMPREPLY=()';
  if (values === 'files') return 'compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur")';
  const words = typeof values === 'string' ? `"$${values}"` : `'${values.join(' ')}'`;
  return `mapfile -t COMPREPLY < <(compgen -W ${words} -- "$cur")`;
}
