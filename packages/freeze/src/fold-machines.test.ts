import { describe, expect, it } from 'vitest';
import { foldMachines } from './fold-machines.js';

const ALL = ['pc-q35-9.2', 'pc-q35-10.0', 'pc-q35-9.1', 'pc-q35-9.0', 'pc-i440fx-10.0', 'isapc', 'none'];

describe('foldMachines', () => {
  it.each([
    [ALL, 'all machine types'],
    [['isapc'], 'isapc'],
    [['pc-q35-9.0', 'pc-q35-9.1', 'pc-q35-9.2'], 'pc-q35-9.0..9.2'],
    [['pc-q35-9.0', 'pc-q35-9.2', 'none'], 'pc-q35-9.0, pc-q35-9.2, none'],
    [['pc-q35-9.0', 'pc-q35-9.1', 'pc-q35-9.2', 'pc-q35-10.0', 'isapc'], 'pc-q35-*, isapc'],
    [['pc-q35-8.0'], 'pc-q35-8.0'],
  ])('%j is %s', (machines, text) => expect(foldMachines(machines, ALL)).toBe(text));
});
