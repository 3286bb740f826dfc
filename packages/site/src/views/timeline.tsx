import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { allLibvirt, allQemu, libvirtReleases, qemuReleases } from '../data/library.js';
import { machineRows, type Stretch, type TimelineRow, versionRows } from '../data/timeline.js';
import { Field, Head, Pick } from '../parts/controls.js';
import { vendorClass } from '../parts/vendor.js';
import { Wait } from '../parts/wait.js';
import { here } from '../state/here.js';
import { hrefOf, param } from '../state/place.js';

const [HIGH, TOP, NAMES] = [18, 26, 210] as const;

/** When models, versions and machine types came and went, along QEMU's releases and libvirt's. */
export default function Timeline() {
  const [releases, maps] = [allQemu(), allLibvirt()];
  const kind = param('show', param('machine') === '' ? 'versions' : 'machines');
  const rows = useMemo(
    () =>
      releases === null || maps === null
        ? null
        : kind === 'machines'
          ? machineRows(releases)
          : versionRows(releases, maps),
    [releases?.length, maps?.length, kind],
  );
  if (rows === null) return <Wait />;
  const wanted = param('name').toLowerCase();
  const shown = rows.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <>
      <Head
        title="Timeline"
        lead="From the first release that has it to the last. What an end touches goes on: the first and the last release known here are no beginning and no end."
      >
        <Pick
          label="show"
          name="show"
          value={kind}
          options={[
            ['versions', 'models and versions'],
            ['machines', 'machine types'],
          ]}
        />
        <Field label="names" name="name" placeholder="EPYC" />
      </Head>
      {shown.length === 0 ? <p class="note">Nothing has such a name.</p> : <Chart rows={shown} />}
    </>
  );
}

function Chart({ rows }: { readonly rows: readonly TimelineRow[] }) {
  const list = useRef<HTMLOListElement>(null);
  const at = useSignal(
    Math.max(
      0,
      rows.findIndex(({ name }) => name === param('machine')),
    ),
  );
  const axes = axesOf(rows.some(({ libvirt }) => libvirt !== null));
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20, Home: -rows.length, End: rows.length }[
      event.key
    ];
    if (step === undefined) return;
    event.preventDefault();
    at.value = Math.max(0, Math.min(rows.length - 1, at.value + step));
    list.current?.querySelectorAll('a')[at.value]?.focus();
  };
  return (
    <div class="timeline" role="region" aria-label="Timeline" tabIndex={-1}>
      <Axis axes={axes} />
      <ol ref={list} onKeyDown={onKey}>
        {rows.map((row, i) => (
          <li key={row.name} class={row.group === rows[i - 1]?.group ? '' : 'first'}>
            <a
              class="mono"
              tabIndex={i === Math.min(at.value, rows.length - 1) ? 0 : -1}
              onFocus={() => (at.value = i)}
              href={hrefOf(row.kind === 'version' ? ['models', row.name] : ['stacks'], {
                ...here(),
                ...(row.kind === 'machine' ? { machine: row.name } : {}),
              })}
              title={said(row)}
            >
              {row.name}
              <span class="hidden">: {said(row)}</span>
            </a>
            <Bars row={row} axes={axes} />
          </li>
        ))}
      </ol>
    </div>
  );
}

interface AxisPlan {
  readonly label: string;
  readonly releases: readonly string[];
  readonly left: number;
  readonly step: number;
}

function axesOf(withLibvirt: boolean): readonly AxisPlan[] {
  const [qemu, libvirt] = [qemuReleases(), libvirtReleases()];
  const places = qemu.length + (withLibvirt ? libvirt.length + 0.6 : 0);
  const step = Math.max(32, Math.min(64, (roomFor() - NAMES - 60) / places));
  const first = { label: 'QEMU', releases: qemu, left: 0, step };
  return withLibvirt
    ? [first, { label: 'libvirt', releases: libvirt, left: (qemu.length + 0.6) * step, step }]
    : [first];
}

/** Pages are also made where there is no window. */
const roomFor = () => (typeof innerWidth === 'number' ? innerWidth : 1280);

const widthOf = (axes: readonly AxisPlan[]) =>
  Math.max(...axes.map(({ left, step, releases }) => left + step * releases.length));

function Axis({ axes }: { readonly axes: readonly AxisPlan[] }) {
  return (
    <svg
      class="axis"
      width={widthOf(axes)}
      height={TOP + 14}
      style={{ paddingLeft: `${NAMES}px`, boxSizing: 'content-box' }}
      aria-hidden="true"
    >
      {axes.map(({ label, releases, left, step }) => (
        <g key={label}>
          <text class="label" x={left} y={11}>
            {label}
          </text>
          {releases.map((release, i) => (
            <text key={release} x={left + i * step + step / 2} y={TOP + 4} text-anchor="middle">
              {release}
            </text>
          ))}
        </g>
      ))}
    </svg>
  );
}

function Bars({ row, axes }: { readonly row: TimelineRow; readonly axes: readonly AxisPlan[] }) {
  const stretches = [row.qemu, row.libvirt];
  return (
    <svg
      width={widthOf(axes)}
      height={HIGH}
      aria-hidden="true"
      class={row.vendor === null ? 'other' : vendorClass(row.vendor)}
    >
      {axes.map((axis, i) => (
        <g key={axis.label}>
          <path class="track" d={`M${axis.left} ${HIGH / 2}h${axis.step * axis.releases.length}`} />
          {stretches[i] && (
            <Bar axis={axis} stretch={stretches[i] as Stretch} deprecated={i === 0 ? row.deprecated : null} />
          )}
        </g>
      ))}
    </svg>
  );
}

function Bar(props: { readonly axis: AxisPlan; readonly stretch: Stretch; readonly deprecated: number | null }) {
  const { axis, stretch, deprecated } = props;
  const { first, last } = stretch;
  const x = (place: number) => axis.left + place * axis.step;
  const start = x(first) + (first === 0 ? 0 : axis.step / 2 - 4);
  const end = x(last + 1) - (last === axis.releases.length - 1 ? 0 : axis.step / 2 - 4);
  const old = deprecated === null ? end : Math.max(start, x(deprecated) + axis.step / 2);
  return (
    <>
      <rect x={start} y={5} width={Math.max(0, old - start)} height={8} rx={first === 0 ? 0 : 3} />
      {old < end && <rect class="old" x={old} y={5} width={end - old} height={8} />}
    </>
  );
}

function said({ qemu, libvirt, deprecated, kind }: TimelineRow): string {
  const [releases, maps] = [qemuReleases(), libvirtReleases()];
  const parts = [
    spanText('QEMU', releases, qemu),
    ...(kind === 'version' ? [spanText('libvirt', maps, libvirt)] : []),
    ...(deprecated === null ? [] : [`deprecated since ${releases[deprecated]}`]),
  ];
  return parts.join('; ');
}

function spanText(project: string, releases: readonly string[], stretch: Stretch | null): string {
  if (stretch === null) return `not in ${project}`;
  const { first, last } = stretch;
  const from = first === 0 ? `${releases[0]} or before` : `since ${releases[first]}`;
  return `${project} ${from}${last === releases.length - 1 ? '' : `, gone in ${releases[last + 1]}`}`;
}
