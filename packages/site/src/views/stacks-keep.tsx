import { type Asked, keepLine, type Stack } from '../data/stacks.js';
import { Copy } from '../parts/copy.js';

/** The command line with which a guest keeps its CPU; it has been resolved, and compared. */
export function Keep({
  first,
  second,
  asked,
}: {
  readonly first: Stack;
  readonly second: Stack;
  readonly asked: Asked;
}) {
  const { text, left } = keepLine(first, second, asked.model, asked.vendor);
  return (
    <section class="stack">
      <h2>To keep the CPU as it was</h2>
      <Copy label="QEMU's command line on the new stack" text={`-machine ${second.machine} ${text}`} />
      <p class="soft">
        {left.length === 0
          ? 'With it a guest can tell no difference: resolved and compared in every property.'
          : `This is all that can be set; a guest can still tell ${left.join(', ')}.`}
      </p>
    </section>
  );
}
