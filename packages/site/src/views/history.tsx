import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { comparisonOf } from '../data/disagreement.js';
import { libvirtSeries, qemuSeries, type Series } from '../data/history.js';
import { allLibvirt, allQemu, features, libvirtReleases, qemuReleases, reasons } from '../data/library.js';
import { Head, Pick } from '../parts/controls.js';
import { Plot } from '../parts/plot.js';
import { Wait } from '../parts/wait.js';
import { here } from '../state/here.js';

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

/** Counted release by release, with a breath between: the page stays in hand. */
function Differences({ qemu }: { readonly qemu: string }) {
  const points = useSignal<Series['points']>([]);
  const ready = features() !== null && reasons() !== null;
  useEffect(() => {
    if (!ready) return;
    let left = libvirtReleases();
    points.value = [];
    const step = () => {
      const [release, ...rest] = left;
      if (release === undefined) return;
      const found = comparisonOf(qemu, release);
      const value = new Set(found?.differences.map(({ name }) => name)).size;
      points.value = [...points.value, { release, value }];
      left = rest;
      timer = setTimeout(step, 16);
    };
    let timer = setTimeout(step, 16);
    return () => clearTimeout(timer);
  }, [ready, qemu]);
  return (
    <Plot series={{ title: 'names that differ', about: `from what QEMU ${qemu} defines`, points: points.value }} />
  );
}
