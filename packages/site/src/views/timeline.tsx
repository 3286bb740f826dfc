import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { days, yearsBetween } from '../data/days.js';
import { about, allLibvirt, allQemu, libvirtReleases, qemuReleases } from '../data/library.js';
import { machineRows, type Stretch, type TimelineRow, versionRows } from '../data/timeline.js';
import { Field, Head, Pick } from '../parts/controls.js';
import { COLOURED, VendorDot, vendorClass } from '../parts/vendor.js';
import { Wait } from '../parts/wait.js';
import { here } from '../state/here.js';
import { hrefOf, param } from '../state/place.js';

/** Pixels of a line, before a group, and of the axis; the style sheet says the first two too. */
const [HIGH, APART_Y, AXIS] = [18, 7, 50] as const;

/** When models, versions and machine types came and went, along QEMU's releases and libvirt's. */
export default function Timeline() {
  const [releases, maps, known] = [allQemu(), allLibvirt(), about()];
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
  if (rows === null || known === null) return <Wait />;
  const wanted = param('name').toLowerCase();
  const shown = rows.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <>
      <Head
        title="Timeline"
        lead={
          <>
            From the day of the first release that has it to that of the first without it. Thick is QEMU, paler where
            deprecated; thin is libvirt. What touches an edge goes on beyond it.{kind === 'versions' && <Vendors />}
          </>
        }
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

/** Whose colour is which. */
function Vendors() {
  return (
    <>
      {' '}
      {[...COLOURED, 'others'].map((vendor) => (
        <span key={vendor} class="nowrap">
          <VendorDot vendor={vendor} />
          {vendor}{' '}
        </span>
      ))}
    </>
  );
}

function Chart({ rows }: { readonly rows: readonly TimelineRow[] }) {
  const [box, list] = [useRef<HTMLDivElement>(null), useRef<HTMLOListElement>(null)];
  const scale = useMemo(scaleOf, []);
  const tops = useMemo(() => topsOf(rows), [rows]);
  const start = Math.max(
    0,
    rows.findIndex(({ name }) => name === param('machine')),
  );
  const link = (at: number) => list.current?.children[at]?.querySelector('a');
  // Where not all fits, the newest is seen first: it stands on top as well.
  useLayoutEffect(() => box.current?.scrollTo({ left: scale.width, behavior: 'instant' }), []);
  // One link is in the order of tabs; the arrows go on from it.
  const onFocus = (event: FocusEvent) => {
    list.current?.querySelector('a[tabindex="0"]')?.setAttribute('tabindex', '-1');
    (event.target as Element).setAttribute('tabindex', '0');
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20, Home: -rows.length, End: rows.length }[
      event.key
    ];
    if (step === undefined) return;
    event.preventDefault();
    const at = [...(list.current?.children ?? [])].findIndex((item) => item.contains(document.activeElement));
    link(Math.max(0, Math.min(rows.length - 1, at + step)))?.focus();
  };
  return (
    <div ref={box} class="timeline" role="region" aria-label="Timeline" tabIndex={-1}>
      <Axis scale={scale} />
      <div class="lines" style={{ width: `${namesWide() + scale.width}px` }}>
        <ol ref={list} onKeyDown={onKey} onFocusIn={onFocus}>
          {rows.map((row, i) => (
            <Line key={row.name} row={row} isFirst={row.group !== rows[i - 1]?.group} isStart={i === start} />
          ))}
        </ol>
        <svg width={scale.width} height={(tops.at(-1) ?? 0) + HIGH} aria-hidden="true">
          {rows.map((row, i) => (
            <Bars key={row.name} row={row} scale={scale} top={tops[i] ?? 0} />
          ))}
        </svg>
      </div>
    </div>
  );
}

/** Where lines begin: what belongs together stands together. */
function topsOf(rows: readonly TimelineRow[]): number[] {
  let top = 0;
  return rows.map(({ group }, i) => {
    if (i > 0) top += HIGH;
    if (group !== rows[i - 1]?.group) top += APART_Y;
    return top;
  });
}

function Line({
  row,
  isFirst,
  isStart,
}: {
  readonly row: TimelineRow;
  readonly isFirst: boolean;
  readonly isStart: boolean;
}) {
  const text = said(row);
  return (
    <li class={isFirst ? 'first' : ''}>
      <a
        class="mono"
        tabIndex={isStart ? 0 : -1}
        href={hrefOf(row.kind === 'version' ? ['models', row.name] : ['stacks'], {
          ...here(),
          ...(row.kind === 'machine' ? { machine: row.name } : {}),
        })}
        title={text}
      >
        {row.name}
        <span class="hidden">: {text}</span>
      </a>
    </li>
  );
}

