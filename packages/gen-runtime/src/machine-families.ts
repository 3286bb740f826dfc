import type { Source } from '@cpu-models/source';
import { toLiteral } from './literal.js';
import { constant, type Module } from './structure.js';

/** The families of machine types, and which guest is meant where nobody names one. */
export function machineFamiliesModule(source: Source): Module {
  const { families, assumed } = source.one('machines').value;
  const meant = families.find(({ family }) => family === assumed);
  return {
    name: 'machine-families.ts',
    statements: [
      constant({
        doc: 'The families of machine types, with the short name of the newest of each.',
        name: 'MACHINE_FAMILIES',
        type: 'readonly { readonly family: string; readonly alias: string | null; readonly versioned: boolean }[]',
        initializer: toLiteral(
          families.map(({ family, alias = null, versioned = false }) => ({ family, alias, versioned })),
          2,
        ),
      }),
      constant({
        doc: 'The machine type that is meant where a question names none, and the model that QEMU takes where a guest names none.',
        name: 'ASSUMED_GUEST',
        type: '{ readonly machine: string; readonly model: string }',
        initializer: toLiteral({ machine: meant?.alias ?? 'none', model: meant?.['default-cpu-model'] ?? '' }, 1),
      }),
    ],
  };
}
