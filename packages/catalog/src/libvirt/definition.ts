import { memo } from '@cpu-models/source';
import type { LibvirtSlice } from '../slice/libvirt.js';
import type { LibvirtFeature } from '../slice/libvirt-words.js';
import { featuresOfVersion } from '../slice/model-facts.js';
import { DIFFERENCES, type DifferenceKind, type Entry, type Explanation, RULES } from './explanation.js';
import type { Name } from './names.js';

/** The features of a name while they are derived, by the project's names, with every step explained. */
export class Definition {
  readonly features: Set<string>;
  readonly added = new Set<string>();
  readonly removed = new Set<string>();
  readonly explanations: Explained[] = [];
  /** Every feature that was looked up: what follows is the same in a release that has all of them alike. */
  readonly lookedUp = new Set<string>();

  /** Starts from QEMU's definition of the version that the name means. */
  constructor(
    readonly name: Name,
    readonly slice: LibvirtSlice,
  ) {
    this.features = this.featuresOfVersion(name.version);
  }

  get release(): string {
    return this.slice.release;
  }

  /** QEMU's features of a version of the same model. */
  featuresOfVersion(version: number): Set<string> {
    return featuresOfVersion(this.name.model.definition, version, this.slice.vocabulary);
  }

  /** A feature by the project's name, as this libvirt has it. */
  feature(name: string): LibvirtFeature | undefined {
    this.lookedUp.add(name);
    return this.slice.feature(name);
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
  /** In words; where they name the release, what makes them of it. */
  readonly reason: Reason;
  readonly source: Entry;
}

type Reason = string | ((release: string) => string);

/** An explanation that may hold for several releases. */
export type Explained = Omit<Explanation, 'reason'> & { readonly reason: Reason };

const isOfAnyRelease = memo((explained: readonly Explained[]) =>
  explained.every(({ reason }) => typeof reason === 'string'),
);

/** What explains a name in one release; the same list in releases where nothing in it names the release. */
export function explanationsIn(explained: readonly Explained[], release: string): readonly Explanation[] {
  if (isOfAnyRelease(explained)) return explained as readonly Explanation[];
  return explained.map((one) => {
    const { reason } = one;
    return typeof reason === 'string' ? (one as Explanation) : { ...one, reason: reason(release) };
  });
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
