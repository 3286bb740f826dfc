import type { CItem } from './c-items.js';

/** The models that have the properties of a table, or null for all: `max_x86_cpu_properties` are those of max and its child host. */
export function cpuModelsBelow(table: string, items: readonly CItem[]): string[] | null {
  const setter = items.find(
    ({ kind, text }) => kind === 'function' && new RegExp(`device_class_set_props\\(\\w+,\\s*${table}\\)`).test(text),
  );
  const owner = setter && typeOf(setter.names[0] as string, items);
  return owner === undefined || owner === null ? null : [owner, ...childrenOf(owner, items)];
}

/** Model name of the type whose class_init is the function; null for a type that is not a model (TYPE_X86_CPU itself). */
function typeOf(classInit: string, items: readonly CItem[]): string | null {
  const info = items.find(
    ({ text }) => /\bTypeInfo\b/.test(text) && new RegExp(`\\.class_init\\s*=\\s*${classInit}\\b`).test(text),
  );
  return modelName(/\.name\s*=\s*([^,]*)/.exec(info?.text ?? '')?.[1] ?? '');
}

function childrenOf(model: string, items: readonly CItem[]): string[] {
  const children = items.filter(({ text }) =>
    new RegExp(`\\.parent\\s*=\\s*X86_CPU_TYPE_NAME\\("${model}"\\)`).test(text),
  );
  return children.flatMap(({ text }) => modelName(/\.name\s*=\s*([^,]*)/.exec(text)?.[1] ?? '') ?? []);
}

function modelName(text: string): string | null {
  return /X86_CPU_TYPE_NAME\("(\w+)"\)/.exec(text)?.[1] ?? null;
}
