import { wordAddress } from '@cpu-models/runtime';
import { useMemo } from 'preact/hooks';
import type { Column } from '../data/matrix.js';
import { here } from '../state/here.js';
import { hrefOf } from '../state/place.js';
import { HEAD, HIGH, NAMES, type Part, pathsOf, type Sheet } from './matrix-cells.js';

/** The labels of the columns. */
export function Header({ sheet, part }: { readonly sheet: Sheet; readonly part: Part }) {
  return useMemo(
    () => (
      <div class="matrix-head" role="row" aria-rowindex={1} style={{ height: `${HEAD}px` }}>
        <span class="matrix-corner" role="columnheader" style={{ width: `${NAMES}px` }}>
          version
        </span>
        <span role="columnheader">
          <span class="hidden">{sheet.columns.length} features</span>
          <Labels sheet={sheet} part={part} />
        </span>
      </div>
    ),
    [sheet, part],
  );
}

function Labels({
  sheet: { columns, lefts, width },
  part: { from, to },
}: {
  readonly sheet: Sheet;
  readonly part: Part;
}) {
  const shown = columns.slice(from, to);
  const left = (i: number) => lefts[from + i] ?? 0;
  return (
    <svg width={width} height={HEAD} aria-hidden="true">
      {shown.map(({ word, starts }, i) =>
        starts && isWide(columns, from + i) ? (
          <text key={word.name} class="word" x={left(i) + 1} y={11}>
            {wordAddress(word).replace('CPUID ', '')}
          </text>
        ) : null,
      )}
      <g transform="rotate(-90)">
        {shown.map(({ feature }, i) => (
          <text key={feature} x={6 - HEAD} y={left(i) + 11}>
            {feature.length > 18 ? `${feature.slice(0, 17)}…` : feature}
          </text>
        ))}
      </g>
    </svg>
  );
}

/** Whether a word has columns enough for its address above them. */
function isWide(columns: readonly Column[], start: number): boolean {
  const end = columns.findIndex(({ starts }, i) => i > start && starts);
  return (end < 0 ? columns.length : end) - start >= 6;
}

interface Blocks {
  readonly sheet: Sheet;
  /** Where blocks of rows start, and how many rows each has. */
  readonly starts: readonly number[];
  readonly size: number;
}

/** The names, which stay on the left while the cells scroll beside them. */
export function Names({ sheet, starts, size }: Blocks) {
  return (
    <div class="matrix-names" style={{ width: `${NAMES}px`, height: `${sheet.rows.length * HIGH}px` }}>
      {starts.map((start) => (
        <NameBlock key={start} sheet={sheet} start={start} end={start + size} />
      ))}
    </div>
  );
}

/** The cells as one picture; what it shows is told by the active cell. */
export function Cells({ sheet, starts, size, part }: Blocks & { readonly part: Part }) {
  return (
    <svg
      class="matrix-cells"
      width={sheet.width}
      height={sheet.rows.length * HIGH}
      aria-hidden="true"
      style={{ left: `${NAMES}px`, top: `${HEAD}px` }}
    >
      {starts.map((start) => (
        <CellBlock key={start} sheet={sheet} part={part} start={start} end={start + size} />
      ))}
    </svg>
  );
}

interface Block {
  readonly sheet: Sheet;
  readonly start: number;
  readonly end: number;
}

function NameBlock({ sheet, start, end }: Block) {
  const { qemu, libvirt } = here();
  // The same element again is not looked at again.
  return useMemo(
    () => (
      <div role="rowgroup" style={{ top: `${start * HIGH}px` }}>
        {sheet.rows.slice(start, end).map(({ name, release, features }, i) => (
          <div key={`${name} ${release}`} role="row" aria-rowindex={start + i + 2}>
            <span role="rowheader" class="mono">
              <a tabIndex={-1} href={hrefOf(['models', name], { qemu: release, libvirt })}>
                {name}
              </a>
            </span>
            <span role="gridcell" aria-label={`${features.size} features`} />
          </div>
        ))}
      </div>
    ),
    [sheet, start, end, qemu, libvirt],
  );
}

function CellBlock({ sheet, start, end, part }: Block & { readonly part: Part }) {
  return useMemo(() => {
    const { has, added, dropped } = pathsOf(sheet, start, end, part);
    return (
      <>
        <path class="has" d={has} />
        {added !== '' && <path class="new" d={added} />}
        {dropped !== '' && <path class="gone" d={dropped} />}
      </>
    );
  }, [sheet, start, end, part]);
}
