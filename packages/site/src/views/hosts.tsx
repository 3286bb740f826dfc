import type { Guest } from '@cpu-models/inputs';
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { known, type Member, type Read, readAll } from '../data/hosts.js';
import { libvirt, libvirtReleases } from '../data/library.js';
import { Field, Head, Pick } from '../parts/controls.js';
import { Drop } from '../parts/drop.js';
import { Wait } from '../parts/wait.js';
import { type Given, hosts } from '../state/given.js';
import { here } from '../state/here.js';
import { param } from '../state/place.js';
import { Asked } from './hosts-asked.js';
import { Baseline } from './hosts-baseline.js';
import { HostCard } from './hosts-card.js';
import { Messages } from './hosts-messages.js';

/** What hosts can run, why not, and what they have in common; nothing that is dropped here leaves the browser. */
export default function Hosts() {
  const data = known();
  hosts.follow();
  const list = hosts.value.value;
  const read = useMemo(() => (data === null ? [] : readAll(list, data)), [list, data === null]);
  const map = libvirt(here().libvirt);
  if (data === null || map === null) return <Wait />;
  const members = read.flatMap((each): Member[] => (each.kind === 'host' ? [each] : []));
  const judges = { known: data, map };
  // The same list has the same answers: its texts are too long to be compared.
  const id = `${map.release} ${numberOf(list)}`;
  return (
    <>
      <Head
        title="Your hosts"
        lead="A probe, virsh domcapabilities or capabilities, /proc/cpuinfo, lscpu, a CPUID dump; several hosts at a time. A guest, to see where it runs: domain XML, a command line. Or a message of QEMU or libvirt. It stays in this browser."
      >
        <Pick label="libvirt" name="libvirt" value={here().libvirt} options={libvirtReleases().toReversed()} />
        {members.length > 0 && (
          <>
            <Field label="a model, to ask about" name="model" placeholder="EPYC-Rome,+avx512f" />
            <Field label="one feature of it" name="feature" placeholder="avx" />
          </>
        )}
      </Head>
      <Take />
      {!hosts.isHeld.value && (
        <p class="note warn">This is too much for an address: a link to this page does not hold it.</p>
      )}
      {read.map((each, i) => (
        <One key={`${each.name} ${i}`} read={each} at={i} isJoinable={read[i - 1]?.kind === 'host'} />
      ))}
      {members.length > 0 &&
        guestsOf(read, param('model')).map((guest, i) => (
          <Asked
            key={`${i} ${guest.model}`}
            guest={guest}
            feature={param('feature')}
            members={members}
            judges={judges}
            id={`${id} ${guest.model} ${param('feature')}`}
          />
        ))}
      {members.length > 0 && <Baseline members={members} judges={judges} id={id} />}
    </>
  );
}

/** The model that is asked about, and the guests that were given. */
function guestsOf(read: readonly Read[], model: string): Guest[] {
  const named: Guest[] = model === '' ? [] : [{ kind: 'CPU model', model, notes: [] }];
  return [
    ...named,
    ...read.flatMap((each) =>
      each.kind === 'guests' ? each.guests.map((guest) => ({ name: each.name, ...guest })) : [],
    ),
  ];
}

const numbers = new WeakMap<readonly Given[], number>();
let lastNumber = 0;
function numberOf(list: readonly Given[]): number {
  const number = numbers.get(list) ?? ++lastNumber;
  numbers.set(list, number);
  return number;
}

function Take() {
  const text = useSignal('');
  const add = () => {
    if (text.value.trim() === '') return;
    hosts.set([...hosts.value.value, { name: `pasted ${hosts.value.value.length + 1}`, texts: [text.value] }]);
    text.value = '';
  };
  return (
    <section class="stack no-print">
      <label class="field">
        <span>Paste a host, a guest, or a message</span>
        <textarea
          rows={4}
          spellcheck={false}
          value={text.value}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
      </label>
      <div class="controls">
        <button type="button" onClick={add}>
          Add what is pasted
        </button>
        <Drop
          label="Drop or choose files"
          several
          onGiven={(files) =>
            hosts.set([...hosts.value.value, ...files.map((file) => ({ name: file.name, texts: [file.text] }))])
          }
        />
      </div>
    </section>
  );
}

function One({ read, at, isJoinable }: { readonly read: Read; readonly at: number; readonly isJoinable: boolean }) {
  const remove = () => hosts.set(hosts.value.value.filter((_, i) => i !== at));
  return (
    <section class="difference">
      <div class="difference-head">
        <h2>{read.name}</h2>
        <div class="controls">
          {read.kind === 'host' && isJoinable && (
            <button type="button" onClick={() => hosts.set(joined(hosts.value.value, at))}>
              The same host as above
            </button>
          )}
          <button type="button" onClick={remove} aria-label={`Remove ${read.name}`}>
            Remove
          </button>
        </div>
      </div>
      {read.kind === 'problem' && (
        <p class="note bad" role="alert">
          {read.problem}
        </p>
      )}
      {read.kind === 'messages' && <Messages messages={read.messages} />}
      {read.kind === 'guests' && <p class="soft">{read.guests.map(({ kind }) => kind).join(', ')}</p>}
      {read.kind === 'host' && <HostCard member={read} />}
    </section>
  );
}

/** What one text says of a host, another may complete. */
function joined(list: readonly Given[], at: number): Given[] {
  return list.flatMap((each, i) => {
    const next = list[at];
    if (i === at || next === undefined) return [];
    return i === at - 1 ? [{ name: `${each.name} + ${next.name}`, texts: [...each.texts, ...next.texts] }] : [each];
  });
}
