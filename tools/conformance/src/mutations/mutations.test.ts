import { fileURLToPath } from 'node:url';
import { FILE_KINDS, loadSource, parseSource, Source } from '@cpu-models/source';
import { describe, expect, it } from 'vitest';
import { type Fact, factsOf } from './facts.js';
import { makeMutations } from './make.js';
import { verdictCases } from './report.js';
import { explainsNone, explainUnnoticed, needless } from './unnoticed.js';

const SCHEMAS = fileURLToPath(new URL('../../../../schemas', import.meta.url));

function sourceOf(file: string, text: string): Source {
  const kind = FILE_KINDS.find(({ path }) => path.test(file));
  const { document } = parseSource(file, new TextEncoder().encode(text));
  if (kind === undefined || document === undefined) throw new Error(`${file} is not a source file`);
  return new Source('/', [{ kind, document }], []);
}

describe('factsOf', () => {
  it('finds scalars, entries and orders, and knows which keys are names', () => {
    const source = sourceOf(
      'x86/models/Moo.yaml',
      '{ name: Moo, about: prose, features: { 1_EDX: [fpu, vme] }, versions: [{ version: 1 }] }',
    );
    expect(factsOf(source).map(({ kind, sort, path }) => `${kind} ${sort} ${path.join('.')}`)).toEqual([
      'model.name scalar name',
      'model.features.*[] scalar features.1_EDX.0',
      'model.features.*[] scalar features.1_EDX.1',
      'model.features.* order order features.1_EDX.0',
      'model.versions[] entry versions.0',
      'model.versions[].version scalar versions.0.version',
    ]);
  });
});

describe('makeMutations', () => {
  const fact = (value: unknown, path: (string | number)[] = ['a', 0], sort: Fact['sort'] = 'scalar'): Fact => ({
    file: 'f',
    schema: 'order',
    path,
    sort,
    kind: 'k',
    value,
  });
  /** What mutations over many seeds make of a document. */
  const results = (document: unknown, facts: readonly Fact[]) => {
    const all = [...Array(40).keys()].flatMap((seed) =>
      makeMutations(facts, seed).map((mutation) => JSON.stringify(mutation.apply(document))),
    );
    return [...new Set(all)].sort();
  };

  it('drops and changes scalars', () => {
    expect(results({ a: [1] }, [fact(1)])).toEqual(['{"a":[0]}', '{"a":[2]}', '{"a":[]}']);
    expect(results({ a: 'on' }, [fact('on', ['a'])])).toEqual(['{"a":"off"}', '{}']);
    expect(results({ a: '0x3' }, [fact('0x3', ['a'])])).toEqual(['{"a":"0x2"}', '{}']);
    expect(results({ a: '7.2' }, [fact('7.2', ['a'])])).toEqual(['{"a":"1.0"}', '{"a":"99.0"}', '{}']);
  });

  it('takes another value of the same kind', () => {
    expect(results({ a: ['x', 'y'] }, [fact('x', ['a', 0]), fact('y', ['a', 1])])).toEqual([
      '{"a":["x","x"]}',
      '{"a":["x"]}',
      '{"a":["y","y"]}',
      '{"a":["y"]}',
    ]);
  });

  it('drops entries and swaps neighbours', () => {
    expect(results({ a: [{}, 1] }, [fact({}, ['a', 0], 'entry')])).toEqual(['{"a":[1]}']);
    expect(results({ a: [1, 2] }, [fact(1, ['a', 0], 'order')])).toEqual(['{"a":[2,1]}']);
  });

  it('leaves the document as it was, and gives the same for the same seed', () => {
    const document = { a: [1] };
    const apply = () => makeMutations([fact(1)], 7).map((mutation) => mutation.apply(document));
    expect(apply()).toEqual(apply());
    expect(document).toEqual({ a: [1] });
  });
});

it('reports per kind, and explains what nothing noticed', () => {
  const mutation = (kind: string) => ({
    fact: { file: 'f.yaml', schema: 'order' as const, path: ['a'], sort: 'scalar' as const, kind, value: 1 },
    what: '1 -> 2',
    apply: () => ({}),
  });
  const verdicts = [
    { mutation: mutation('k'), by: ['objects'], isSilent: false },
    { mutation: mutation('k'), by: [], isSilent: true },
    { mutation: mutation('k'), by: [], isSilent: false },
    { mutation: mutation('l'), by: [], isSilent: false },
  ];
  expect(
    verdictCases(verdicts, ['maps', 'objects'], ({ fact }) => (fact.kind === 'k' ? 'invisible' : undefined)),
  ).toEqual([
    {
      name: ['mutations', 'k'],
      status: 'noticed',
      detail: '1 of 3 (objects 1, 1 change no output); f.yaml a: 1 -> 2: invisible',
    },
    { name: ['mutations', 'l'], status: 'missed', detail: '0 of 1; f.yaml a: 1 -> 2: should have been noticed' },
    { name: ['mutations', 'all'], status: 'missed', detail: '1 of 4 (objects 1, 1 change no output)' },
  ]);
});

describe('what explains unnoticed mutations', () => {
  it('speaks of facts that the source has', async () => {
    expect(explainsNone(factsOf(await loadSource(SCHEMAS)))).toEqual([]);
    expect(explainsNone([])).toContain('^levels\\.');
  });

  it('fails where it is needed no more', () => {
    const fact = (kind: string): Fact => ({ file: 'f', schema: 'order', path: ['a'], sort: 'scalar', kind, value: 1 });
    const verdict = (kind: string, by: readonly string[], isSilent = false) => ({
      mutation: { fact: fact(kind), what: 'a', apply: (value: unknown) => value },
      by,
      isSilent,
    });
    expect(explainUnnoticed(verdict('levels.min', []).mutation)).toBeDefined();
    const names = (verdicts: Parameters<typeof needless>[0]) => needless(verdicts).map(({ name }) => name.at(-1));
    const others = names([verdict('levels.min', [])]);
    expect(others).not.toContain('^levels\\.');
    expect(others).toContain('^behaviours\\.');
    expect(names([verdict('levels.min', ['validate'])])).toContain('^levels\\.');
    expect(names([verdict('levels.min', [], true)])).toContain('^levels\\.');
    expect(needless([])[0]).toMatchObject({ status: 'missed' });
  });
});
