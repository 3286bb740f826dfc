import { CpuModelError } from '@cpu-models/runtime/libvirt';

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
 * @throws CpuModelError if it is not a domain, or its CPU is none of mode custom
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
    throw unreadable(
      'this is not a libvirt domain with a machine type: <domain> with <os><type machine=...> is needed',
    );
  if (cpu === undefined || model === undefined)
    throw unreadable("the domain has no <cpu> with a <model>, so it gets the machine type's default");
  const mode = cpu.attributes['mode'] ?? 'custom';
  if (mode !== 'custom')
    throw unreadable(
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

function unreadable(message: string): CpuModelError {
  return new CpuModelError('bad-value', 'domain', message);
}

/** The line break and indentation before an offset. */
function indentOf(text: string, offset: number): string {
  return /\r?\n[ \t]*$/.exec(text.slice(0, offset))?.[0] ?? '';
}

/** What begins in some other way than a tag, and how it ends. */
const OTHERS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;
const TAG = /<(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/y;
/** Most elements inside of one another. */
const MAX_DEPTH = 256;

/** Every piece of markup with its offset. What has no end is refused, so that nothing is looked at twice. */
function* markupOf(text: string): Generator<readonly [markup: string, index: number]> {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const [start, end] = OTHERS.find(([mark]) => text.startsWith(mark, at)) ?? [];
    TAG.lastIndex = at;
    const past = end === undefined ? (TAG.test(text) ? TAG.lastIndex : -1) : text.indexOf(end, at + start!.length);
    if (past < 0) {
      const line = text.slice(0, at).split('\n').length;
      throw unreadable(`the XML is broken: the ${start ?? '<'} of line ${line} has no end`);
    }
    const next = past + (end?.length ?? 0);
    yield [text.slice(at, next), at];
    at = next;
  }
}

const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** All tags with their paths. Not a validating parser: libvirt has read the file before. */
function readTags(text: string): Tag[] {
  const tags: Tag[] = [];
  const open: Tag[] = [];
  for (const [markup, index] of markupOf(text)) {
    if (/^<[!?]/.test(markup)) continue;
    const name = /^<\/?([^\s/>]+)/.exec(markup)?.[1] ?? '';
    if (markup.startsWith('</')) {
      const tag = open.pop();
      if (tag?.name !== name)
        throw unreadable(`the XML is broken: </${name}> ends ${tag === undefined ? 'nothing' : `<${tag.name}>`}`);
      tag.close = index;
      continue;
    }
    const end = index + markup.length;
    const path = [...open.map((tag) => tag.name), name].join('/');
    const tag: Tag = { name, attributes: attributesOf(markup), start: index, end, close: end, path };
    tags.push(tag);
    if (!markup.endsWith('/>') && open.push(tag) > MAX_DEPTH)
      throw unreadable(`the XML is broken: more than ${MAX_DEPTH} elements stand inside of one another`);
  }
  if (open.length > 0) throw unreadable(`the XML is broken: <${open.at(-1)?.name}> has no end`);
  return tags;
}

function attributesOf(markup: string): Record<string, string> {
  return Object.fromEntries(
    [...markup.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [name, double ?? single ?? '']),
  );
}
