import pc from 'picocolors';
import type { MessageExplanation } from '../message/explained.js';

/** Explained messages for people. */
export function messagesText(messages: readonly MessageExplanation[]): string {
  return messages.map(describeMessage).join('\n\n');
}

function describeMessage({ text, who, severity, says, about, times }: MessageExplanation): string {
  const colour = severity === 'warning' ? pc.yellow : pc.red;
  return [
    pc.dim(`${text}${times > 1 ? ` (${times} times)` : ''}`),
    `${colour(`${who} ${severity}`)}: ${says}`,
    ...about.flatMap(({ name, address, meaning, causes, remedy }) => [
      `  ${pc.bold(name)}${address === null ? '' : pc.dim(` (${address})`)}: ${meaning}`,
      ...causes
        .slice(0, 3)
        .map(
          ({ reason, source, certain }) =>
            `    ${certain ? 'because' : 'perhaps'} ${reason}${source === null ? '' : pc.dim(` [${source}]`)}`,
        ),
      `    ${pc.green('do')} ${remedy}`,
    ]),
  ].join('\n');
}
