import type { About } from '@cpu-models/runtime';
import { wordAddress } from '@cpu-models/runtime';
import { type Signal, useComputed, useSignal } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Column, MatrixRow } from '../data/matrix.js';
import { here } from '../state/here.js';
import { change, hrefOf, param } from '../state/place.js';

/** Pixels of a cell, and between words. */
const [WIDE, HIGH, GAP] = [15, 22, 8] as const;
/** Rows drawn beyond what is seen, so that scrolling meets no gap. */
const SPARE = 12;
/** Columns drawn beyond what is seen, on each side. */
const SIDE = 32;

interface Props {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly Column[];
  readonly about: About | null;
}

/** The columns that are drawn, and where. */
interface Part {
  readonly columns: readonly Column[];
  readonly lefts: readonly number[];
}

/** The matrix itself: only what is in sight is in the document, each row with one path for all its cells. */
export function Grid({ rows, columns, about }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const seen = useSignal(40);
  const left = useSignal(0);
  const across = useSignal(80);
  const at = useSignal(activeOf(rows, columns));
  const lefts = useMemo(() => leftsOf(columns), [columns]);
  const width = (lefts.at(-1) ?? 0) + WIDE;
  useLayoutEffect(() => {
    seen.value = Math.ceil((box.current?.clientHeight ?? 800) / HIGH);
    across.value = Math.ceil((box.current?.clientWidth ?? 1200) / WIDE);
    at.value = activeOf(rows, columns);
    if (param('at') !== '') reveal(box.current, at.value[0], lefts[at.value[1]] ?? 0);
  }, [rows.length, columns.length]);
  const first = Math.max(0, top.value - SPARE);
  const part = usePart(columns, lefts, left.value, across.value);
  const shown = rows.slice(first, top.value + seen.value + SPARE);
  const move = (nextRow: number, nextColumn: number) => {
    at.value = [clamp(nextRow, rows.length), clamp(nextColumn, columns.length)];
    reveal(box.current, at.value[0], lefts[at.value[1]] ?? 0);
    remember(rows, columns, at.value);
  };
  return (
    <div class="matrix">
      <div
        ref={box}
        class="matrix-box"
        role="grid"
        tabIndex={0}
        aria-label="Versions by features"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant="active-cell"
        aria-describedby="matrix-says"
        onScroll={(event) => {
          const { scrollTop, scrollLeft } = event.currentTarget;
          const next = Math.floor(scrollTop / HIGH);
          // A few rows with each frame, rather than many with every third.
          if (Math.abs(next - top.value) >= 2) top.value = next;
          const column = Math.max(
            0,
            lefts.findLastIndex((start) => start <= scrollLeft),
          );
          if (Math.abs(column - left.value) >= SIDE / 2) left.value = column;
        }}
        onKeyDown={(event) => onKey(event, { rows, columns, at: at.peek(), seen: seen.peek(), move })}
        onPointerMove={(event) => {
          const spot = spotOf(event, lefts, rows.length);
          const [row, column] = at.peek();
          if (spot !== null && (spot[0] !== row || spot[1] !== column)) at.value = spot;
        }}
        onClick={(event) => {
          const spot = spotOf(event, lefts, rows.length);
          if (spot !== null) move(...spot);
        }}
      >
        <div class="matrix-sheet" style={{ width: `${width + NAMES}px`, height: `${rows.length * HIGH + HEAD}px` }}>
          <Header part={part} count={columns.length} width={width} />
          {shown.map((each, i) => (
            <Row
              key={`${each.name} ${each.release}`}
              row={each}
              index={first + i}
              part={part}
              width={width}
              at={at}
              all={columns}
              left={(column) => lefts[column] ?? 0}
            />
          ))}
          <Beam at={at} lefts={lefts} />
        </div>
      </div>
      <Says at={at} rows={rows} columns={columns} about={about} />
    </div>
  );
}

/** Pixels of the names on the left and the features on top. */
const [NAMES, HEAD] = [208, 150] as const;

/** What follows the arrows is drawn by itself: the grid is not. */
function Beam({ at, lefts }: { readonly at: Signal<Spot>; readonly lefts: readonly number[] }) {
  return <i class="beam" style={{ left: `${NAMES + (lefts[at.value[1]] ?? 0)}px`, width: `${WIDE}px` }} />;
}

