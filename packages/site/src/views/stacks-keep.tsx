import { type Asked, keepLine, type Stack } from '../data/stacks.js';
import { Copy } from '../parts/copy.js';
import { useWork } from '../state/work.js';

interface Kept {
  readonly lines: readonly string[];
  /** What a guest can tell all the same, by model. */
  readonly left: readonly string[];
}

/** The command lines with which guests keep their CPUs; each has been resolved, and compared. */
export function Keep(props: {
  readonly first: Stack;
  readonly second: Stack;
  readonly asked: Asked;
  /** Those that change. */
  readonly models: readonly string[];
  readonly id: string;
}) {
  const { first, second, asked, models, id } = props;
  const kept = useWork(function* (): Generator<Kept | null> {
    const found: { lines: string[]; left: string[] } = { lines: [], left: [] };
    for (const model of models) {
      const { text, left } = keepLine(first, second, model, asked.vendor);
      found.lines.push(`-machine ${second.machine} ${text}`);
      if (left.length > 0) found.left.push(`${model} (${left.join(', ')})`);
      yield null;
    }
    yield found;
  }, id);
  return (
    <section class="stack" aria-busy={kept === null}>
      <h2>To keep {models.length === 1 ? 'the CPU as it was' : `${models.length} CPUs as they were`}</h2>
      {kept !== null && (
        <>
          <Copy label="QEMU's command line on the new stack" text={kept.lines.join('\n')} />
          <p class="soft">
            {kept.left.length === 0
              ? 'With it a guest can tell no difference: resolved and compared in every property.'
              : `This is all that can be set; a guest can still tell ${kept.left.join('; ')}.`}
          </p>
        </>
      )}
    </section>
  );
}
