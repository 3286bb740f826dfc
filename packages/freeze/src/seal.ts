import { createHash } from 'node:crypto';
import { canonicalJson, type QemuRelease } from '@cpu-models/runtime';

/** A digest of everything that a release's check looks at: while it stays the same, the outcome does too. */
export function sealOf(ledger: object, waivers: string, ...releases: readonly (QemuRelease | undefined)[]): string {
  const hash = createHash('sha256');
  hash.update(canonicalJson(ledger));
  hash.update(waivers);
  for (const release of releases) hash.update(factsText(release));
  return hash.digest('hex').slice(0, 32);
}

const texts = new WeakMap<QemuRelease, string>();

function factsText(release: QemuRelease | undefined): string {
  if (release === undefined) return 'none';
  const known = texts.get(release);
  if (known !== undefined) return known;
  const text = canonicalJson({ ...release, behaviours: [...release.behaviours].sort() });
  texts.set(release, text);
  return text;
}
