import type { About } from '@cpu-models/runtime';
import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Column, MatrixRow } from '../data/matrix.js';
import { here } from '../state/here.js';
import { change, go, hrefOf, param } from '../state/place.js';
import { HEAD, HIGH, NAMES, type Sheet, type Spot, sheetOf, WIDE } from './matrix-cells.js';
import { Cells, Header, Names } from './matrix-rows.js';
import { describe, says } from './matrix-says.js';

/** Rows are drawn by blocks, and columns by strips, so that most frames of a scrolling matrix draw nothing. */
const [BLOCK, STRIP] = [8, 32] as const;

/** Browsers shrink what they print to half, and no further. */
const WIDEST_PRINT = 1800;

interface Props {
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly Column[];
  readonly about: About | null;
}

/** What is in sight: the first block of names, that of cells, and how many; the first strip of columns and how many. */
interface Sight {
  readonly block: number;
  readonly cells: number;
  readonly blocks: number;
  readonly strip: number;
  readonly strips: number;
}

/** The matrix itself: only what is in sight is in the document. */
export function Grid({ rows, columns, about }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const sheet = useMemo(() => sheetOf(rows, columns), [rows, columns]);
  const sight = useSignal<Sight>({ block: 0, cells: 0, blocks: 6, strip: 0, strips: 4 });
  const at = useSignal<Spot>([0, 0]);
  useLayoutEffect(() => {
    at.value = activeOf(rows, columns);
    if (box.current === null) return;
    if (param('at') !== '') reveal(box.current, sheet, at.value);
    sight.value = sightOf(box.current, sheet, sight.peek());
  }, [sheet]);
  useEffect(() => {
    const show = () => (sight.value = everything(sheet));
    const back = () => box.current !== null && (sight.value = sightOf(box.current, sheet, sight.peek()));
    addEventListener('beforeprint', show);
    addEventListener('afterprint', back);
    return () => {
      removeEventListener('beforeprint', show);
      removeEventListener('afterprint', back);
    };
  }, [sheet]);
  // Whoever has gone on to another view is not followed there.
  useEffect(() => () => clearTimeout(timer), []);
  const move = (spot: Spot) => {
    at.value = [clamp(spot[0], rows.length), clamp(spot[1], columns.length)];
    if (box.current !== null) reveal(box.current, sheet, at.value);
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
          sight.value = sightOf(event.currentTarget, sheet, sight.peek());
        }}
        onKeyDown={(event) => onKey(event, sheet, at.peek(), move)}
        onPointerMove={(event) => {
          const spot = spotOf(event, sheet);
          if (spot !== null && spot.join() !== at.peek().join()) at.value = spot;
        }}
        onClick={(event) => {
          const spot = spotOf(event, sheet);
          if (spot !== null) move(spot);
        }}
      >
        <div
          class="matrix-sheet"
          style={{ width: `${sheet.width + NAMES}px`, height: `${rows.length * HIGH + HEAD}px` }}
        >
          <Seen sheet={sheet} sight={sight} />
          <Active at={at} sheet={sheet} />
        </div>
      </div>
      <Says at={at} rows={rows} columns={columns} about={about} />
      {sheet.width > WIDEST_PRINT && (
        <p class="only-print">Not all {columns.length} columns fit on a sheet: choose a word, or features by name.</p>
      )}
    </div>
  );
}

/** The part of the sheet that is in sight, and a little more on each side. */
function Seen({ sheet, sight }: { readonly sheet: Sheet; readonly sight: Signal<Sight> }) {
  const { block, cells, blocks, strip, strips } = sight.value;
  const [from, to] = [Math.max(0, strip - 1) * STRIP, (strip + strips + 1) * STRIP];
  const part = useMemo(() => ({ from, to: Math.min(to, sheet.columns.length) }), [from, to, sheet]);
  return (
    <>
      <Header sheet={sheet} part={part} />
      <Names sheet={sheet} starts={startsOf(sheet, block, blocks)} size={BLOCK} />
      <Cells sheet={sheet} starts={startsOf(sheet, cells, blocks)} size={BLOCK} part={part} />
    </>
  );
}

/** Where blocks start, with one more on each side. */
function startsOf({ rows }: Sheet, block: number, blocks: number): number[] {
  const first = Math.max(0, block - 1);
  const last = Math.min(Math.ceil(rows.length / BLOCK), block + blocks + 1);
  return Array.from({ length: last - first }, (_, i) => (first + i) * BLOCK);
}