/** Where days stand; one axis for both projects, so that who follows whom is seen. */
interface Scale {
  readonly width: number;
  readonly x: (day: number) => number;
  readonly qemu: readonly number[];
  readonly libvirt: readonly number[];
}

/** The least width at which the releases of QEMU, three a year, keep their labels apart. */
const DAY = 0.3;
const MARGIN = 16;

function scaleOf(): Scale {
  const { qemu, libvirt, first, last } = days();
  const step = Math.max(DAY, (roomFor() - namesWide() - 80) / (last - first));
  const x = (day: number) => MARGIN + (day - first) * step;
  return { width: x(last) + MARGIN, x, qemu, libvirt };
}

/** How much of a line its name has: less where there is little; the style sheet says the same. */
const namesWide = () => (roomFor() <= 560 ? 132 : 210);

/** Pages are also made where there is no window. */
const roomFor = () => (typeof innerWidth === 'number' ? innerWidth : 1280);

function Axis({ scale }: { readonly scale: Scale }) {
  const { width, x, qemu, libvirt } = scale;
  return (
    <svg
      class="axis"
      width={width}
      height={AXIS}
      style={{ paddingLeft: `${namesWide()}px`, boxSizing: 'content-box' }}
      aria-hidden="true"
    >
      {yearsBetween(qemu[0] ?? 0, Math.max(qemu.at(-1) ?? 0, libvirt.at(-1) ?? 0)).map(({ year, day }) => (
        <text key={year} class="label" x={x(day)} y={11} text-anchor="middle">
          {year}
        </text>
      ))}
      <Labels names={qemuReleases()} places={qemu.map(x)} y={27} />
      <Labels names={libvirtReleases()} places={libvirt.map(x)} y={42} kind="libvirt" />
    </svg>
  );
}

/** The least between two labels. */
const APART = 32;

/** Releases in a line; of those that stand too close, the later ones only have their tick. */
function Labels(props: {
  readonly names: readonly string[];
  readonly places: readonly number[];
  readonly y: number;
  readonly kind?: string;
}) {
  let last = Number.NEGATIVE_INFINITY;
  return (
    <g class={props.kind ?? 'qemu'}>
      {props.names.map((name, i) => {
        const at = props.places[i] ?? 0;
        if (at - last < APART) return null;
        last = at;
        return (
          <text key={name} x={at} y={props.y} text-anchor="middle">
            {name}
          </text>
        );
      })}
    </g>
  );
}

function Bars({ row, scale, top }: { readonly row: TimelineRow; readonly scale: Scale; readonly top: number }) {
  const { x, width, qemu, libvirt } = scale;
  const old = oldFrom(row, scale);
  return (
    <g class={row.vendor === null ? 'other' : vendorClass(row.vendor)}>
      <path class="track" d={`M0 ${top + HIGH / 2}H${width}`} />
      {row.qemu !== null && <Bar ends={endsOf(row.qemu, qemu.map(x), width)} y={top + 3} high={7} old={old} />}
      {row.libvirt !== null && (
        <Bar ends={endsOf(row.libvirt, libvirt.map(x), width)} y={top + 12} high={3} old={null} />
      )}
    </g>
  );
}

/** What began before the first release known here, or is in the newest, goes on beyond the edge. */
function endsOf({ first, last }: Stretch, places: readonly number[], width: number): readonly [number, number] {
  return [(places[first] ?? 0) - (first === 0 ? MARGIN : 0), places[last + 1] ?? width];
}

const oldFrom = ({ deprecated }: TimelineRow, { x, qemu }: Scale) =>
  deprecated === null ? null : x(qemu[deprecated] ?? 0);

function Bar(props: {
  readonly ends: readonly [number, number];
  readonly y: number;
  readonly high: number;
  readonly old: number | null;
}) {
  const { ends, y, high, old } = props;
  const [start, end] = ends;
  const turn = old === null ? end : Math.max(start, Math.min(end, old));
  return (
    <>
      <rect x={start} y={y} width={turn - start} height={high} />
      {turn < end && <rect class="old" x={turn} y={y} width={end - turn} height={high} />}
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

function dayOf(project: string, release = ''): string {
  const day = about()?.released[project === 'QEMU' ? 'qemu' : 'libvirt'][release];
  return day === undefined ? '' : ` (${day})`;
}

function spanText(project: string, releases: readonly string[], stretch: Stretch | null): string {
  if (stretch === null) return `not in ${project}`;
  const { first, last } = stretch;
  const from = first === 0 ? `${releases[0]} or before` : `since ${releases[first]}${dayOf(project, releases[first])}`;
  return `${project} ${from}${last === releases.length - 1 ? '' : `, gone in ${releases[last + 1]}${dayOf(project, releases[last + 1])}`}`;
}
