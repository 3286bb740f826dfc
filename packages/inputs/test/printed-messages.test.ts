import { describe, expect, it } from 'vitest';
import { explainMessages, InputError } from '../src/index.js';
import { known, text } from './cases.js';

/**
 * Messages about CPUs in the sources of QEMU, libvirt and Linux: who prints it, in which releases that were read, in which
 * files, and the sentence with values as a user would see it. Left out is what no user of a CPU model meets: answers of QMP that
 * are malformed, memory, devices, topology, other architectures.
 */
const PRINTED = text('printed.tsv')
  .trimEnd()
  .split('\n')
  .map((line) => {
    const [who = '', releases = '', files = '', message = ''] = line.split('\t');
    return { who, releases, files, message };
  });

/** How many of them nobody explains yet; a smaller number is to be written down here. */
const UNKNOWN = 0;

function explained(message: string) {
  try {
    return explainMessages(message, known);
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}

describe('messages in the sources', () => {
  it('are explained, but for those that are counted', () => {
    const unknown = PRINTED.filter(({ message }) => explained(message).length === 0).map(({ message }) => message);
    console.log(`messages about CPUs: ${PRINTED.length - unknown.length} of ${PRINTED.length} are explained`);
    expect(unknown.length, unknown.join('\n')).toBe(UNKNOWN);
  });

  it('each as one message, by who prints it, with what to do', () => {
    for (const { message, who } of PRINTED) {
      const found = explained(message);
      expect(
        found.map((one) => one.who),
        message,
      ).toEqual([who]);
      for (const { says, about } of found) {
        expect(says, message).not.toMatch(/undefined|\$\{/);
        for (const { name, meaning, remedy } of about)
          expect([meaning, remedy, name].join(' '), message).not.toMatch(/undefined|\$\{|^\s/);
      }
    }
  });
});
