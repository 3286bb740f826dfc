import { suggest } from '@cpu-models/runtime';
import { at, defineRule } from '../rule.js';

export const unknownVendor = defineRule({
  id: 'unknown-vendor',
  what: 'Models of Arm and ppc64 have a vendor of their vendors.yaml.',
  needs: ['arm-vendors', 'ppc64-vendors'],
  *find(source) {
    for (const arch of ['arm', 'ppc64'] as const) {
      const known = source.all(`${arch}-vendors`).flatMap(({ value }) => value.vendors.map(({ name }) => name));
      for (const { document, value } of source.all(`${arch}-model`)) {
        if (known.includes(value.vendor)) continue;
        const [nearest] = suggest(value.vendor, known, 1);
        yield at(document, ['vendor'], {
          message: `no vendor is called ${value.vendor}`,
          expected: `one of ${known.join(', ')}`,
          fix: nearest === undefined ? undefined : `did you mean ${nearest}?`,
        });
      }
    }
  },
});
