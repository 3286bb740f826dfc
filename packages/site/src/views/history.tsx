import { comparisonOf } from '../data/disagreement.js';
import { libvirtSeries, qemuSeries, type Series } from '../data/history.js';
import { allLibvirt, allQemu, features, libvirtReleases, qemuReleases, reasons } from '../data/library.js';
import { Head, Pick } from '../parts/controls.js';
import { Plot } from '../parts/plot.js';
import { Wait } from '../parts/wait.js';
import { here } from '../state/here.js';
import { useWork } from '../state/work.js';

/** How names, features and differences grew, release by release. */
export default function History() {
  const [releases, maps] = [allQemu(), allLibvirt()];
  if (releases === null || maps === null) return <Wait />;
  return (
    <>
      <Head
        title="History"
        lead="Numbers by release; where a bar is darker, something changed. One feature’s life is on its own page: search for it."
      >
        <Pick label="differences against QEMU" name="qemu" value={here().qemu} options={qemuReleases().toReversed()} />
      </Head>
      <section class="stack">
        <h2>QEMU</h2>
        <div class="plots">
          {qemuSeries(releases).map((series) => (
            <Plot key={series.title} series={series} />
          ))}
        </div>
      </section>
      <section class="stack">
        <h2>libvirt</h2>
        <div class="plots">
          {libvirtSeries(maps).map((series) => (
            <Plot key={series.title} series={series} />
          ))}
          <Differences qemu={here().qemu} />
        </div>
      </section>
    </>
  );
}

/** Counted release by release; the page stays in hand. */
function Differences({ qemu }: { readonly qemu: string }) {
  const ready = features() !== null && reasons() !== null;
  const points = useWork(ready ? () => differing(qemu) : null, qemu) ?? [];
  return (
    <Plot
      series={{ title: 'names that differ', about: `from what QEMU ${qemu} defines`, points }}
      busy={points.length < libvirtReleases().length}
    />
  );
}

/** How many names differ, for more and more releases. */
function* differing(qemu: string): Generator<Series['points']> {
  const points: { readonly release: string; readonly value: number }[] = [];
  for (const release of libvirtReleases()) {
    const found = comparisonOf(qemu, release);
    points.push({ release, value: new Set(found?.differences.map(({ name }) => name)).size });
    yield [...points];
  }
}
