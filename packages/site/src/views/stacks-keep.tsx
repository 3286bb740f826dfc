import { groupBy } from '../data/group.js';
import { type Asked, keepLine, type Stack } from '../data/stacks.js';
import { Copy } from '../parts/copy.js';
import { useWork } from '../state/work.js';

interface Kept {
  readonly lines: readonly string[];
  /** What a guest can tell all the same, and of which models. */
  readonly left: ReadonlyMap<string, readonly string[]>;
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
    const kept: { readonly model: string; readonly text: string; readonly left: string }[] = [];
    for (const model of models) {
      const { text, left } = keepLine(first, second, model, asked.vendor);
      kept.push({ model, text, left: left.join(', ') });
      yield null;
    }
    const left = groupBy(
      kept.filter((each) => each.left !== ''),
      (each) => each.left,
    );
    yield {
      lines: kept.map(({ text }) => `-machine ${second.machine} ${text}`),
      left: new Map([...left].map(([properties, list]) => [properties, list.map(({ model }) => model)])),
    };
  }, id);
  const text = kept === null ? '' : <Lines kept={kept} />;
  const title = `To keep ${models.length === 1 ? 'the CPU as it was' : `${models.length} CPUs as they were`}`;
  return (
    <section class="stack" aria-busy={kept === null}>
      {models.length === 1 && <h2>{title}</h2>}
      {models.length === 1 ? (
        text
      ) : (
        <details class="long">
          <summary>{title}</summary>
          {text}
        </details>
      )}
    </section>
  );
}

function Lines({ kept: { lines, left } }: { readonly kept: Kept }) {
  return (
    <div class="stack">
      <Copy label="QEMU's command line on the new stack" text={lines.join('\n')} />
      <p class="soft">
        {left.size === 0
          ? 'With it a guest can tell no difference: resolved and compared in every property.'
          : 'This is all that can be set. A guest can still tell:'}
      </p>
      <ul class="steps">
        {[...left].map(([properties, models]) => (
          <li key={properties}>
            <div>{models.length > 5 ? `${models.length} models` : models.join(', ')}</div>
            <div class="soft">{properties}</div>
          </li>
        ))}
      </ul>
    </div>
  );
}
