import { describe, expect, it } from 'vitest';
import { readTopology } from './smp.js';

describe('readTopology', () => {
  it.each([
    ['4', { cores: 4 }],
    ['cores=4,threads=2,dies=2', { cores: 4, threads: 2, dies: 2 }],
  ])('%s', (text, topology) => expect(readTopology(text)).toEqual(topology));

  it.each([
    ['sockets=2', '--smp sockets=2: there is no sockets; expected threads, cores, modules, dies'],
    ['cores=0', '--smp cores=0: cores needs a count from 1 on'],
    ['cores=2,cores=3', '--smp cores=2,cores=3: cores is given twice; expected one count of each'],
    ['2,cores=3', '--smp 2,cores=3: cores is given twice'],
    ['cores', '--smp cores: cores needs a count from 1 on'],
  ])('%s is refused', (text, message) => expect(() => readTopology(text)).toThrow(message));
});
