import { compileSetting, type Setting } from './load.js';
import type { MachineType } from './release.js';
import { type Request, remember } from './request.js';

/** A compatibility setting, and the CPU type that it hits; null: any. */
interface Hit {
  readonly model: string | null;
  readonly setting: Setting;
}

/**
 * The machine type's compatibility settings that hit one CPU type, the oldest machine type's last.
 *
 * They go by the name of the QOM type: an entry for `EPYC` hits neither `EPYC-v1` nor `EPYC-IBPB`, and one for
 * `max` hits its child `host` too. Where a property is set twice, only the last setting remains.
 *
 * Source: object_apply_compat_props and pc.c, all releases.
 */
export function compatSettings(request: Pick<Request, 'compiled' | 'machine' | 'model'>): readonly Setting[] {
  const { compiled, machine } = request;
  // Most CPU types are hit by nothing but what hits all: these share one list.
  const own = typesHit(request);
  return remember(compiled, `compat ${machine.name} ${own}`, () =>
    lastOfEach(
      hits(compiled, machine)
        .filter(({ model: hit }) => hit === null || own.includes(hit))
        .map(({ setting }) => setting),
    ),
  );
}

/** The CPU types by which entries of the machine type's compatibility settings hit a model in particular. */
export function typesHit({
  compiled,
  machine,
  model,
}: Pick<Request, 'compiled' | 'machine' | 'model'>): readonly string[] {
  const named = remember(compiled, `compat models ${machine.name}`, () => {
    return new Set(hits(compiled, machine).map((hit) => hit.model));
  });
  return (model.kind === 'host' ? ['max', 'host'] : [model.name]).filter((type) => named.has(type));
}

function hits(compiled: Request['compiled'], machine: MachineType): readonly Hit[] {
  return machine.compat.flatMap((name) => {
    const array = compiled.release.compat.find((candidate) => candidate.name === name);
    if (array === undefined) throw new Error(`${machine.name}: there is no compat array ${name}`);
    return remember(compiled, `compat array ${name}`, () =>
      array.entries.map(({ property, value, model }): Hit => {
        const origin = { kind: 'compat', release: name, model } as const;
        return { model, setting: compileSetting(compiled, property, value, origin) };
      }),
    );
  });
}

function lastOfEach(settings: readonly Setting[]): readonly Setting[] {
  const last = new Map(settings.map((setting) => [setting.slot, setting]));
  return settings.filter((setting) => last.get(setting.slot) === setting);
}
