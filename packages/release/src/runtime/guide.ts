import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './plan.js';
import { PUBLISHED } from './published.js';

const GUIDE = join(root, 'packages/docs/runtime-guide');

/** The pages with examples: those of the guide, and the packages' own READMEs. */
export function examplePages(): string[] {
  const pages = readdirSync(GUIDE).filter((file) => file.endsWith('.md') && file !== 'README.md');
  const readmes = PUBLISHED.map((room) => join(root, 'packages', room, 'README.md'));
  return [...pages.sort().map((page) => join(GUIDE, page)), ...readmes];
}

/** A program of a page, and what the page says that it prints. */
export interface Example {
  readonly page: string;
  /** `what-is-this-host-1`, `runtime-README-1`: a name for its file. */
  readonly name: string;
  readonly code: string;
  readonly output: string;
}

/** A block of TypeScript that a block of text follows. */
const EXAMPLE = /```ts\n([\s\S]*?)```\n+```text\n([\s\S]*?)```/g;

/** All examples of all pages. */
export function readExamples(): Example[] {
  return examplePages().flatMap((page) => {
    const start = page
      .split('/')
      .slice(-2)
      .join('-')
      .replace(/^runtime-guide-|\.md$/g, '');
    return [...readFileSync(page, 'utf8').matchAll(EXAMPLE)].map(([, code = '', output = ''], at) => ({
      page,
      name: `${start}-${at + 1}`,
      code,
      output,
    }));
  });
}

/** A page's text with what its examples really print. */
export function withOutputs(text: string, outputs: readonly string[]): string {
  let at = 0;
  return text.replaceAll(
    EXAMPLE,
    (_, code: string) => `\`\`\`ts\n${code}\`\`\`\n\n\`\`\`text\n${outputs[at++] ?? ''}\`\`\``,
  );
}
