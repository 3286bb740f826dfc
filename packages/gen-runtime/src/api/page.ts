import { declarationText } from './declaration.js';
import type { Exported } from './exports.js';

const HEADER =
  '<!-- Generated from the doc comments of packages/runtime/src: edit those, then run `npx nx run gen`. -->\n';

/** A page of the reference: an entry of the package, and what it is for. */
export interface ApiEntry {
  /** What a program imports: `@cpu-models/runtime/qemu`. */
  readonly name: string;
  /** Source of the entry, below the package's folder. */
  readonly module: string;
  /** File name of the page. */
  readonly page: string;
}

/** Where links lead. */
export interface Links {
  /** From a page to the package's folder. */
  readonly link: string;
  /** Page by exported name. */
  readonly links: ReadonlyMap<string, string>;
}

/** What an entry exports, and the entries on whose pages the rest of it is. */
export interface Page {
  readonly entry: ApiEntry;
  readonly exports: readonly Exported[];
  readonly others: readonly ApiEntry[];
}

/** The list of all pages with what is on them. */
export function renderIndex(pages: readonly Page[]): string {
  const sections = pages.map(({ entry, exports }) => {
    const lists = byTask(exports).map(([task, own]) => {
      const names = own.map(({ name }) => `[${name}](${entry.page}#${anchor(name)})`);
      return `- **${task}**: ${names.join(', ')}`;
    });
    return `## [${entry.name}](${entry.page})\n\n${lists.join('\n')}\n`;
  });
  return [HEADER, '# API reference\n', ...sections].join('\n');
}

/** One entry's page. */
export function renderPage({ entry, exports, others }: Page, links: Links): string {
  const sections = byTask(exports).flatMap(([task, own]) => [
    `## ${task}\n`,
    ...own.map((one) => renderExport(one, links)),
  ]);
  const elsewhere = others.map(({ name, page }) => `[${name}](${page})`).join(' and ');
  const also = elsewhere === '' ? [] : [`It also exports what is described in ${elsewhere}.\n`];
  return [HEADER, `# ${entry.name}\n`, ...also, ...sections].join('\n');
}

function byTask(exports: readonly Exported[]): [string, readonly Exported[]][] {
  const tasks = new Map<string, Exported[]>();
  for (const one of exports) tasks.set(one.task, [...(tasks.get(one.task) ?? []), one]);
  return [...tasks];
}

function renderExport({ name, declaration, file }: Exported, links: Links): string {
  const docs = declaration.getJsDocs();
  const text = docs.map((doc) => linked(doc.getDescription().trim(), links)).filter((part) => part !== '');
  const tags = docs.flatMap((doc) => doc.getTags()).map((tag) => renderTag(tag.getTagName(), tag.getText(), links));
  const parts = [
    `### ${name}\n`,
    ...text.map((part) => `${part}\n`),
    `\`\`\`ts\n${declarationText(declaration)}\n\`\`\`\n`,
    tags.length === 0 ? '' : `${tags.join('\n')}\n`,
    `[source](${links.link}/${file})\n`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** `@param release what it is` as a point of a list; its lines are joined. */
function renderTag(kind: string, text: string, links: Links): string {
  const body = linked(
    text
      .replace(/^@\w+/, '')
      .replaceAll(/\s*\n\s*\*?\s*/g, ' ')
      .trim(),
    links,
  );
  if (kind !== 'param') return `- ${kind}: ${body}`;
  const [name = '', ...rest] = body.split(' ');
  return `- \`${name}\`: ${rest.join(' ')}`;
}

/** `{@link decode}` as a link where the reference has the name, else as code. */
function linked(text: string, { links }: Links): string {
  return text.replaceAll(/\{@link ([\w.]+)\}/g, (_, name: string) => {
    const page = links.get(name);
    return page === undefined ? `\`${name}\`` : `[${name}](${page}#${anchor(name)})`;
  });
}

function anchor(name: string): string {
  return name.toLowerCase();
}
