import type { LibvirtIndexFile } from '@cpu-models/source';
import type { Timeless } from '../slice/timeless.js';

/** A group of models of one architecture. */
export interface ModelGroup {
  readonly title: string;
  /** Names in order of loading. */
  readonly names: readonly string[];
}

/** The names of one model (or of a model that only libvirt has). */
export interface NamesOfModel {
  readonly model: string;
  /** Vendor in libvirt's map, for models that the index does not list yet. */
  readonly vendor?: string | null;
  readonly names: readonly string[];
}

/**
 * Puts names into the groups of an index. Groups without any name are left out. A model that the index does not list
 * stands last in its vendor's group, as libvirt's own script would put it, or else in the last group.
 */
export function modelGroups(index: Timeless<LibvirtIndexFile>, models: readonly NamesOfModel[]): ModelGroup[] {
  const byModel = new Map(models.map((entry) => [entry.model, entry]));
  const groups = index.groups.map((group) => ({
    title: group.title ?? '',
    names: group.models.flatMap((item) => {
      const { model, first } = typeof item === 'string' ? { model: item, first: [] } : item;
      const names = byModel.get(model)?.names ?? [];
      byModel.delete(model);
      return inOrder(names, first);
    }),
  }));
  for (const { names, vendor } of byModel.values()) {
    const group = groups.findLast(({ title }) => title === `${vendor} CPU models`) ?? groups.at(-1);
    group?.names.push(...names);
  }
  return groups.filter((group) => group.names.length > 0);
}

function inOrder(names: readonly string[], first: readonly string[]): string[] {
  return [...first.filter((name) => names.includes(name)), ...names.filter((name) => !first.includes(name))];
}
