import type { Path, Source, SourceDocument } from '@cpu-models/source';
import { at, defineRule } from '../rule.js';

/** QEMU 8.0 to 9.1 have one with small letters, CPUID_8000_0021_EAX_No_NESTED_DATA_BP. */
const MACRO = /^[A-Z_][A-Za-z0-9_]*$/;
const VARIABLE = /^[a-z_][a-z0-9_]*$/i;

interface CName {
  readonly document: SourceDocument;
  readonly path: Path;
  readonly name: string;
  readonly pattern: RegExp;
}

export const cName = defineRule({
  id: 'c-name',
  what: 'What becomes a macro or a variable is a name in C.',
  *find(source) {
    for (const { document, path, name, pattern } of cNames(source)) {
      if (pattern.test(name)) continue;
      const expected = pattern === MACRO ? 'letters, digits and _, with a capital first' : 'letters, digits and _';
      yield at(document, path, {
        message: `${JSON.stringify(name)} is not a ${pattern === MACRO ? 'macro' : 'variable'} of C`,
        expected,
      });
    }
  },
});

function* cNames(source: Source): Generator<CName> {
  for (const { document, value } of source.all('word')) {
    for (const [i, { macro }] of value.features.entries()) {
      const path = ['features', i, 'macro'];
      if (typeof macro === 'string') yield { document, path, name: macro, pattern: MACRO };
      else
        for (const [j, entry] of (macro ?? []).entries())
          yield { document, path: [...path, j, 'value'], name: entry.value, pattern: MACRO };
    }
  }
  for (const { document, value } of source.all('caches')) {
    for (const list of ['sets', 'loose'] as const) {
      for (const [i, { variable }] of value[list].entries())
        yield { document, path: [list, i, 'variable'], name: variable, pattern: VARIABLE };
    }
  }
  for (const { document, value } of source.all('configurations')) {
    for (const [i, { macro }] of value.configurations.entries()) {
      if (macro !== undefined) yield { document, path: ['configurations', i, 'macro'], name: macro, pattern: MACRO };
    }
  }
}
