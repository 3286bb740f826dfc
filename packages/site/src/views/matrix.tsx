import { wordAddress } from '@cpu-models/runtime';
import { useMemo } from 'preact/hooks';
import { about, allQemu, qemu, qemuReleases } from '../data/library.js';
import { type MatrixQuestion, matrixColumns, matrixRows } from '../data/matrix.js';
import { vendorName } from '../data/words.js';
import { Check, Field, Head, Pick } from '../parts/controls.js';
import { Wait } from '../parts/wait.js';
import { here } from '../state/here.js';
import { param } from '../state/place.js';
import { Grid } from './matrix-grid.js';

const COLUMNS = [
  ['any', 'set in any'],
  ['differ', 'set in some'],
  ['all', 'set in all'],
  ['every', 'every feature'],
] as const;

/** Versions by features, with filters on both sides. */
export default function Matrix() {
  const release = qemu(here().qemu);
  const everything = param('all') === '1' ? allQemu() : null;
  const since = param('since') === '' ? null : qemu(param('since'));
  const question: MatrixQuestion = {
    vendor: param('vendor'),
    word: param('word'),
    model: param('model'),
    feature: param('feature'),
    columns: param('columns', 'any') as MatrixQuestion['columns'],
    since,
  };
  const isHere = release !== null && (param('all') !== '1' || everything !== null);
  // Arrows change the address too, but not what is asked.
  const { rows, columns } = useMemo(() => {
    if (release === null || !isHere) return { rows: [], columns: [] };
    const rows = matrixRows(everything?.toReversed() ?? [release], question);
    return { rows, columns: matrixColumns(release, rows, question) };
  }, [release, isHere, everything === null, ...Object.values(question)]);
  if (release === null || !isHere) return <Wait />;
  const vendors = [...new Set(release.models.map(({ vendor }) => vendorName(vendor)))];
  return (
    <>
      <Head
        title="Matrix"
        lead={`${rows.length} versions by ${columns.length} features. Arrows move, Enter opens the model, F the feature.`}
      >
        <Pick label="QEMU" name="qemu" value={here().qemu} options={qemuReleases().toReversed()} />
        <Pick label="vendor" name="vendor" options={[['', 'all'], ...vendors]} />
        <Field label="models" name="model" placeholder="EPYC" />
        <Field label="features" name="feature" placeholder="avx" />
        <Pick
          label="word"
          name="word"
          options={[['', 'all'], ...release.words.map((word) => [word.name, wordAddress(word)] as const)]}
        />
        <Pick label="columns" name="columns" value={question.columns} options={COLUMNS} />
        <Pick
          label="changed since"
          name="since"
          options={[['', '–'], ...qemuReleases().filter((other) => other !== release.release)]}
        />
        <Check label="all releases" name="all" />
      </Head>
      {rows.length === 0 || columns.length === 0 ? (
        <p class="note">Nothing is left: loosen a filter.</p>
      ) : (
        <Grid rows={rows} columns={columns} about={about()} />
      )}
    </>
  );
}
