import type { ChangeGroup } from '@cpu-models/runtime/qemu';
import { groupBy } from '../data/group.js';
import { about } from '../data/library.js';
import type { Stack } from '../data/stacks.js';
import { Model } from '../parts/names.js';

/** Changes by what they mean for a guest: what it can tell, what stays inside, and what only came or went. */
export function Changes(props: {
  readonly changes: readonly ChangeGroup[];
  readonly count: number;
  readonly second: Stack;
}) {
  const { changes, count } = props;
  const isNews = ({ from, to, guestVisible }: ChangeGroup) => !guestVisible && (from === undefined || to === undefined);
  const visible = changes.filter(({ guestVisible }) => guestVisible);
  const internal = changes.filter((change) => !change.guestVisible && !isNews(change));
  const news = changes.filter(isNews);
  return (
    <>
      <p class={`note ${visible.length > 0 ? 'bad' : 'good'}`} role="status">
        {count} {count === 1 ? 'CPU' : 'CPUs'} compared:{' '}
        <b>
          {visible.length === 0
            ? 'a guest can tell no difference'
            : `a guest can tell ${visible.length} ${visible.length === 1 ? 'change' : 'changes'}`}
        </b>
        {internal.length + news.length > 0 && `, and ${internal.length + news.length} stay inside QEMU`}.
      </p>
      {visible.length > 0 && <ByCause title="What the guest sees" changes={visible} all={count} />}
      {internal.length > 0 && <ByCause title="Inside QEMU only" changes={internal} all={count} />}
      {news.length > 0 && (
        <details>
          <summary>Properties that came or went, at rest</summary>
          <p class="names">
            {[...new Set(news.map(({ property, from }) => `${from === undefined ? '+' : '-'}${property}`))].map(
              (name) => (
                <span key={name} class={name.startsWith('+') ? 'plus' : 'minus'}>
                  {name}
                </span>
              ),
            )}
          </p>
        </details>
      )}
    </>
  );
}

function ByCause({
  title,
  changes,
  all,
}: {
  readonly title: string;
  readonly changes: readonly ChangeGroup[];
  readonly all: number;
}) {
  return (
    <section class="stack">
      <h2>{title}</h2>
      {[...groupBy(changes, causeOf)].map(([cause, list]) => (
        <div class="cause" key={cause}>
          <h3>{cause}</h3>
          <div class="scroll">
            <table>
              <tbody>
                {list.map((change) => (
                  <Row key={`${change.property} ${change.to} ${change.models[0]}`} change={change} all={all} />
                ))}
              </tbody>
            </table>
          </div>
        </div>
      ))}
    </section>
  );
}

/** Who set the new value, or, where it has none, who set the old one. */
function causeOf({ fromOrigins, toOrigins }: ChangeGroup): string {
  const [from, to] = [short(fromOrigins), short(toOrigins)];
  if (from === to || from === '') return to;
  return to === '' ? `${from} no longer` : `${to}; before: ${from}`;
}

/** Definitions of many models are one cause. */
function short(origins: readonly string[]): string {
  const general = origins.map((origin) =>
    origins.length > 1 ? origin.replace(/^(definition of|version \d+ of) .*/, 'the definitions') : origin,
  );
  return [...new Set(general)].slice(0, 3).join(', ');
}

const MANY = 6;

function Row({ change, all }: { readonly change: ChangeGroup; readonly all: number }) {
  const { property, from, to, models } = change;
  const every = models.length === all && all > 1;
  return (
    <tr>
      <th scope="row" class="mono nowrap" title={about()?.features[property]}>
        {property}
      </th>
      <td class="mono nowrap">
        {valueText(from)} → <b>{valueText(to)}</b>
      </td>
      <td>
        {every ? (
          'every model'
        ) : models.length <= MANY ? (
          <Names models={models} />
        ) : (
          <details>
            <summary>{models.length} models</summary>
            <Names models={models} />
          </details>
        )}
      </td>
    </tr>
  );
}

function Names({ models }: { readonly models: readonly string[] }) {
  return (
    <span class="names">
      {models.map((name) => (
        <Model key={name} name={name} />
      ))}
    </span>
  );
}

export function valueText(value: ChangeGroup['from']): string {
  if (value === undefined) return '–';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (typeof value === 'string') return value === '' ? "''" : value;
  return value > 9 ? `0x${value.toString(16)}` : String(value);
}
