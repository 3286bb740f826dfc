import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { UserError } from '../errors.js';
import { demandOutputs } from './scenarios.js';

const folder = mkdtempSync(join(tmpdir(), 'kills-test-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('says in a sentence what has to be generated first', () => {
  mkdirSync(join(folder, 'dist/csv'), { recursive: true });
  expect(() => demandOutputs(folder)).toThrow(
    new UserError('dist/libvirt/9.0/cpu_map not generated, which kills begin with; run `npx nx run gen` first'),
  );
});
