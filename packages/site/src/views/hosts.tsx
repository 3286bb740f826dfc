import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { known, type Member, type Read, readInput } from '../data/hosts.js';
import { libvirt, libvirtReleases } from '../data/library.js';
import { Field, Head, Pick } from '../parts/controls.js';
import { Drop } from '../parts/drop.js';
import { Wait } from '../parts/wait.js';
import { give, given, inAddress, readGiven } from '../state/given.js';
import { here } from '../state/here.js';
import { param } from '../state/place.js';
import { Asked } from './hosts-asked.js';
import { Baseline } from './hosts-baseline.js';
import { HostCard } from './hosts-card.js';
import { Messages } from './hosts-messages.js';

/** What hosts can run, why not, and what they have in common; nothing that is dropped here leaves the browser. */
export default function Hosts() {
  const data = known();
  const packed = param('data');
  useEffect(() => {
    readGiven();
  }, [packed]);
  const list = given.value;
  const read = useMemo(
    () => (data === null ? [] : list.map(({ name, text }) => readInput(name, text, data))),
    [list, data === null],
  );
  const map = libvirt(here().libvirt);
  if (data === null || map === null) return <Wait />;
  const members = read.flatMap((each): Member[] => (each.kind === 'host' ? [each] : []));
  return (
    <>
      <Head
        title="Your hosts"
        lead="A probe, virsh domcapabilities or capabilities, /proc/cpuinfo, lscpu, a CPUID dump; several hosts at a time. Or a message of QEMU or libvirt. It stays in this browser."
      >
        <Pick label="libvirt" name="libvirt" value={here().libvirt} options={libvirtReleases().toReversed()} />
        {members.length > 0 && <Field label="a model, to ask about" name="model" placeholder="EPYC-Rome" />}
      </Head>
      <Take />
      {!inAddress.value && (
        <p class="note warn">This is too much for an address: a link to this page does not hold it.</p>
      )}
      {read.map((each, i) => (
        <One key={`${each.name} ${i}`} read={each} remove={() => give(list.filter((_, at) => at !== i))} />
      ))}
      {param('model') !== '' && members.length > 0 && (
        <Asked model={param('model')} members={members} known={data} map={map} />
      )}
      {members.length > 0 && <Baseline members={members} known={data} map={map} />}
    </>
  );
}

function Take() {
  const text = useSignal('');
  const add = () => {
    if (text.value.trim() === '') return;
    give([...given.value, { name: `pasted ${given.value.length + 1}`, text: text.value }]);
    text.value = '';
  };
  return (
    <section class="stack">
      <label class="field">
        <span>Paste a host, or a message</span>
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
        <Drop label="Drop or choose files" several onGiven={(files) => give([...given.value, ...files])} />
      </div>
    </section>
  );
}

function One({ read, remove }: { readonly read: Read; readonly remove: () => void }) {
  return (
    <section class="difference">
      <div class="difference-head">
        <h2>{read.name}</h2>
        <button type="button" onClick={remove} aria-label={`Remove ${read.name}`}>
          Remove
        </button>
      </div>
      {read.kind === 'problem' && (
        <p class="note bad" role="alert">
          {read.problem}
        </p>
      )}
      {read.kind === 'messages' && <Messages messages={read.messages} />}
      {read.kind === 'host' && <HostCard member={read} />}
    </section>
  );
}
