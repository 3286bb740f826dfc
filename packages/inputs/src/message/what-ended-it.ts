import { type MessageExplanation, plain } from './explained.js';
import { plainText } from './plain-text.js';

/** What libvirt and others say where QEMU ended before its time. */
const ENDED =
  /unexpectedly closed the monitor|exited while connecting|exited unexpectedly|exited with code|QEMU exited/i;
/** A line of QEMU's own, by whatever name it runs; warnings and what it says of consoles end nothing. */
const LINE = /^.*?\b(?:qemu-(?:system-\w+|kvm)|kvm): +(?!warning:|info:)(?<what>\S.*)$/gim;

/**
 * The line that QEMU ended with, where all that is known in a text are warnings: those let a guest start, so that the reason
 * is another one, and most often nothing about CPUs.
 */
export function whatEndedIt(text: string, known: readonly MessageExplanation[]): MessageExplanation[] {
  const printed = plainText(text);
  if (known.some(({ severity }) => severity === 'error')) return [];
  const last = [...printed.matchAll(LINE)].at(-1)?.groups?.['what']?.trim();
  // QEMU begins with the option that it could not do; whoever started it may speak any language.
  if (last === undefined || /warning: /.test(last) || !(ENDED.test(printed) || last.startsWith('-'))) return [];
  return [
    {
      text: last,
      who: 'QEMU',
      severity: 'error',
      times: 1,
      says: 'this line is what QEMU ended with; the warnings before it let a guest start, and are not the reason',
      about: [
        plain(
          'not the CPU',
          'no message about CPUs is known in these words',
          'mend what the line names; the CPU may stay as it is',
        ),
      ],
    },
  ];
}