function Says({ at, rows, columns, about }: Props & { readonly at: Signal<Spot> }) {
  const [row, column] = at.value;
  return (
    <p id="matrix-says" class="matrix-says" role="status">
      {describe(rows[row], columns[column], about)}
    </p>
  );
}

function usePart(columns: readonly Column[], lefts: readonly number[], left: number, across: number): Part {
  return useMemo(() => {
    const [from, to] = [Math.max(0, left - SIDE), left + across + SIDE];
    return { columns: columns.slice(from, to), lefts: lefts.slice(from, to) };
  }, [columns, lefts, left, across]);
}

function Header({ part, count, width }: { readonly part: Part; readonly count: number; readonly width: number }) {
  return (
    <div class="matrix-head" role="row" aria-rowindex={1} style={{ height: `${HEAD}px` }}>
      <span class="matrix-corner" role="columnheader" style={{ width: `${NAMES}px` }}>
        version
      </span>
      <span role="columnheader" style={{ width: `${width}px` }}>
        <span class="hidden">{count} features</span>
        <Labels part={part} width={width} />
      </span>
    </div>
  );
}

/** Drawn once for a set of columns: pointing at cells does not redraw hundreds of labels. */
function Labels({ part, width }: { readonly part: Part; readonly width: number }) {
  const { columns, lefts } = part;
  return useMemo(
    () => (
      <svg width={width} height={HEAD} aria-hidden="true">
        {columns.map(({ feature, word, starts }, i) => (
          <>
            {starts && (
              <text class="word" x={(lefts[i] ?? 0) + 1} y={11}>
                {wide(columns, i) ? wordAddress(word).replace('CPUID ', '') : ''}
              </text>
            )}
            <text transform={`translate(${(lefts[i] ?? 0) + 11} ${HEAD - 6}) rotate(-90)`}>
              {feature.length > 18 ? `${feature.slice(0, 17)}…` : feature}
            </text>
          </>
        ))}
      </svg>
    ),
    [part],
  );
}

/** Whether a word has columns enough for its address above them. */
function wide(columns: readonly Column[], start: number): boolean {
  const end = columns.findIndex(({ starts }, i) => i > start && starts);
  return (end < 0 ? columns.length : end) - start >= 6;
}

function Row(props: {
  readonly row: MatrixRow;
  readonly index: number;
  readonly part: Part;
  readonly width: number;
  readonly at: Signal<Spot>;
  readonly all: readonly Column[];
  readonly left: (column: number) => number;
}) {
  const { row, index, part, width, at, all, left } = props;
  // Only the two rows that an arrow leaves and enters are drawn again.
  const place = useSignal(index);
  place.value = index;
  const active = useComputed(() => (at.value[0] === place.value ? at.value[1] : -1)).value;
  const cells = useMemo(() => pathsOf(row, part), [row, part]);
  const { qemu, libvirt } = here();
  // The same element again is not looked at again.
  return useMemo(
    () => (
      <div
        class={`matrix-row${active < 0 ? '' : ' on'}`}
        role="row"
        aria-rowindex={index + 2}
        style={{ transform: `translateY(${HEAD + index * HIGH}px)`, height: `${HIGH}px` }}
      >
        <span role="rowheader" class="name mono">
          <a tabIndex={-1} href={hrefOf(['models', row.name], { ...here(), qemu: row.release })}>
            {row.name}
          </a>
        </span>
        <span role="gridcell" aria-label={`${row.features.size} features`}>
          <svg width={width} height={HIGH} aria-hidden="true">
            <path class="has" d={cells.has} />
            <path class="new" d={cells.added} />
            <path class="gone" d={cells.dropped} />
          </svg>
        </span>
        {active >= 0 && (
          <span
            id="active-cell"
            role="gridcell"
            class="matrix-active"
            aria-colindex={active + 2}
            aria-label={says(row, all[active])}
            style={{ left: `${NAMES + left(active)}px`, width: `${WIDE}px` }}
          />
        )}
      </div>
    ),
    [cells, index, active, all, qemu, libvirt],
  );
}

function pathsOf(row: MatrixRow, { columns, lefts }: Part) {
  const [added, dropped] = [new Set(row.added), new Set(row.dropped)];
  const paths = { has: '', added: '', dropped: '' };
  columns.forEach(({ feature }, i) => {
    const left = (lefts[i] ?? 0) + 2;
    if (row.features.has(feature)) paths[added.has(feature) ? 'added' : 'has'] += `M${left} 5h11v12h-11z`;
    else if (dropped.has(feature)) paths.dropped += `M${left} 11h11`;
  });
  return paths;
}

