import type { Series } from '../data/history.js';

const [HIGH, FLOOR, WIDE] = [120, 98, 28] as const;

/** A number per release as bars; what it shows is also a table, for those who do not see it. */
export function Plot({ series, busy = false }: { readonly series: Series; readonly busy?: boolean }) {
  const { title, about, points } = series;
  const most = Math.max(1, ...points.map(({ value }) => value));
  return (
    <figure class="plot" aria-busy={busy}>
      <figcaption>
        <b>{title}</b> <span class="soft small">{about}</span>
      </figcaption>
      <div class="scroll" tabIndex={0} role="region" aria-label={`${title}, ${about}, by release`}>
        <svg width={points.length * WIDE} height={HIGH} aria-hidden="true">
          {points.map(({ release, value }, i) => {
            const high = Math.round((value / most) * (FLOOR - 20));
            const changed = i > 0 && points[i - 1]?.value !== value;
            return (
              <g key={release}>
                <rect
                  class={changed ? 'changed' : ''}
                  x={i * WIDE + 3}
                  y={FLOOR - high}
                  width={WIDE - 6}
                  height={high}
                  rx={1}
                />
                <text x={i * WIDE + WIDE / 2} y={FLOOR - high - 4} text-anchor="middle">
                  {value}
                </text>
                <text class="axis" x={i * WIDE + WIDE / 2} y={HIGH - 6} text-anchor="middle">
                  {release}
                </text>
              </g>
            );
          })}
        </svg>
        <table class="hidden">
          <caption>{title}</caption>
          <tbody>
            {points.map(({ release, value }) => (
              <tr key={release}>
                <th scope="row">{release}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
