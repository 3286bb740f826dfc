import { findDrift } from '@cpu-models/emit';
import { describe, expect, it } from 'vitest';
import { root } from './plan.js';
import { planApi } from './reference.js';

describe('the API reference', async () => {
  const plan = await planApi();

  it('is what the doc comments say', async () => {
    expect(findDrift(root, plan)).toEqual([]);
  });

  it('says something about every function, class and constant', () => {
    const bare = plan.files.flatMap(({ path, text }) => {
      const undescribed = String(text).matchAll(/^### (\w+)\n\n```ts\n(?!interface|type)/gm);
      return [...undescribed].map(([, name]) => `${path}: ${name}`);
    });
    expect(bare).toEqual([]);
  });
});
