import type { Known } from '@cpu-models/inputs';
import type { Finding, HostExplanation, MoveExplanation } from '@cpu-models/runtime';
import type { CpuMap } from '@cpu-models/runtime/libvirt';
import { ask, type Member, move } from '../data/hosts.js';
import { Copy } from '../parts/copy.js';
import { useWork } from '../state/work.js';

interface Props {
  readonly model: string;
  readonly members: readonly Member[];
  readonly known: Known;
  readonly map: CpuMap;
}

/** One model on each host, and a guest's move from each to each. */
export function Asked({ model, members, known, map }: Props) {
  const key = `${model} ${map.release} ${members.map(({ name, host }) => `${name} ${host.host.host.cpuinfo['model name']}`).join(' ')}`;
  const answers = useWork(function* (): Generator<readonly (HostExplanation | string)[] | null> {
    const found: (HostExplanation | string)[] = [];
    for (const member of members) {
      found.push(ask(model, member, known, map));
      yield null;
    }
    yield found;
  }, key);
  const moves = useWork(function* (): Generator<readonly Move[] | null> {
    const found: Move[] = [];
    for (const from of members)
      for (const to of members) {
        if (from === to) continue;
        found.push({ from: from.name, to: to.name, answer: move(model, from, to, known) });
        yield null;
      }
    yield found;
  }, `moves ${key}`);
  return (
    <section class="stack loose">
      <h2>
        <span class="mono">{model}</span> on {members.length === 1 ? 'this host' : 'these hosts'}
      </h2>
      {answers?.map((answer, i) => (
        <Answer key={members[i]?.name} host={members[i]?.name ?? ''} answer={answer} />
      ))}
      {moves?.map((each) => (
        <Moved key={`${each.from} ${each.to}`} {...each} />
      ))}
    </section>
  );
}

const RUNS = { yes: 'runs here', no: 'does not run here as it is', unknown: 'may run here' } as const;
const SIGN = { yes: 'good', no: 'bad', unknown: 'warn' } as const;

function Answer({ host, answer }: { readonly host: string; readonly answer: HostExplanation | string }) {
  if (typeof answer === 'string')
    return (
      <p class="note bad">
        {host}: {answer}
      </p>
    );
  const { runs, libvirt, missing, withheld, use, machine, unknown } = answer;
  return (
    <div class={`note ${SIGN[runs]} stack`}>
      <p>
        <b>{host}:</b> {RUNS[runs]} <span class="soft">({machine})</span>
        {libvirt !== null && libvirt.starts === false && '; libvirt refuses it'}
        {libvirt?.starts === true && '; libvirt lets it start'}
      </p>
      <Findings title="Missing" findings={missing} />
      <Findings title="Off, although the model has it" findings={withheld} />
      {use !== null && <Copy label={`what to use on ${host}`} text={use.commandLine} />}
      {unknown.length > 0 && <p class="soft small">{unknown.join('; ')}</p>}
    </div>
  );
}

function Findings({ title, findings }: { readonly title: string; readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <details open={findings.length < 6}>
      <summary class="small">
        {title} ({findings.length})
      </summary>
      <ul class="steps">
        {findings.map(({ feature, reason, remedy }) => (
          <li key={feature}>
            <div class="mono">{feature}</div>
            <div>
              {reason}
              {remedy !== null && (
                <>
                  : <b>{remedy}</b>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface Move {
  readonly from: string;
  readonly to: string;
  readonly answer: MoveExplanation | string;
}

const MAY = { yes: 'may move', no: 'may not move', unknown: 'may or may not move' } as const;

function Moved({ from, to, answer }: Move) {
  if (typeof answer === 'string') return null;
  return (
    <div class={`note ${SIGN[answer.may]}`}>
      <p>
        {from} → {to}: {MAY[answer.may]}
      </p>
      {answer.obstacles.map((obstacle) => (
        <p key={obstacle} class="soft">
          {obstacle}
        </p>
      ))}
    </div>
  );
}