/** What is in sight of a box; the same value while it is the same. */
function sightOf(box: HTMLElement, { lefts }: Sheet, before: Sight): Sight {
  const { scrollLeft, scrollTop } = box;
  const column = Math.max(
    0,
    lefts.findLastIndex((left) => left <= scrollLeft),
  );
  const sight = {
    block: Math.floor(scrollTop / (HIGH * BLOCK)),
    // Half a block later than the names, so that no frame has to draw both.
    cells: Math.round(scrollTop / (HIGH * BLOCK)),
    blocks: Math.ceil(box.clientHeight / (HIGH * BLOCK)),
    strip: Math.floor(column / STRIP),
    strips: Math.ceil(box.clientWidth / (WIDE * STRIP)),
  };
  return Object.values(sight).join() === Object.values(before).join() ? before : sight;
}

/** On paper nothing scrolls. */
function everything({ rows, columns }: Sheet): Sight {
  const [blocks, strips] = [Math.ceil(rows.length / BLOCK), Math.ceil(columns.length / STRIP)];
  return { block: 0, cells: 0, blocks, strip: 0, strips };
}

/** What follows the arrows is drawn by itself: the grid is not. */
function Active({ at, sheet }: { readonly at: Signal<Spot>; readonly sheet: Sheet }) {
  const [row, column] = at.value;
  const [left, top] = [NAMES + (sheet.lefts[column] ?? 0), HEAD + row * HIGH];
  return (
    <>
      <i class="beam" style={{ left: `${left}px`, width: `${WIDE}px` }} />
      <i class="beam across" style={{ top: `${top}px`, height: `${HIGH}px` }} />
      <div role="row" aria-rowindex={row + 2} class="matrix-active" style={{ left: `${left}px`, top: `${top}px` }}>
        <span
          id="active-cell"
          role="gridcell"
          aria-colindex={column + 2}
          aria-label={says(sheet.rows[row], sheet.columns[column])}
        />
      </div>
    </>
  );
}

function Says({ at, rows, columns, about }: Props & { readonly at: Signal<Spot> }) {
  const [row, column] = at.value;
  return (
    <p id="matrix-says" class="matrix-says" role="status">
      {describe(rows[row], columns[column], about)}
    </p>
  );
}

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
  timer = window.setTimeout(() => change({ at: `${rows[row]?.name},${columns[column]?.feature}` }, true), 400);
}

function spotOf(event: MouseEvent, { lefts, rows }: Sheet): Spot | null {
  const box = event.currentTarget as HTMLElement;
  const { left, top } = box.getBoundingClientRect();
  const x = event.clientX - left - NAMES + box.scrollLeft;
  const row = Math.floor((event.clientY - top - HEAD + box.scrollTop) / HIGH);
  const isOver = event.clientX - left > NAMES && event.clientY - top > HEAD && row >= 0 && row < rows.length;
  const column = lefts.findLastIndex((start) => start <= x);
  return isOver && column >= 0 ? [row, column] : null;
}

function onKey(event: KeyboardEvent, { rows, columns }: Sheet, [row, column]: Spot, move: (spot: Spot) => void): void {
  const page = Math.max(1, Math.floor((event.currentTarget as HTMLElement).clientHeight / HIGH) - 10);
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
    move(next);
  } else if (event.key === 'Enter') go(hrefOf(['models', rows[row]?.name ?? ''], here()));
  else if (event.key === 'f') go(hrefOf(['features', columns[column]?.feature ?? ''], here()));
}

/** Scrolls so that the cell stands clear of the names and the labels. */
function reveal(box: HTMLElement, { lefts }: Sheet, [row, column]: Spot): void {
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = box;
  const [top, left] = [row * HIGH, lefts[column] ?? 0];
  const next = {
    top: Math.min(top, Math.max(scrollTop, top + HIGH + HEAD - clientHeight + 12)),
    left: Math.min(left, Math.max(scrollLeft, left + WIDE + NAMES - clientWidth + 12)),
  };
  if (next.top !== scrollTop || next.left !== scrollLeft) box.scrollTo({ ...next, behavior: 'instant' });
}

function clamp(value: number, length: number): number {
  return Math.max(0, Math.min(length - 1, value));
}
