import { computed, type ReadonlySignal, signal } from '@preact/signals';

/** Where the visitor is: everything that a view shows follows from it, so its address is a permalink. */
export interface Place {
  /** The view's name and what it is about: `['models', 'EPYC-Rome']`. */
  readonly path: readonly string[];
  readonly params: Readonly<Record<string, string>>;
}

/** Reads `#/models/EPYC-Rome?qemu=10.0`. Fragments are never sent to a server. */
export function parsePlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  return {
    path: path.split('/').filter(Boolean).map(decode),
    params: Object.fromEntries(new URLSearchParams(query)),
  };
}

/** The fragment of a place; parameters without a value are left out. */
export function hrefOf(path: readonly string[], params: Readonly<Record<string, string | undefined>> = {}): string {
  const text = queryOf(params);
  return `#/${path.map(encodeURIComponent).join('/')}${text === '' ? '' : `?${text}`}`;
}

/** A view has hundreds of links, and most values need no escaping. */
function queryOf(params: Readonly<Record<string, string | undefined>>): string {
  let text = '';
  for (const [name, value] of Object.entries(params)) {
    if (!value) continue;
    const escaped = /^[\w.-]*$/.test(value)
      ? value
      : new URLSearchParams([['', value]]).toString().slice(1).replaceAll('%2C', ',');
    text += `${text === '' ? '' : '&'}${name}=${escaped}`;
  }
  return text;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const place = signal<Place>({ path: [], params: {} });

/** What the place is about; the same array while it is the same. */
export const path = computed((): readonly string[] => {
  const next = place.value.path;
  if (lastPath.join('/') !== next.join('/')) lastPath = next;
  return lastPath;
});
let lastPath: readonly string[] = [];

const followed = new Map<string, ReadonlySignal<string | undefined>>();

/** A parameter of the place, or what holds without it. Whoever asks is drawn anew when this parameter changes. */
export function param(name: string, otherwise = ''): string {
  let value = followed.get(name);
  if (value === undefined) followed.set(name, (value = computed(() => place.value.params[name])));
  return value.value ?? otherwise;
}

/** Goes to another place, as a link does. */
export function go(href: string): void {
  if (href === location.hash) return;
  history.pushState(null, '', href);
  place.value = parsePlace(href);
}

/** Changes parameters of the current view; `replace` for what changes with every key, so that back stays useful. */
export function change(params: Readonly<Record<string, string | undefined>>, replace = false): void {
  const next = hrefOf(place.value.path, { ...place.value.params, ...params });
  if (next === location.hash) return;
  if (!replace) return go(next);
  history.replaceState(null, '', next);
  place.value = parsePlace(next);
}

/** Follows the address bar, back and forward included, and links, which the browser would follow more slowly. */
export function followAddress(): void {
  const read = () => {
    place.value = parsePlace(location.hash);
  };
  addEventListener('hashchange', read);
  addEventListener('popstate', read);
  addEventListener('click', (event) => {
    const href = linkOf(event);
    if (href === null) return;
    event.preventDefault();
    go(href);
  });
  read();
}

/** The place that a click leads to; null if it is for the browser: another window, a download, no link. */
function linkOf(event: MouseEvent): string | null {
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  const href = event.target instanceof Element ? event.target.closest('a')?.getAttribute('href') : null;
  return isPlain && !event.defaultPrevented && href?.startsWith('#/') === true ? href : null;
}
