import type { CpuMap } from '@cpu-models/runtime/libvirt';
import type { QemuRelease } from '@cpu-models/runtime/qemu';
import { effect, type ReadonlySignal, signal, useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { about, allLibvirt, allQemu, features, qemu } from '../data/library.js';
import { find, type Hit, nearest, othersIndex, searchIndex } from '../data/search.js';
import { known } from '../state/here.js';
import { go, hrefOf } from '../state/place.js';
import { afterFrame } from '../state/turns.js';

/** Whether the search is open. */
export const searching = signal(false);

/** Search over names, flags, addresses and machine types; `/` or Ctrl-K opens it anywhere. */
export function Search() {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => listen(), []);
  useEffect(
    () =>
      effect(() => {
        if (searching.value) box.current?.showModal();
        else box.current?.close();
      }),
    [],
  );
  return (
    <dialog
      ref={box}
      class="search"
      aria-label="Search"
      onClose={() => (searching.value = false)}
      onClick={closeOutside}
    >
      {searching.value && <Box />}
    </dialog>
  );
}

/** What a list shows before it is scrolled; the rest comes a frame later. */
const AT_ONCE = 15;

function Box() {
  const question = useSignal('');
  const at = useSignal(0);
  const index = useIndex();
  const found = useComputed(() => (index.value === null ? [] : find(index.value, question.value)));
  // What the last key asks for is not looked for further before its frame is shown.
  const near = useSignal<{ readonly question: string; readonly hits: readonly Hit[] }>({ question: '', hits: [] });
  const isLost = useComputed(() => index.value !== null && question.value !== '' && found.value.length === 0);
  const [others, maps] = isLost.value ? [allQemu(), allLibvirt()] : [null, null];
  const isWhole = near.value.question === question.value;
  const hits = useComputed(() => (found.value.length > 0 ? found.value : near.value.hits));
  const shown = isWhole ? hits.value : hits.value.slice(0, AT_ONCE);
  useEffect(
    () =>
      afterFrame(() => {
        const hits = isLost.value ? elsewhere(index.value ?? [], question.value, others, maps) : [];
        near.value = { question: question.value, hits };
      }),
    [question.value, index.value, others, maps],
  );
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      at.value = Math.max(0, Math.min(hits.value.length - 1, at.value + step));
      document.getElementById(`hit-${at.value}`)?.scrollIntoView({ block: 'nearest' });
    }
    const hit = hits.value[at.value];
    if (event.key === 'Enter' && hit !== undefined) open(hit);
  };
  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-expanded={hits.value.length > 0}
        aria-controls="hits"
        aria-activedescendant={hits.value.length > 0 ? `hit-${at.value}` : undefined}
        aria-label="Search models, features, flags, addresses, machine types"
        placeholder="EPYC-Rome, sse4_1, 7.0.EBX[5], MSR 0x10a, pc-q35-9.2"
        autocomplete="off"
        spellcheck={false}
        value={question.value}
        ref={(element) => element?.focus()}
        onInput={(event) => {
          question.value = event.currentTarget.value;
          at.value = 0;
        }}
        onKeyDown={onKey}
      />
      <ul id="hits" role="listbox" aria-label="Found">
        {shown.map((hit, i) => (
          <li
            key={i}
            id={`hit-${i}`}
            role="option"
            aria-selected={i === at.value}
            onClick={() => open(hit)}
            onPointerMove={() => (at.value = i)}
          >
            <span>{hit.kind}</span>
            <b>{hit.name}</b>
            <span>{hit.about}</span>
          </li>
        ))}
      </ul>
      <p role="status">
        {index.value === null
          ? 'Loading …'
          : question.value === ''
            ? 'Names of models and features in any spelling, CPUID addresses, MSRs, machine types.'
            : found.value.length === 0
              ? `QEMU ${known().qemu} has nothing called ${question.value}${hits.value.length === 0 ? '.' : '; elsewhere, or spelt much like it:'}`
              : `${hits.value.length} found; Enter opens, Escape closes.`}
      </p>
    </>
  );
}

/** What other releases call so; else what is spelt much like it. */
function elsewhere(
  index: ReturnType<typeof searchIndex>,
  question: string,
  others: readonly QemuRelease[] | null,
  maps: readonly CpuMap[] | null,
): readonly Hit[] {
  const release = qemu(known().qemu);
  if (release === null || others === null || maps === null) return nearest(index, question);
  const hits = find(othersIndex(release, others, maps), question);
  return hits.length > 0 ? hits : nearest(index, question);
}

/** What can be looked for; made once the box is shown. */
function useIndex(): ReadonlySignal<ReturnType<typeof searchIndex> | null> {
  const index = useSignal<ReturnType<typeof searchIndex> | null>(null);
  const [release, list, texts] = [qemu(known().qemu), features(), about()];
  useEffect(
    () =>
      release === null || list === null
        ? undefined
        : afterFrame(() => {
            index.value = searchIndex(release, list, texts);
          }),
    [release, list, texts],
  );
  return index;
}

/** The box goes at once; what was under it stays for one frame more. */
function open(hit: Hit): void {
  searching.value = false;
  afterFrame(() => go(hrefOf(hit.path, { ...known(), ...hit.params })));
}

function closeOutside(event: MouseEvent): void {
  if (event.target === event.currentTarget) searching.value = false;
}

function listen(): () => void {
  const onKey = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
    const asked = (event.key === '/' && !typing) || (event.key === 'k' && (event.ctrlKey || event.metaKey));
    if (!asked) return;
    event.preventDefault();
    searching.value = true;
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}
