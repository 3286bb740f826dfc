import type { LibvirtSlice } from '../slice/libvirt.js';
import { featuresOfVersion } from '../slice/model-facts.js';
import { DIFFERENCES, type DifferenceKind, type Entry, type Explanation, RULES } from './explanation.js';
import type { Name } from './names.js';

/** The features of a name while they are derived, by the project's names, with every step explained. */
export class Definition {
  readonly features: Set<string>;
  readonly added = new Set<string>();
  readonly removed = new Set<string>();
  readonly explanations: Explanation[] = [];

  /** Starts from QEMU's definition of the version that the name means. */
  constructor(
    readonly name: Name,
    readonly slice: LibvirtSlice,
  ) {
    this.features = this.featuresOfVersion(name.version);
  }

  /** QEMU's features of a version of the same model. */
  featuresOfVersion(version: number): Set<string> {
    return featuresOfVersion(this.name.model.definition, version, this.slice.vocabulary);
  }

  explain(what: DifferenceKind, because: Because, feature?: string): void {
    const { kind, reason, source } = because;
    this.explanations.push({
      name: this.name.name,
      what,
      kind,
      reason,
      source,
      ...(feature === undefined ? {} : { feature }),
    });
  }

  /** Takes a feature away, if it is there. */
  omit(feature: string, because: Because): void {
    const had = [this.features, this.added].map((set) => set.delete(feature));
    if (had.includes(true)) this.explain('lacks', because, feature);
  }

  /** Gives the name a feature, if it is not there. */
  give(feature: string, because: Because): void {
    if (this.features.has(feature)) return;
    this.features.add(feature);
    this.explain('has', because, feature);
  }

  /** Marks a feature as removed. */
  remove(feature: string, because: Because): void {
    this.features.delete(feature);
    this.removed.add(feature);
    this.explain('removed', because, feature);
  }
}

export interface Because {
  readonly kind: Explanation['kind'];
  readonly reason: string;
  readonly source: Entry;
}

/** The reason that an entry of rules.yaml gives. */
export function byRule(rule: Pick<Because, 'kind' | 'reason'>, ...path: Entry['path']): Because {
  return { kind: rule.kind, reason: rule.reason, source: { file: RULES, path } };
}

/** The reason that an entry of differences.yaml gives. */
export function byDifference(
  entry: Pick<Because, 'kind' | 'reason'>,
  subject: string,
  ...path: Entry['path']
): Because {
  return { kind: entry.kind, reason: entry.reason, source: { file: DIFFERENCES, path, subject } };
}
