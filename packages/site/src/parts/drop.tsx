import { useSignal } from '@preact/signals';

/** A file's text. */
export interface Dropped {
  readonly name: string;
  readonly text: string;
}

/** Larger files are no lists of names and no host's answers. */
const LARGEST = 4_000_000;

/** Where files are dropped, chosen or pasted; what cannot be read is said. */
export function Drop(props: {
  readonly label: string;
  readonly several?: boolean;
  readonly onGiven: (files: readonly Dropped[]) => void;
}) {
  const over = useSignal(false);
  const problem = useSignal('');
  const take = async (files: readonly File[]) => {
    const large = files.find(({ size }) => size > LARGEST);
    problem.value = large === undefined ? '' : `${large.name} is larger than ${LARGEST / 1e6} MB and was left out.`;
    const small = files.filter(({ size }) => size <= LARGEST);
    const read = await Promise.all(small.map(async (file) => ({ name: file.name, text: await file.text() })));
    const binary = read.find(({ text }) => text.includes('\0'));
    if (binary !== undefined) problem.value = `${binary.name} is not text and was left out.`;
    const texts = read.filter(({ text }) => !text.includes('\0'));
    if (texts.length > 0) props.onGiven(texts);
  };
  return (
    <div
      class={`drop${over.value ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => (over.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        take([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <label class="choose">
        {props.label}
        <input
          type="file"
          multiple={props.several ?? false}
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      {problem.value !== '' && (
        <p class="note warn" role="alert">
          {problem.value}
        </p>
      )}
    </div>
  );
}
