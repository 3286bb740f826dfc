import type { LibvirtDifferencesFile, LibvirtModelFile, LibvirtRulesFile } from '@cpu-models/source';
import type { Draft } from './draft.js';

/** A statement that begins to hold with one release, and then holds for good. */
export interface Switch {
  /** For people: `omit vmx-ept-wb`. */
  readonly what: string;
  readonly path: string;
  /** Absent: it has always held. */
  readonly since: string | undefined;
  readonly set: (since: string | undefined) => void;
}

const RULES = 'x86/libvirt/rules.yaml';
const DIFFERENCES = 'x86/libvirt/differences.yaml';

/** Everything of that kind whose beginning an importer can tell only by trying what fits a tree better. */
export function switchesOf(draft: Draft): Switch[] {
  const rules = draft.file<LibvirtRulesFile>(RULES);
  const differences = draft.file<LibvirtDifferencesFile>(DIFFERENCES);
  const own = draft.folder<LibvirtModelFile>('x86/libvirt/models/');
  return [
    switchAt(RULES, 'added', rules.added, 'since'),
    switchAt(RULES, 'partial-check', rules['partial-check'], 'since'),
    switchAt(RULES, 'feature-aliases', rules['feature-aliases'], 'since'),
    ...rules.omit.map((rule) => switchAt(RULES, `omit ${rule.features.join(' ')}`, rule, 'since')),
    ...differences.removed.map((entry) =>
      switchAt(DIFFERENCES, `removed ${entry.features.join(' ')}`, entry, 'marked-since'),
    ),
    ...own
      .filter(([, model]) => model['decode-off-since'] !== undefined)
      .map(([path, model]) => switchAt(path, 'decode off', model, 'decode-off-since')),
  ];
}

function switchAt<K extends string>(path: string, what: string, holder: { [key in K]?: string }, key: K): Switch {
  return {
    path,
    what,
    since: holder[key],
    set: (since) => {
      if (since === undefined) delete holder[key];
      else Object.assign(holder, { [key]: since });
    },
  };
}
