import { suggest } from '@cpu-models/runtime';
import type { Tcg } from '@cpu-models/source';
import { at, defineRule } from '../rule.js';

export const unknownConfiguration = defineRule({
  id: 'unknown-configuration',
  what: 'What TCG emulates depends on configurations that x86/qemu/configurations.yaml has.',
  needs: ['configurations'],
  *find(source) {
    const known = new Set(source.one('configurations').value.configurations.map(({ id }) => id));
    for (const { document, value } of source.all('word')) {
      for (const list of ['features', 'unnamed'] as const) {
        for (const [i, { tcg }] of (value[list] ?? []).entries()) {
          for (const [path, when] of conditions(tcg)) {
            if (known.has(when)) continue;
            const [nearest] = suggest(when, known, 1);
            yield at(document, [list, i, 'tcg', ...path, 'when'], {
              message: `no configuration is called ${when}`,
              expected: `one of ${[...known].join(', ')}`,
              fix: nearest === undefined ? undefined : `did you mean ${nearest}?`,
            });
          }
        }
      }
    }
  },
});

function conditions(tcg: Tcg | undefined): [number[], string][] {
  if (tcg === undefined || tcg === true) return [];
  if (!Array.isArray(tcg)) return tcg.when === undefined ? [] : [[[], tcg.when]];
  return tcg.flatMap(({ when }, i): [number[], string][] => (when === undefined ? [] : [[[i], when]]));
}
