import type { LibvirtIndexFile } from '@cpu-models/source';
import { valueAt } from '@cpu-models/source';
import { type Axis, sinceWith } from './presence.js';

type Title = LibvirtIndexFile['groups'][number]['title'];

/** A title that reads otherwise in the axis' own release, and as before in the others. */
export function retitled(title: Title, axis: Axis, now: string): Title {
  const moved = movedChange(title, axis, now);
  if (moved !== undefined) return moved;
  const { releases, release } = axis;
  const texts = releases.map((known) => (known === release ? now : (valueAt<string>(title, known) ?? now)));
  const starts = releases.flatMap((known, i) => (i === 0 || texts[i] !== texts[i - 1] ? [{ known, i }] : []));
  if (starts.length === 1) return now;
  return starts.map(({ known, i }, at) => {
    const next = starts[at + 1]?.known;
    return {
      value: texts[i] as string,
      ...(at === 0 ? {} : { since: known }),
      ...(next === undefined ? {} : { until: next }),
    };
  }) as Title;
}

/** Where a title changed once, the change moves: a bound that was written stays if it can. */
function movedChange(title: Title, axis: Axis, now: string): Title | undefined {
  if (!Array.isArray(title) || title.length !== 2) return undefined;
  const [old, young] = title;
  if (young?.since === undefined || (now !== old?.value && now !== young.value)) return undefined;
  const since = sinceWith(young.since, axis, now === young.value);
  if (since === undefined || since === axis.releases[0]) return undefined;
  return [
    { ...old, until: since },
    { ...young, since },
  ] as Title;
}
