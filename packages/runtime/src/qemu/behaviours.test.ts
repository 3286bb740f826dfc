import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BEHAVIOURS } from './behaviours.js';

describe('BEHAVIOURS', () => {
  it('are the ones that the source describes', () => {
    const source = new URL('../../../../schemas/x86/qemu/behaviours.yaml', import.meta.url);
    const ids = [...readFileSync(source, 'utf8').matchAll(/^ {2}- id: (.*)$/gm)].map(([, id]) => id);
    expect(ids.sort()).toEqual([...BEHAVIOURS].sort());
  });
});
