import { baselineOf, type Judges, type Member } from '../data/hosts.js';
import { Copy } from '../parts/copy.js';
import { Features } from '../parts/names.js';
import { Wait } from '../parts/wait.js';
import { useWork } from '../state/work.js';

/** The richest CPU that all hosts can give, and what each gives up for it. */
export function Baseline({
  members,
  judges,
  id,
}: {
  readonly members: readonly Member[];
  readonly judges: Judges;
  /** Names the members and the libvirt. */
  readonly id: string;
}) {
  const answer = useWork(function* () {
    yield baselineOf(members, judges);
  }, id);
  if (answer === null) return <Wait />;
  if (typeof answer === 'string') return <p class="note warn">No common CPU: {answer}.</p>;
  const { found, xml } = answer;
  return (
    <section class="stack">
      <h2>
        The CPU that {members.length === 1 ? 'it can give' : `all ${members.length} can give`}:{' '}
        <span class="mono">{found.cpu.model}</span>
      </h2>
      <Copy label="QEMU's command line" text={`-cpu ${found.commandLine.replace(/^-cpu /, '')}`} />
      <Copy label="libvirt's XML" text={xml} />
      {members.length > 1 && (
        <ul class="steps">
          {found.costs.map(({ host, features }) => (
            <li key={host}>
              <div>{host}</div>
              <div class="stack">
                {features.length === 0 ? (
                  <span class="soft">gives up nothing</span>
                ) : (
                  <Features names={features} sign="-" />
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <Remarks
        title="Hosts to mend"
        rows={found.mend.map(({ feature, hosts, remedy }) => [feature, `${hosts.join(', ')}: ${remedy}`])}
      />
      <Remarks
        title="Left out, although every CPU has it"
        rows={found.leftOut.map(({ feature, reason }) => [feature, reason])}
      />
    </section>
  );
}

function Remarks({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, text: string])[];
}) {
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>
        {title} ({rows.length})
      </summary>
      <ul class="steps">
        {rows.map(([name, text]) => (
          <li key={name}>
            <div class="mono">{name}</div>
            <div>{text}</div>
          </li>
        ))}
      </ul>
    </details>
  );
}