function leftsOf(columns: readonly Column[]): number[] {
  let x = 0;
  return columns.map(({ starts }, i) => {
    if (i > 0) x += WIDE + (starts ? GAP : 0);
    return x;
  });
}

type Spot = readonly [row: number, column: number];

/** The cell that the address names, else the first. */
function activeOf(rows: readonly MatrixRow[], columns: readonly Column[]): Spot {
  const [name, feature] = param('at').split(',');
  const row = rows.findIndex((candidate) => candidate.name === name);
  const column = columns.findIndex((candidate) => candidate.feature === feature);
  return [Math.max(0, row), Math.max(0, column)];
}

let timer = 0;
/** Browsers limit how often an address may change, so it follows when the arrows rest. */
function remember(rows: readonly MatrixRow[], columns: readonly Column[], [row, column]: Spot): void {
  clearTimeout(timer);
  timer = setTimeout(
    () => change({ at: `${rows[row]?.name},${columns[column]?.feature}` }, true),
    400,
  ) as unknown as number;
}

function spotOf(event: MouseEvent, lefts: readonly number[], rows: number): Spot | null {
  const box = event.currentTarget as HTMLElement;
  const { left, top } = box.getBoundingClientRect();
  const x = event.clientX - left - NAMES + box.scrollLeft;
  const row = Math.floor((event.clientY - top - HEAD + box.scrollTop) / HIGH);
  const isOver = event.clientX - left > NAMES && event.clientY - top > HEAD && row >= 0 && row < rows;
  const column = lefts.findLastIndex((start) => start <= x);
  return isOver && column >= 0 ? [row, column] : null;
}

interface Keys {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly Column[];
  readonly at: Spot;
  readonly seen: number;
  readonly move: (row: number, column: number) => void;
}

function onKey(event: KeyboardEvent, { rows, columns, at: [row, column], seen, move }: Keys): void {
  const page = Math.max(1, seen - 10);
  const moves: Readonly<Record<string, Spot>> = {
    ArrowDown: [row + 1, column],
    ArrowUp: [row - 1, column],
    ArrowRight: [row, column + 1],
    ArrowLeft: [row, column - 1],
    PageDown: [row + page, column],
    PageUp: [row - page, column],
    Home: event.ctrlKey ? [0, 0] : [row, 0],
    End: event.ctrlKey ? [rows.length, columns.length] : [row, columns.length],
  };
  const next = moves[event.key];
  if (next !== undefined) {
    event.preventDefault();
    move(...next);
  } else if (event.key === 'Enter') location.hash = hrefOf(['models', rows[row]?.name ?? ''], here());
  else if (event.key === 'f') location.hash = hrefOf(['features', columns[column]?.feature ?? ''], here());
}

/** Scrolls so that the cell stands clear of the names and the labels. */
function reveal(box: HTMLElement | null, row: number, left: number): void {
  if (box === null) return;
  const top = row * HIGH;
  if (top < box.scrollTop) box.scrollTop = top;
  const low = top + HIGH + HEAD - box.clientHeight + 12;
  if (low > box.scrollTop) box.scrollTop = low;
  if (left < box.scrollLeft) box.scrollLeft = left;
  const right = left + WIDE + NAMES - box.clientWidth + 12;
  if (right > box.scrollLeft) box.scrollLeft = right;
}

function clamp(value: number, length: number): number {
  return Math.max(0, Math.min(length - 1, value));
}

function says(row: MatrixRow | undefined, column: Column | undefined): string {
  if (row === undefined || column === undefined) return '';
  const has = row.features.has(column.feature);
  const how = row.added.includes(column.feature)
    ? 'adds'
    : row.dropped.includes(column.feature)
      ? 'drops'
      : has
        ? 'has'
        : 'lacks';
  return `${row.name} ${how} ${column.feature}`;
}

function describe(row: MatrixRow | undefined, column: Column | undefined, about: About | null): string {
  if (row === undefined || column === undefined) return '';
  const { word, feature } = column;
  const bit = word.names.indexOf(feature);
  return [says(row, column), `${wordAddress(word)} bit ${bit}`, about?.features[feature]].filter(Boolean).join(' · ');
}
