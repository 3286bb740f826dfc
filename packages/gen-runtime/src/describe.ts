import type { ModelFile, WordFile } from '@cpu-models/source';

/** One line on a model, for people who hover over its name. */
export function describeModel(model: ModelFile): string {
  const versions = model.versions ?? [];
  const aliases = versions.flatMap(({ version, alias }) =>
    alias === undefined ? [] : [`v${version} is also ${alias}`],
  );
  return [whatItIs(model), span('QEMU', model), aliases.join(', ')]
    .filter((part) => part !== '')
    .map(sentence)
    .join(' ');
}

/** What hardware a model is, as the source says it or else as a guest reads it. */
export function whatItIs(model: ModelFile): string {
  return sentence(model.about ?? brand(model) ?? signature(model));
}

/** The name that a guest reads, without the version that QEMU puts into some; null if the model has none. */
function brand(model: ModelFile): string | null {
  const text = latest<string>(model['model-id'])
    .replace('{hw-version}', '')
    .replace(/ version $/, '')
    .trim();
  return text === '' ? null : text;
}

function signature({ vendor, family, model, stepping }: ModelFile): string {
  const [f, m, s] = [family, model, stepping].map((number) => latest<number>(number));
  return `${latest<string>(vendor)}, family ${f}, model ${m}, stepping ${s}`;
}

function latest<T extends string | number>(timeline: T | readonly { value: T }[] | undefined): T | '' {
  if (timeline === undefined) return '';
  return typeof timeline === 'object' ? (timeline.at(-1)?.value ?? '') : timeline;
}

function span(project: string, { since, until }: { since?: string; until?: string }): string {
  const parts = [
    since === undefined ? '' : `since ${project} ${since}`,
    until === undefined ? '' : `until ${project} ${until}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** With a capital letter, unless it is a version's name, and one full stop. */
export function sentence(text: string): string {
  const start = /^v\d/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return `${start.replace(/\.+$/, '')}.`;
}

/** A word's address as manuals write it: `CPUID 7.0 EBX`, `MSR 0x48c`. */
export function describeWord({ at }: WordFile): string {
  if ('msr' in at) return `MSR 0x${at.msr.toString(16)}`;
  const leaf = at.leaf < 0x10 ? String(at.leaf) : `0x${at.leaf.toString(16)}`;
  return `CPUID ${leaf}${at.subleaf === undefined ? '' : `.${at.subleaf}`} ${at.register.toUpperCase()}`;
}
