import { FEATURES, qemu_7_2, qemu_10_0 } from '@cpu-models/runtime/data';
import { describe, expect, it } from 'vitest';
import { diffGuests } from './diff-guests.js';
import { readGuests } from './read-guest.js';

const domain = (machine: string, cpu: string) =>
  `<domain type='kvm'><name>a</name><os><type machine='${machine}'>hvm</type></os>${cpu}</domain>`;
const model = (name: string) => `<cpu mode='custom'><model>${name}</model></cpu>`;

function answer(text: string, from = qemu_7_2, to = qemu_10_0) {
  const [found] = diffGuests(readGuests(text, 'a guest'), { from, to, hostVendor: 'GenuineIntel', features: FEATURES });
  return [found?.severity, ...(found?.gone ?? []), ...(found?.note === null ? [] : [found?.note])];
}

describe('what an upgrade does to a guest', () => {
  it.each([
    ['a machine type of both', domain('pc-q35-7.2', model('EPYC-Milan')), ['information']],
    [
      'a machine type that is gone',
      domain('pc-i440fx-1.7', model('Nehalem')),
      ['breaks', 'machine type pc-i440fx-1.7'],
    ],
    [
      'a machine type that is gone, and the CPU of the host',
      domain('pc-i440fx-1.7', "<cpu mode='host-passthrough'/>"),
      ['breaks', 'machine type pc-i440fx-1.7'],
    ],
    ['a short name of a CPU that follows the release', domain('microvm', model('EPYC-Milan')), ['restart']],
    [
      'the CPU of the host',
      domain('pc-q35-7.2', "<cpu mode='host-passthrough'/>"),
      ['unknown', "it takes its host's CPU, which the tables do not say"],
    ],
    ['a model that neither has', domain('pc-q35-7.2', model('Turin')), ['unknown', 'QEMU 7.2 has no model Turin']],
  ])('%s', (_, text, expected) => {
    expect(answer(text)).toEqual(expected);
  });
});
