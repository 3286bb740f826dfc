import { expect, it } from 'vitest';
import { lenders } from './lenders.js';

type Fetch = NonNullable<Parameters<typeof lenders>[0]>;

const distribution =
  (...had: readonly string[]): Fetch =>
  async (project, release) =>
    had.includes(release)
      ? { kind: 'available', value: { project, release, version: release, directory: `/distribution/${release}` } }
      : { kind: 'unavailable', reason: 'no network' };

async function all(fetch: Fetch): Promise<string[]> {
  const found: string[] = [];
  for await (const lender of lenders(fetch, async () => ['/cache/qemu-5.2'])) found.push(lender);
  return found;
}

it('asks the same releases first, whatever is at hand, and that where they cannot be had', async () => {
  expect(await all(distribution('7.2', '10.0'))).toEqual([
    '/distribution/7.2',
    '/distribution/10.0',
    '/cache/qemu-5.2',
  ]);
  expect(await all(distribution())).toEqual(['/cache/qemu-5.2']);
});
