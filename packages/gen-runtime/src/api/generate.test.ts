import { describe, expect, it } from 'vitest';
import { generateApi } from './generate.js';

const MAIN = { name: 'pkg', module: 'src/index.ts', page: 'main.md' };
const PART = { name: 'pkg/part', module: 'src/part.ts', page: 'part.md' };

function pageOf(text: string): string {
  const pages = generateApi([{ path: 'src/index.ts', text }], [MAIN], '../pkg');
  return pages.find(({ path }) => path === 'main.md')?.text ?? '';
}

describe('generateApi', () => {
  it('shows a function without its body, its tags as a list, its source', () => {
    const page = pageOf(`
      /**
       * Doubles it, see {@link Half}.
       *
       * @param value what to
       *   double
       * @throws Error never
       */
      export function double(value: number): number {
        return 2 * value;
      }
      /** The other way. */
      export type Half = number;
    `);
    expect(page).toContain('Doubles it, see [Half](main.md#half).\n');
    expect(page).toContain('```ts\nfunction double(value: number): number\n```\n');
    expect(page).toContain('- `value`: what to double\n- throws: Error never\n');
    expect(page).toContain('[source](../pkg/src/index.ts)');
    expect(page).not.toContain('return 2');
  });

  it('shows classes without what is private, and constants by their type', () => {
    const page = pageOf(`
      export class Store extends Map {
        readonly size = 0;
        #hidden = 1;
        /** Puts. */
        put(value: string): void { this.#hidden = 2; }
      }
      export const LIST: readonly string[] = ['a', 'b'];
    `);
    expect(page).toContain(
      'class Store extends Map {\n  readonly size = 0;\n  /** Puts. */\n  put(value: string): void;\n}',
    );
    expect(page).toContain('const LIST: readonly string[]\n');
  });

  it('describes what two entries export on the page of the last, and says so', () => {
    const sources = [
      { path: 'src/index.ts', text: "export * from './part.js';\nexport const own = 1;" },
      { path: 'src/part.ts', text: '/** Shared. */\nexport const shared = 2;' },
    ];
    const [index, main, part] = generateApi(sources, [MAIN, PART], '.').map(({ text }) => text);
    expect(main).toContain('### own');
    expect(main).not.toContain('### shared');
    expect(main).toContain('It also exports what is described in [pkg/part](part.md).');
    expect(part).toContain('### shared');
    expect(index).toContain('- **Constants**: [shared](part.md#shared)');
  });

  it('follows names through imports, aliases and whole modules, and refuses one that is not there', () => {
    const sources = [
      {
        path: 'src/index.ts',
        text: "import type { Half as H } from './a.js';\nexport type { H as Part };\nexport * from './b.js';\nexport const both = 1;",
      },
      { path: 'src/a.ts', text: '/** Half. */\nexport type Half = number;\nexport const hidden = 1;' },
      {
        path: 'src/b.ts',
        text: "export { twice as double } from './c.js';\n/** Not this one. */\nexport const both = 2;\nconst own = 3;",
      },
      {
        path: 'src/c.ts',
        text: '/** Of texts. */\nexport function twice(a: string): string;\nexport function twice(a: number): number { return a; }',
      },
      { path: 'src/unused.ts', text: 'export const (' },
    ];
    const [, main = ''] = generateApi(sources, [MAIN], '.').map(({ text }) => text);
    expect(main.match(/^### .*/gm)).toEqual(['### double', '### double', '### both', '### Part']);
    expect(main).toContain('type Half = number;');
    expect(main).toContain('const both = 1');
    expect(() => generateApi(sources.slice(0, 1), [MAIN], '.')).toThrow('src/a.ts is exported from and is not there');
  });

  it('puts what serves one task under its heading, in the order of the entry', () => {
    const sources = [
      {
        path: 'src/index.ts',
        text: "// Measure\n\nexport * from './b.js';\n\n// Compare\n\nexport { a as first } from './a.js';\n",
      },
      { path: 'src/a.ts', text: '/** A. */\nexport const a = 1;' },
      { path: 'src/b.ts', text: '/** B. */\nexport const b = 2;\n/** B2. */\nexport function b2(): void {}' },
    ];
    const [index, main] = generateApi(sources, [MAIN], '.').map(({ text }) => text);
    expect(main?.match(/^##+ .*/gm)).toEqual(['## Measure', '### b2', '### b', '## Compare', '### first']);
    expect(index).toContain('- **Measure**: [b2](main.md#b2), [b](main.md#b)\n- **Compare**: [first](main.md#first)');
  });
});
