import { describe, expect, it } from 'vitest';
import { measure } from './cost.js';

const BUSY = 'const end = process.cpuUsage().user + 3e5; while (process.cpuUsage().user < end);';
const node = (program: string) => [process.execPath, '-e', program];

describe('measure', () => {
  it('counts what a program leaves behind', () => {
    const leaves = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(BUSY)}], { detached: true }).unref()`;
    expect(measure('.', node(leaves)).cpu).toBeGreaterThan(0.3);
  });

  it('refuses a program that does not end as it must', () => {
    const fails = node("console.error('no such model'); process.exitCode = 1");
    expect(() => measure('.', fails)).toThrow('ended with status 1, not 0\nno such model');
    expect(() => measure('.', fails, { status: 1, says: /^$/ })).toThrow('did not say /^$/');
    expect(() => measure('.', node('0'), { status: 1, says: /^$/ })).toThrow('ended with status 0, not 1');
    expect(measure('.', fails, { status: 1, says: /no such model/ }).peak).toBeGreaterThan(0);
  });
});
