import type { MapModel } from '@cpu-models/runtime';
import { compareReleases } from '@cpu-models/runtime';
import type { LibvirtRulesFile, ModelFile } from '@cpu-models/source';
import { holds } from '@cpu-models/source';
import type { Draft } from './draft.js';
import { afterwards, newestBefore } from './minors.js';
import type { Axis } from './presence.js';
import type { LibvirtTree } from './tree.js';

/**
 * A name keeps the form of the time that brought it, so the form tells its age: names with a partial check are older
 * than that rule's end, names that list vmx-* features plainly are younger than the rule that adds them.
 * Where a model's file makes a name too old or too young for its form, the nearest release that fits is written.
 */
export function mergeAges(draft: Draft, tree: LibvirtTree): void {
  const rules = draft.file<LibvirtRulesFile>('x86/libvirt/rules.yaml');
  const upstream = new Map(tree.map.x86.models.map((model) => [model.name, model]));
  for (const [path, model] of draft.folder<ModelFile>('x86/models/')) {
    const form = upstream.get(model.name);
    if (form === undefined || model.until !== undefined) continue;
    const since = fittingSince(sinceOf(model), bounds(form, rules, draft.axis.release), draft.axis);
    if (since === undefined || compareReleases(since, draft.axis.release) > 0) continue;
    model.libvirt = { ...(typeof model.libvirt === 'object' ? model.libvirt : {}), since };
    draft.notes.push(`${path}: by the form of its definition, libvirt has the name since about ${since}`);
  }
}

interface Bounds {
  /** The name is not older. */
  readonly from?: string;
  /** The name is older. */
  readonly before?: string;
}

function bounds(form: MapModel, rules: LibvirtRulesFile, release: string): Bounds {
  const { added, 'partial-check': partial } = rules;
  const checked = holds(partial, release) ? [{ end: partial.names.until, old: form.partialCompat }] : [];
  const listed = form.features.some((feature) => feature.startsWith(added.prefix));
  const vmx = listed || form.added.length > 0 ? [{ end: added.names.until, old: !listed }] : [];
  const ends = (old: boolean) =>
    [...checked, ...vmx]
      .flatMap((sign) => (sign.old === old && sign.end !== undefined ? [sign.end] : []))
      .sort(compareReleases);
  const [from, before] = [ends(false).at(-1), ends(true)[0]];
  return { ...(from === undefined ? {} : { from }), ...(before === undefined ? {} : { before }) };
}

/**
 * A release within the bounds, if `since` is not: the newest that can be. A `since` is the first release known to have
 * a name, and a tree of an older one will move it.
 */
function fittingSince(since: string, { from, before }: Bounds, { releases, release }: Axis): string | undefined {
  const isOld = from !== undefined && compareReleases(since, from) < 0;
  const isYoung = before !== undefined && compareReleases(since, before) >= 0;
  if (!isOld && !isYoung) return undefined;
  if (before === undefined) return release;
  const lacking = releases.findLast((other) => compareReleases(other, before) < 0);
  return newestBefore(before, from ?? (isYoung ? afterwards(lacking) : undefined));
}

function sinceOf(model: ModelFile): string {
  return typeof model.libvirt === 'object' ? (model.libvirt.since ?? '0.0') : '0.0';
}
