import { UsageError } from '../io/fail.js';

/** A piece of a domain's XML: where it stands and what it says. */
interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Offsets of the tag, and of what is between it and its end tag. */
  readonly start: number;
  readonly end: number;
  readonly path: string;
  /** Offset of the end tag; that of `end` for an empty element. */
  close: number;
}

/** What of a domain decides about its CPU, with the places to change. */
export interface DomainCpu {
  readonly machine: string;
  readonly accelerator: 'tcg' | 'kvm';
  readonly model: string;
  readonly features: readonly { readonly policy: string; readonly name: string }[];
  /** The same text with another model and more features, everything else byte for byte. */
  rewrite(model: string, features: readonly { readonly policy: string; readonly name: string }[]): string;
}

/**
 * Finds the CPU in a domain's XML.
 * @throws UsageError if it is no domain, or its CPU is none of mode custom
 */
export function readDomainCpu(text: string): DomainCpu {
  const tags = readTags(text);
  const at = (path: string) => tags.filter((tag) => tag.path === path);
  const [domain] = at('domain');
  const [type] = at('domain/os/type');
  const [cpu] = at('domain/cpu');
  const [model] = at('domain/cpu/model');
  const machine = type?.attributes['machine'];
  if (domain === undefined || machine === undefined)
    throw new UsageError(
      'this is no libvirt domain with a machine type: <domain> with <os><type machine=...> is needed',
    );
  if (cpu === undefined || model === undefined)
    throw new UsageError("the domain has no <cpu> with a <model>, so it gets the machine type's default");
  const mode = cpu.attributes['mode'] ?? 'custom';
  if (mode !== 'custom')
    throw new UsageError(
      `the domain's <cpu> is of mode ${mode}, which means the host's CPU; only mode custom names a model`,
    );
  const features = at('domain/cpu/feature').map(({ attributes }) => ({
    policy: attributes['policy'] ?? 'require',
    name: attributes['name'] ?? '',
  }));
  const accelerator = domain.attributes['type'] === 'qemu' ? 'tcg' : 'kvm';
  const name = text.slice(model.end, model.close);
  const rewrite: DomainCpu['rewrite'] = (pinned, added) => {
    const lines = added.map(
      (feature) => `${indentOf(text, model.start)}<feature policy='${feature.policy}' name='${feature.name}'/>`,
    );
    const after = text.indexOf('>', model.close) + 1;
    return `${text.slice(0, model.end)}${name.replace(name.trim(), () => pinned)}${text.slice(model.close, after)}${lines.join('')}${text.slice(after)}`;
  };
  return { machine, accelerator, model: name.trim(), features, rewrite };
}

/** The line break and indentation before an offset. */
function indentOf(text: string, offset: number): string {
  return /\r?\n[ \t]*$/.exec(text.slice(0, offset))?.[0] ?? '';
}

const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!(?:[^>"']|"[^"]*"|'[^']*')*>|<(?:[^>"']|"[^"]*"|'[^']*')*>/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** All tags with their paths. Not a validating parser: libvirt has read the file before. */
function readTags(text: string): Tag[] {
  const tags: Tag[] = [];
  const open: Tag[] = [];
  for (const { 0: markup, index } of text.matchAll(MARKUP)) {
    if (/^<[!?]/.test(markup)) continue;
    const name = /^<\/?([^\s/>]+)/.exec(markup)?.[1] ?? '';
    if (markup.startsWith('</')) {
      const tag = open.pop();
      if (tag?.name !== name)
        throw new UsageError(`the XML is broken: </${name}> ends ${tag === undefined ? 'nothing' : `<${tag.name}>`}`);
      tag.close = index;
      continue;
    }
    const end = index + markup.length;
    const path = [...open.map((tag) => tag.name), name].join('/');
    const tag: Tag = { name, attributes: attributesOf(markup), start: index, end, close: end, path };
    tags.push(tag);
    if (!markup.endsWith('/>')) open.push(tag);
  }
  if (open.length > 0) throw new UsageError(`the XML is broken: <${open.at(-1)?.name}> has no end`);
  return tags;
}

function attributesOf(markup: string): Record<string, string> {
  return Object.fromEntries(
    [...markup.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [name, double ?? single ?? '']),
  );
}
