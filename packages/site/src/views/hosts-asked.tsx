import type { Guest } from '@cpu-models/inputs';
import type { HostExplanation, MoveExplanation } from '@cpu-models/runtime';
import { ask, type Judges, type Member, move } from '../data/hosts.js';
import { useWork } from '../state/work.js';
import { Answer, Moved } from './hosts-answers.js';

/** One guest, or one feature of it, on each host, and its move from each to each. */
export function Asked(props: {
  readonly guest: Guest;
  /** Empty: all of them. */
  readonly feature: string;
  readonly members: readonly Member[];
  readonly judges: Judges;
  /** Names what is asked, so that the answers to it are no other's. */
  readonly id: string;
}) {
  const { guest, feature, members, judges, id } = props;
  const answers = useWork(function* (): Generator<readonly (HostExplanation | string)[] | null> {
    const found: (HostExplanation | string)[] = [];
    for (const member of members) {
      found.push(ask(guest, feature, member, judges));
      yield null;
    }
    yield found;
  }, id);
  const moves = useWork(function* (): Generator<readonly (readonly [key: string, answer: MoveExplanation])[] | null> {
    const found: [string, MoveExplanation][] = [];
    for (const from of members)
      for (const to of members) {
        const answer = from === to || feature !== '' ? '' : move(guest, from, to, judges);
        if (typeof answer !== 'string') found.push([`${from.name} → ${to.name}`, answer]);
        yield null;
      }
    yield found;
  }, `moves ${id}`);
  return (
    <section class="stack loose" aria-busy={answers === null || moves === null}>
      <h2>
        <span class="mono">{titleOf(guest)}</span> on {members.length === 1 ? 'this host' : 'these hosts'}
      </h2>
      {guest.notes.map((note) => (
        <p key={note} class="soft small">
          {note}
        </p>
      ))}
      {answers?.map((answer, i) => (
        <Answer key={members[i]?.name} host={members[i]?.name ?? ''} answer={answer} map={judges.map} />
      ))}
      {moves?.map(([hosts, answer]) => (
        <Moved key={hosts} hosts={hosts} answer={answer} />
      ))}
    </section>
  );
}

function titleOf({ name, model, cpu, kind }: Guest): string {
  return name ?? model ?? cpu?.model ?? cpu?.mode ?? kind;
}
