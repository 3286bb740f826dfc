import { type Piece, piece } from '../read/structure.js';
import { modelSlot } from './cpu-argument.js';
import { NAME, type Slot } from './slot.js';

const TAG = /<!--(?:(?!<!--)[\s\S])*?-->|<(\/?)([A-Za-z][\w:.-]*)((?:[^<>"'\\]|\\?"[^"<>]*"|\\?'[^'<>]*')*?)(\/?)>/g;
const ATTRIBUTE = /([\w:-]+)\s*=\s*\\?(?:"([^"<>\\]*)|'([^'<>\\]*))/g;
const X86 = /^(x86_64|i[3-6]86|amd64|x86)$/;
/** Elements inside which `<model>` and `<feature>` are a CPU's; libvirt's cpu_map has `<cpus>`. */
const CPUS = new Set(['cpu', 'mode', 'blockers', 'cpus', 'cpudef', 'baseline']);
const POLICIES = ['force', 'require', 'optional', 'disable', 'forbid'];
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  mode: ['custom', 'host-model', 'host-passthrough', 'maximum'],
  match: ['minimum', 'exact', 'strict'],
  check: ['none', 'partial', 'full'],
};

/**
 * The slots of libvirt's XML, wherever it stands: a document, a template, a string in a program. A parser would refuse
 * most of these, so tags are read one by one, and what is between them is left alone.
 */
export function tagSlots(text: string): Slot[] {
  if (!/<\/?(cpu|model|feature|blockers)\b/.test(text)) return [];
  const reader = new TagReader(text);
  for (const match of text.matchAll(TAG)) if (match[2] !== undefined) reader.tag(match as Tag);
  return reader.slots;
}

type Tag = RegExpExecArray & [string, string, string, string, string];

class TagReader {
  readonly slots: Slot[] = [];
  readonly #open: string[] = [];
  #arch: Slot['arch'] = 'unknown';
  #accelerator: Slot['accelerator'];
  #cpus = 0;

  constructor(readonly text: string) {}

  tag(match: Tag): void {
    const [, slash, name, attributes, empty] = match;
    if (slash !== '') {
      const at = this.#open.lastIndexOf(name);
      if (at >= 0) this.#open.length = at;
      return;
    }
    const end = match.index + match[0].length;
    this.#element(name, this.#attributes(attributes, match.index + 1 + name.length), end, empty !== '');
    if (empty === '') this.#open.push(name);
  }

  #element(name: string, attributes: ReadonlyMap<string, Piece>, end: number, empty: boolean): void {
    if (name === 'domain' || name === 'capabilities' || name === 'domainCapabilities') this.#arch = 'unknown';
    if (name === 'domain') this.#accelerator = attributes.get('type')?.text === 'qemu' ? 'tcg' : undefined;
    const arch = attributes.get('arch')?.text ?? (name === 'arch' ? this.#content(end).text : undefined);
    if (arch !== undefined && /^\w+$/.test(arch)) this.#arch = X86.test(arch) ? 'x86' : 'other';
    if (name === 'cpu' || name === 'mode' || name === 'blockers' || (name === 'model' && this.#inside('cpus')))
      this.#cpus++;
    if (name === 'cpu' && (attributes.has('match') || attributes.has('mode'))) this.#choices(attributes);
    if (name === 'blockers') this.#model(attributes.get('model'), null);
    if (name === 'model') this.#modelElement(attributes, end, empty);
    if (name === 'feature') this.#feature(attributes);
  }

  #modelElement(attributes: ReadonlyMap<string, Piece>, end: number, empty: boolean): void {
    if (this.#inside('cpus')) this.#model(attributes.get('name'), null);
    else if (!empty && (this.#isCpu() || attributes.has('fallback') || attributes.has('usable')))
      this.#model(this.#content(end), this.#inside('mode') ? null : `x${this.#cpus}`);
  }

  #model(name: Piece | undefined, cpu: string | null): void {
    this.slots.push(
      ...modelSlot(name, { whose: 'libvirt', strict: true, arch: this.#arch, accelerator: this.#accelerator, cpu }),
    );
  }

  #feature(attributes: ReadonlyMap<string, Piece>): void {
    const [name, policy] = [attributes.get('name'), attributes.get('policy')];
    const isOurs = this.#isCpu() || (policy !== undefined && POLICIES.includes(policy.text));
    if (name === undefined || !isOurs || !NAME.test(name.text)) return;
    // What is optional says nothing of what the CPU is to be, and what libvirt reports of a host is no guest.
    const isGuest = policy !== undefined && policy.text !== 'optional' && !this.#inside('mode');
    const cpu = !isGuest ? null : `x${this.#cpus}`;
    const on = policy === undefined || !/^(disable|forbid)$/.test(policy.text);
    this.slots.push({ ...name, kind: 'feature', whose: 'libvirt', strict: true, arch: this.#arch, cpu, on });
    if (policy !== undefined) this.#choice(policy, POLICIES);
  }

  #choices(attributes: ReadonlyMap<string, Piece>): void {
    for (const [key, choices] of Object.entries(CHOICES)) this.#choice(attributes.get(key), choices);
  }

  #choice(value: Piece | undefined, choices: readonly string[]): void {
    if (value === undefined || !NAME.test(value.text)) return;
    this.slots.push({ ...value, kind: 'choice', whose: null, strict: true, arch: this.#arch, cpu: null, choices });
  }

  /** Whether the element around is a CPU; in cpu_map models stand in models. */
  #isCpu(): boolean {
    const parent = this.#open.at(-1);
    return parent !== undefined && (CPUS.has(parent) || (this.#inside('cpus') && /^(arch|model)$/.test(parent)));
  }

  #inside(name: string): boolean {
    return this.#open.includes(name);
  }

  #content(start: number): Piece {
    const next = this.text.indexOf('<', start);
    const content = this.text.slice(start, next < 0 ? start : next);
    const head = content.length - content.trimStart().length;
    const trimmed = content.trim();
    return { text: trimmed, start: start + head, end: start + head + trimmed.length };
  }

  #attributes(source: string, start: number): Map<string, Piece> {
    const found = new Map<string, Piece>();
    for (const match of source.matchAll(ATTRIBUTE)) {
      const value = match[2] ?? match[3] ?? '';
      const end = start + match.index + match[0].length;
      found.set(match[1] as string, piece(this.text, end - value.length, end));
    }
    return found;
  }
}
