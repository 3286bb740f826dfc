import type { LibvirtRelease, ModelGroup } from '@cpu-models/catalog';
import { mapFacts } from './map-facts.js';
import { ARCHS, type LibvirtTree, type TreeGroup } from './tree.js';

/** One statement on which upstream and the source differ. */
export interface Finding {
  /** `x86 model Haswell`, `x86 feature aes`, `arm vendor ARM`, `x86 index`. */
  readonly subject: string;
  /** What is said of the subject; absent where one side lacks the subject as a whole. */
  readonly item?: string;
  /** Null: it says nothing. */
  readonly upstream: string | null;
  readonly source: string | null;
}

/** Everything in which a tree differs from what the source makes of the same release; empty if it is described fully. */
export function compareLibvirt(tree: LibvirtTree, release: LibvirtRelease): Finding[] {
  const upstream = mapFacts(tree.map);
  const source = mapFacts(release.map);
  const subjects = [...new Set([...upstream.keys(), ...source.keys()])];
  const facts = subjects.flatMap((subject) => compareSubject(subject, upstream.get(subject), source.get(subject)));
  const indexes = ARCHS.flatMap((arch) => compareGroups(`${arch} index`, tree.groups[arch], release[arch].groups));
  return [...facts, ...featureOrder(tree, release), ...indexes, ...libcpuinfo(tree, release)];
}

/** libvirt loads features in the order of the file, so that is a fact too; told where the features are the same. */
function featureOrder(tree: LibvirtTree, release: LibvirtRelease): Finding[] {
  const names = (map: LibvirtTree['map']) => map.x86.features.map((feature) => feature.name);
  const [upstream, source] = [names(tree.map), names(release.map)];
  const at = upstream.findIndex((name, i) => name !== source[i]);
  if (at < 0 || upstream.length !== source.length || !source.every((name) => upstream.includes(name))) return [];
  return [
    { subject: 'x86 features', item: `place ${at + 1}`, upstream: upstream[at] ?? null, source: source[at] ?? null },
  ];
}

function libcpuinfo(tree: LibvirtTree, { libcpuinfoAliases }: LibvirtRelease): Finding[] {
  if (tree.libcpuinfo === null) return [];
  const text = (aliases: LibvirtTree['libcpuinfo']) =>
    (aliases ?? []).map(({ name, canonical }) => `${name}=${canonical}`).join(' ');
  const [upstream, source] = [text(tree.libcpuinfo), text(libcpuinfoAliases)];
  return upstream === source ? [] : [{ subject: 'libcpuinfo aliases', item: 'all', upstream, source }];
}

/** A finding as a sentence. */
export function findingText({ subject, item, upstream, source }: Finding): string {
  if (item === undefined)
    return upstream === null
      ? `${subject}: upstream does not have it, the source does`
      : `${subject}: the source does not have it`;
  const says = (value: string | null) => (value === null ? 'nothing' : `'${value}'`);
  return `${subject}: ${item}: upstream says ${says(upstream)}, the source ${says(source)}`;
}

type Items = ReadonlyMap<string, string> | undefined;

function compareSubject(subject: string, upstream: Items, source: Items): Finding[] {
  if (upstream === undefined || source === undefined) {
    return [
      { subject, upstream: upstream === undefined ? null : 'present', source: source === undefined ? null : 'present' },
    ];
  }
  return [...new Set([...upstream.keys(), ...source.keys()])]
    .map((item) => ({ subject, item, upstream: upstream.get(item) ?? null, source: source.get(item) ?? null }))
    .filter((finding) => finding.upstream !== finding.source);
}

function compareGroups(subject: string, upstream: readonly TreeGroup[], source: readonly ModelGroup[]): Finding[] {
  const text = (files: readonly string[] | undefined) => files?.join(' ') ?? null;
  const titles = [...new Set([...upstream, ...source].map(({ title }) => title))];
  return titles
    .map((title) => ({
      subject,
      item: `group '${title}'`,
      upstream: text(upstream.find((group) => group.title === title)?.files),
      source: text(source.find((group) => group.title === title)?.names),
    }))
    .filter((finding) => finding.upstream !== finding.source);
}
