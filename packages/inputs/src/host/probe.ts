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
      whole: withoutMore({ unmigratable: {}, withoutKvm: null, ...value } as ExplainHost),
      cannotSay: [],
    };
  },
};

type All<Of> = Readonly<Record<keyof Of, true>>;

const HOST: All<ExplainHost> = {
  ...({ version: true, partial: true, hostModel: true, accel: true, withoutKvm: true, machines: true } as const),
  ...({ definitions: true, defs: true, expansions: true, unmigratable: true, props: true, host: true } as const),
};
const VERSION: All<NonNullable<ExplainHost['version']>> = { qemu: true };
const MACHINE: All<ExplainHost['machines'][number]> = { name: true, alias: true };
const DEFINITION: All<ExplainHost['defs'][string][number]> = {
  ...({ name: true, 'alias-of': true, 'unavailable-features': true, usable: true } as const),
};
const PROCESSOR: All<ExplainHost['host']> = {
  ...({
    kernel: true,
    cpuinfo: true,
    microcode: true,
    features: true,
    modules: true,
    cpuid: true,
    msrs: true,
  } as const),
};
const KERNEL: All<ExplainHost['host']['kernel']> = { release: true, arguments: true };

/** A probe says more than anybody asks of a host: what is handed on is what the type says. */
function withoutMore(found: ExplainHost): ExplainHost {
  const { version, machines, defs, host, ...rest } = only(HOST, found);
  return {
    ...rest,
    version: version && only(VERSION, version),
    machines: machines.map((machine) => only(MACHINE, machine)),
    defs: Object.fromEntries(
      Object.entries(defs).map(([key, all]) => [key, all.map((one) => only(DEFINITION, one))] as const),
    ),
    host: { ...only(PROCESSOR, host), kernel: only(KERNEL, host.kernel) },
  };
}

function only<Of extends object>(keys: All<Of>, value: Of): Of {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key in keys)) as Of;
}
