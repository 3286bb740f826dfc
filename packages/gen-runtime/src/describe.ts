import type { ModelFile, WordFile } from '@cpu-models/source';

/** One line on a model, for people who hover over its name. */
export function describeModel(model: ModelFile): string {
  const aliases = (model.versions ?? []).flatMap((version) => (version.alias === undefined ? [] : [`v${version.version} is also ${version.alias}`]));
  const parts = [
    model.about ?? latest(model['model-id']).replace('{hw-version}', '').replace(/ version $/, ''),
    span('QEMU', model),
    aliases.join(', '),
  ];
  return parts.filter((part) => part !== '').join('. ') + '.';
}

function latest(timeline: string | readonly { value: string }[]): string {
  return typeof timeline === 'string' ? timeline : (timeline.at(-1)?.value ?? '');
}

function span(project: string, { since, until }: { since?: string; until?: string }): string {
  if (since === undefined && until === undefined) return '';
  return [since === undefined ? '' : `since ${project} ${since}`, until === undefined ? '' : `until ${project} ${until}`].filter(Boolean).join(', ');
}

/** A word's address as manuals write it: `CPUID 7.0 EBX`, `MSR 0x48c`. */
export function describeWord({ at }: WordFile): string {
  if ('msr' in at) return `MSR 0x${at.msr.toString(16)}`;
  const leaf = at.leaf < 0x10 ? String(at.leaf) : `0x${at.leaf.toString(16)}`;
  return `CPUID ${leaf}${at.subleaf === undefined ? '' : `.${at.subleaf}`} ${at.register.toUpperCase()}`;
}
