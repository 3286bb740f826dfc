import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('a line feed in a name', () => {
  const lines = broken(['x86/libvirt/index.yaml', 'title: Intel CPU models', 'title: "Intel\\nCPU models"']);
  expect(lines).toEqual([
    'x86/libvirt/index.yaml:2:13: plain-text: the text holds the character U+000A; expected one line of readable text',
  ]);
});

test('letters that C and XML do not need', () => {
  const lines = broken(['x86/qemu/machines.yaml', 'alias: q35', 'alias: q35é']);
  expect(lines).toEqual(['x86/qemu/machines.yaml:3:12: plain-text: the text holds é (U+00E9); expected ASCII']);
});

test('the end of a comment in C', () => {
  const lines = broken(['x86/libvirt/models/ancient.yaml', 'that only libvirt has.', 'that */ only libvirt has.']);
  expect(lines).toEqual([
    'x86/libvirt/models/ancient.yaml:2:8: plain-text: the text holds */, which ends a comment in C; expected text without it',
  ]);
});

test('prose may have any letters', () => {
  const lines = broken([
    'x86/libvirt/models/ancient.yaml',
    'that only libvirt has.',
    'that — naïve — only libvirt has.',
  ]);
  expect(lines).toEqual([]);
});

test('an escape for the terminal', () => {
  const lines = broken([
    'x86/libvirt/models/ancient.yaml',
    'about: A model that only libvirt has.',
    'about: "\\e[31mred"',
  ]);
  expect(lines).toEqual([
    'x86/libvirt/models/ancient.yaml:2:8: plain-text: the text holds the character U+001B; expected one line of readable text',
  ]);
});
