const SHOWN = 4;

/** Names in quotes, the first few of many: `"486", "486-v1" and 12 more`. */
export function listNames(names: Iterable<string>): string {
  const all = [...new Set(names)];
  const shown = all.length > SHOWN + 1 ? all.slice(0, SHOWN) : all;
  const quoted = shown.map((name) => `"${name}"`).join(', ');
  return shown.length === all.length ? quoted : `${quoted} and ${all.length - shown.length} more`;
}
