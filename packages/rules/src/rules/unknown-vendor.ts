import { suggest } from '@cpu-models/runtime';
import { type ModelFile, type Path, type Source, type SourceDocument, valueAt } from '@cpu-models/source';
import { at, defineRule, type Fault } from '../rule.js';

/** What another rule demands of any vendor. */
const FITS = /^[ -~]{12}$/;

export const unknownVendor = defineRule({
  id: 'unknown-vendor',
  what: 'Models have a vendor that exists: one that CPUs name, or for Arm and ppc64 one of their vendors.yaml.',
  needs: ['host-facts', 'arm-vendors', 'ppc64-vendors'],
  *find(source) {
    const sold = source.all('host-facts').flatMap(({ value }) => (value.vendors ?? []).map(({ string }) => string));
    for (const { document, value } of source.all('model')) {
      for (const vendor of vendorsOf(source, value)) yield* check(document, ['vendor'], vendor, sold);
    }
    for (const arch of ['arm', 'ppc64'] as const) {
      const known = source.all(`${arch}-vendors`).flatMap(({ value }) => value.vendors.map(({ name }) => name));
      for (const { document, value } of source.all(`${arch}-model`))
        yield* check(document, ['vendor'], value.vendor, known);
    }
  },
});

/** Those that a model says in any release. */
function vendorsOf(source: Source, { vendor }: ModelFile): ReadonlySet<string> {
  const releases = source.all('release').flatMap(({ value }) => value.qemu.map(({ release }) => release));
  const said = releases.map((release) => valueAt(vendor, release));
  return new Set(said.filter((name): name is string => name !== undefined && FITS.test(name)));
}

function* check(document: SourceDocument, path: Path, vendor: string, known: readonly string[]): Generator<Fault> {
  if (known.includes(vendor)) return;
  const [nearest] = suggest(vendor, known, 1);
  yield at(document, path, {
    message: `no vendor is called ${vendor}`,
    expected: `one of ${known.join(', ')}`,
    fix: nearest === undefined ? undefined : `did you mean ${nearest}?`,
  });
}
