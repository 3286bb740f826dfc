import { expect, it } from 'vitest';
import { aptError } from './packages.js';

it("reports apt's first complaint in one line and without an address", () => {
  const stderr =
    'W: noise\nE: Failed to fetch http://a.example/pool/q/qemu_1.dsc  404  Not Found [IP: 192.0.2.1 80]\nE: more\n';
  expect(aptError('source', stderr)).toBe('apt-get source: Failed to fetch qemu_1.dsc 404 Not Found');
  expect(aptError('source', '')).toBe('apt-get source: no message');
});
