/**
 * Whether an unversioned name has gone on to a version that is newer than all that were known. That is what such a name
 * promises on machine types without versions of their own (microvm): the newest there is, x86_cpu_model_resolve_version
 * of QEMU. What each version gives stays promised under its own name.
 *
 * @param known models of the earlier time
 * @param now models of the later one
 * @param from what the name was an alias of then
 * @param to what it is an alias of now
 */
export function hasMovedOn(
  known: readonly string[],
  now: readonly string[],
  from: string | null,
  to: string | null,
): boolean {
  const [before, after] = [versionOf(from), versionOf(to)];
  if (before === undefined || after === undefined || before.model !== after.model) return false;
  // A machine type may ask for a version that a model does not have.
  if (!now.includes(String(to))) return false;
  const versions = known.map(versionOf).filter((name) => name?.model === before.model);
  return after.version > before.version && versions.every((name) => (name?.version ?? 0) <= before.version);
}

function versionOf(name: string | null): { model: string; version: number } | undefined {
  const match = /^(.+)-v(\d+)$/.exec(name ?? '');
  return match === null ? undefined : { model: match[1] as string, version: Number(match[2]) };
}
