import { libvirtReleases, qemuReleases } from '../data/library.js';
import { knownNames, type Linted, lint, markLines } from '../data/lint.js';
import { Head, Pick } from '../parts/controls.js';
import { Copy } from '../parts/copy.js';
import { Drop } from '../parts/drop.js';
import { Wait } from '../parts/wait.js';
import { linted } from '../state/given.js';
import { param } from '../state/place.js';

const EXAMPLE = `cpu: Nehalem-IRBS            # vm.yaml, a line of it
args: -cpu EPYC-Rome,+sse4_1,+vpclmutqdq
models: [Skylake-Server, Cascadelake-Server-V2, Penrym, EPYC-Milan]
`;

/** Finds wrong names of models and features in whatever file is given. */
export default function Lint() {
  const names = knownNames();
  const path = param('file', 'pasted.txt');
  linted.follow();
  const text = linted.value.value;
  if (names === null) return <Wait />;
  const result = lint(path, text, names, { qemu: param('forqemu'), libvirt: param('forlibvirt') });
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
            value={text}
            placeholder={EXAMPLE}
            onInput={(event) => linted.set(event.currentTarget.value, { file: path }, true)}
          />
        </label>
        <div class="controls">
          <Drop
            label="Drop or choose a file"
            onGiven={([first]) => first && linted.set(first.text, { file: first.name })}
          />
          <button type="button" onClick={() => linted.set(EXAMPLE, { file: 'vm.yaml' })}>
            Try an example
          </button>
        </div>
      </section>
      {!linted.isHeld.value && (
        <p class="note warn">This is too long for an address: a link to this page does not hold it.</p>
      )}
      <Findings text={text} result={result} />
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
