import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { libvirtReleases, qemuReleases } from '../data/library.js';
import { knownNames, type Linted, lint, markLines } from '../data/lint.js';
import { Head, Pick } from '../parts/controls.js';
import { Copy } from '../parts/copy.js';
import { Drop } from '../parts/drop.js';
import { Wait } from '../parts/wait.js';
import { pack, unpack } from '../state/pack.js';
import { change, param } from '../state/place.js';

const EXAMPLE = `cpu: Nehalem-IRBS            # vm.yaml, a line of it
args: -cpu EPYC-Rome,+sse4_1,+vpclmutqdq
models: [Skylake-Server, Cascadelake-Server-V2, Penrym, EPYC-Milan]
`;

/** Longer texts do not go into the address. */
const LONGEST_ADDRESS = 30_000;

/** Finds wrong names of models and features in whatever file is given. */
export default function Lint() {
  const names = knownNames();
  const text = useSignal('');
  const path = param('file', 'pasted.txt');
  useEffect(() => {
    unpack(param('text')).then((found) => {
      if (found !== null && text.value === '') text.value = found;
    });
  }, []);
  const given = async (name: string, next: string, replace = false) => {
    text.value = next;
    const packed = await pack(next);
    change({ file: name, text: packed.length > LONGEST_ADDRESS ? undefined : packed }, replace);
  };
  if (names === null) return <Wait />;
  const result = lint(path, text.value, names, { qemu: param('forqemu'), libvirt: param('forlibvirt') });
  const any = [['', 'any release']] as const;
  return (
    <>
      <Head
        title="Lint"
        lead="Wrong names of CPU models and features in any file: command lines, XML, YAML, configuration, code. The file stays here."
      >
        <Pick label="written for QEMU" name="forqemu" options={[...any, ...qemuReleases().toReversed()]} />
        <Pick label="written for libvirt" name="forlibvirt" options={[...any, ...libvirtReleases().toReversed()]} />
      </Head>
      <section class="stack">
        <label class="field">
          <span>Text, as {path}</span>
          <textarea
            rows={8}
            spellcheck={false}
            value={text.value}
            placeholder={EXAMPLE}
            onInput={(event) => given(path, event.currentTarget.value, true)}
          />
        </label>
        <div class="controls">
          <Drop label="Drop or choose a file" onGiven={([first]) => first && given(first.name, first.text)} />
          <button type="button" onClick={() => given('vm.yaml', EXAMPLE)}>
            Try an example
          </button>
        </div>
      </section>
      <Findings text={text.value} result={result} />
    </>
  );
}

function Findings({ text, result }: { readonly text: string; readonly result: Linted }) {
  const { findings, fixed } = result;
  if (text === '') return null;
  return (
    <>
      <p class={`note ${findings.length === 0 ? 'good' : 'bad'}`} role="status">
        {findings.length === 0
          ? 'Every name is right.'
          : `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}.`}
      </p>
      {findings.length > 0 && (
        <section class="stack">
          <h2>Where</h2>
          <pre class="marked" tabIndex={0} role="region" aria-label="The text with its findings">
            {markLines(text, findings, 1).map(({ number, parts }) => (
              <div key={number}>
                <span class="soft">{String(number).padStart(4)} </span>
                {parts.map(({ text: part, finding }) =>
                  finding === null ? part : <mark class={finding.level}>{part}</mark>,
                )}
              </div>
            ))}
          </pre>
          <ul class="steps">
            {findings.map(({ place, name, level, message, rule, suggestion }) => (
              <li key={place.start}>
                <div>
                  <span class="soft">
                    {place.line}:{place.column}
                  </span>{' '}
                  <span class="mono">{name}</span>
                </div>
                <div>
                  <span class={`tag ${level === 'error' ? 'minus' : level === 'warning' ? 'warn' : ''}`}>{rule}</span>{' '}
                  {message}
                  {suggestion !== null && !message.includes(suggestion) && (
                    <>
                      {' '}
                      Write <span class="mono">{suggestion}</span>.
                    </>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {fixed !== null && (
        <section class="stack">
          <h2>With what is certain put right</h2>
          <Copy label="the text with its certain fixes" text={fixed} />
        </section>
      )}
    </>
  );
}
