/**
 * The C enums that QEMU's build makes from a QAPI schema, as C text.
 * Only what the CPU tables need: plain and conditional members, and the optional `prefix`.
 */
export function qapiEnums(schema: string): string {
  const text = schema.replace(/^[ \t]*#.*$/gm, '');
  return [...enumsOf(text)].join('\n');
}

/** Each is looked for behind the one before: a schema is passed once. */
function* enumsOf(text: string): Generator<string> {
  const [head, data] = [/\{\s*'enum':\s*'(\w+)'\s*,/g, /'data':\s*\[/g];
  for (let found = head.exec(text); found !== null; found = head.exec(text)) {
    data.lastIndex = head.lastIndex;
    const open = data.exec(text);
    const close = open === null ? -1 : text.indexOf(']', data.lastIndex);
    if (open === null || close < 0) return;
    yield enumText(found[1] as string, text.slice(head.lastIndex, open.index), text.slice(data.lastIndex, close));
    head.lastIndex = close;
  }
}

function enumText(name: string, options: string, data: string): string {
  const prefix = /'prefix':\s*'(\w+)'/.exec(options)?.[1] ?? camelToUpper(name);
  // Members are 'a' or { 'name': 'a', 'if': ... }: drop the braces' other keys first.
  const members = [...data.replace(/'if':\s*(?:'[^']*'|\{[^}]*\})/g, '').matchAll(/'([\w-]+)'(?!\s*:)/g)].map(
    (match) => match[1] as string,
  );
  const constants = [...members.map((member) => member.replaceAll('-', '_').toUpperCase()), '_MAX'];
  return `typedef enum ${name} { ${constants.map((constant) => `${prefix}_${constant}`).join(', ')} } ${name};`;
}

/** CpuTopologyLevel -> CPU_TOPOLOGY_LEVEL. */
function camelToUpper(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toUpperCase();
}
