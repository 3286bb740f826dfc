import type { ExplainHost } from '@cpu-models/runtime';
import { InputError } from '../known.js';
import type { HostReader } from './part.js';

/** A file of `cpu-models probe`. Its shape is only looked at roughly; the command checks it against the schema. */
export const probe: HostReader = {
  kind: 'cpu-models probe',
  matches: (text) => /^\s*\{/.test(text) && /"format"\s*:\s*"cpu-models-(probe|host)"/.test(text),
  read: (text) => {
    let value: Partial<ExplainHost>;
    try {
      value = JSON.parse(text) as Partial<ExplainHost>;
    } catch (error) {
      throw new InputError(`no JSON: ${(error as Error).message}`);
    }
    const lists = ['machines', 'definitions', 'defs', 'expansions', 'props', 'host'] as const;
    const missing = lists.filter((name) => typeof value[name] !== 'object' || value[name] === null);
    if (missing.length > 0) throw new InputError(`no whole probe: it lacks ${missing.join(', ')}`);
    return {
      kind: 'cpu-models probe',
      whole: { unmigratable: {}, withoutKvm: null, ...value } as ExplainHost,
      cannotSay: [],
    };
  },
};
