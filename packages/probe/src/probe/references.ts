import type { Probe } from './layout.js';

/** Keys of definitions and expansions that nothing stands behind, each with its path; at most 20. */
export function danglingKeys(probe: Probe): string[] {
  const { definitions, defs, expansions, unmigratable, props } = probe;
  return [
    ...missing('/definitions', definitions, defs, 'defs'),
    ...inTable('/expansions', expansions, props),
    ...inTable('/unmigratable', unmigratable, props),
  ].slice(0, 20);
}

type Keys = Readonly<Record<string, string>>;

function inTable(path: string, table: Readonly<Record<string, Keys>>, props: object): string[] {
  return Object.entries(table).flatMap(([machine, row]) => missing(`${path}/${machine}`, row, props, 'props'));
}

function missing(path: string, keys: Keys, values: object, where: string): string[] {
  const dangling = Object.entries(keys).filter(([, key]) => !Object.hasOwn(values, key));
  return dangling.map(([name, key]) => `${path}/${name}: nothing stands under ${key} in ${where}`);
}
