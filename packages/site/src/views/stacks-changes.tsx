import { type ChangeGroup, isNewAndOn, SEVERITIES, type Severity, severityOf } from '@cpu-models/runtime/qemu';
import { groupBy } from '../data/group.js';
import { about } from '../data/library.js';
import { Model } from '../parts/names.js';
import { SeverityTag } from '../parts/severity.js';

/** Changes by what they do to guests, the worst first, as the upgrade gate of the command counts them. */
export function Changes(props: {
  readonly changes: readonly ChangeGroup[];
  readonly count: number;
  /** How many names are gone. */
  readonly gone: number;
}) {
  const { changes, count, gone } = props;
  const isNews = ({ from, to, guestVisible }: ChangeGroup) => !guestVisible && (from === undefined || to === undefined);
  const visible = changes.filter(({ guestVisible }) => guestVisible);
  const news = changes.filter(isNews);
  const inside = changes.filter((change) => !change.guestVisible && !isNews(change));
  const newAndOn = news.filter(isNewAndOn);
  const worst = SEVERITIES.findLast((severity) => visible.some((change) => severityOf(change) === severity));
  return (
    <>
      <p class={`note ${worst === 'breaks' ? 'bad' : worst === 'restart' || gone > 0 ? 'warn' : 'good'}`} role="status">
        {count} {count === 1 ? 'CPU' : 'CPUs'} compared:{' '}
        <b>
          {visible.length === 0
            ? 'a guest can tell no difference'
            : `a guest can tell ${visible.length} ${visible.length === 1 ? 'change' : 'changes'}`}
        </b>
        {changes.length > visible.length &&
          `, and ${changes.length - visible.length} ${changes.length - visible.length === 1 ? 'change stays' : 'changes stay'} inside QEMU`}
        . {worst !== undefined && VERDICTS[worst]}
        {gone > 0 && ' Guests that use a name below that is gone do not start.'}
      </p>
      {SEVERITIES.toReversed().map((severity) => {
        const list = visible.filter((change) => severityOf(change) === severity);
        return list.length === 0 ? null : (
          <ByCause key={severity} title="What the guest sees" severity={severity} changes={list} all={count} />
        );
      })}
      {inside.length > 0 && <ByCause title="Inside QEMU only" severity="information" changes={inside} all={count} />}
      {newAndOn.length > 0 && <ByCause title="New, and on" severity="information" changes={newAndOn} all={count} />}
      <AtRest changes={news.filter((change) => !isNewAndOn(change))} />
    </>
  );
}

const VERDICTS: Readonly<Record<Severity, string>> = {
  breaks: 'The machine type promises that none changes: a guest that is migrated would see it while it runs.',
  restart: 'A guest sees it once it is started on the new stack.',
  information: '',
};

function AtRest({ changes }: { readonly changes: readonly ChangeGroup[] }) {
  if (changes.length === 0) return null;
  const names = new Set(changes.map(({ property, from }) => `${from === undefined ? '+' : '-'}${property}`));
  return (
    <details>
      <summary>Properties that came or went, and are off ({names.size})</summary>
      <p class="names">
        {[...names].map((name) => (
          <span key={name} class={name.startsWith('+') ? 'plus' : 'minus'}>
            {name}
          </span>
        ))}
      </p>
    </details>
  );
}

function ByCause({
  title,
  severity,
  changes,
  all,
}: {
  readonly title: string;
  readonly severity: Severity;
  readonly changes: readonly ChangeGroup[];
  readonly all: number;
}) {
  return (
    <section class="stack">
      <h2>
        {title} <SeverityTag severity={severity} />
      </h2>
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
          <details class="long">
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
