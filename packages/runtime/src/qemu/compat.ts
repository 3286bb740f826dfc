import { compileSetting, type Setting } from './load.js';
import { type Request, remember } from './request.js';

/**
 * The machine type's compatibility settings that hit one CPU type, the oldest machine type's last.
 *
 * They go by the name of the QOM type: an entry for `EPYC` hits neither `EPYC-v1` nor `EPYC-IBPB`, and one for
 * `max` hits its child `host` too. Where a property is set twice, only the last setting remains.
 *
 * Source: object_apply_compat_props and pc.c, all releases.
 */
export function compatSettings({ compiled, machine, model }: Request): readonly Setting[] {
  return remember(compiled, `compat ${machine.name} ${model.name}`, () => {
    const types = model.kind === 'host' ? [null, 'max', 'host'] : [null, model.name];
    const settings = machine.compat.flatMap((name) => {
      const array = compiled.release.compat.find((candidate) => candidate.name === name);
      if (array === undefined) throw new Error(`${machine.name}: there is no compat array ${name}`);
      return array.entries
        .filter((entry) => types.includes(entry.model))
        .map(({ property, value, model: hit }) =>
          compileSetting(compiled, property, value, { kind: 'compat', release: name, model: hit }),
        );
    });
    return lastOfEach(settings);
  });
}

function lastOfEach(settings: readonly Setting[]): readonly Setting[] {
  const last = new Map(settings.map((setting) => [setting.slot, setting]));
  return settings.filter((setting) => last.get(setting.slot) === setting);
}
