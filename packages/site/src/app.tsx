import { suggestModels } from '@cpu-models/runtime';
import { isCpuModelError } from '@cpu-models/runtime/qemu';
import { Component, type ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { about, LoadError, loading, qemu } from './data/library.js';
import { namesIn } from './data/names.js';
import { here, known } from './state/here.js';
import { hrefOf, path, place } from './state/place.js';
import { nextTheme, theme } from './state/theme.js';
import { VIEWS, viewOf } from './views/index.js';
import { Search, searching } from './views/search.js';

/** The frame around every view. */
export function App() {
  const view = viewOf(path.value);
  useEffect(() => announce(), [path.value]);
  return (
    <>
      <button type="button" class="skip" onClick={skip}>
        Skip to the content
      </button>
      <Top current={view.path} />
      <main id="main" class={view.wide ? 'wide' : ''} tabIndex={-1} aria-busy={loading}>
        <Guard key={view.path}>
          <view.Show path={path.value} />
        </Guard>
      </main>
      <footer class="foot">
        <span>Nothing you open or paste here leaves the browser.</span>
        <span>Equal to the command cpu-models, by test.</span>
      </footer>
      <Search />
    </>
  );
}

function Top({ current }: { readonly current: string }) {
  return (
    <header class="top">
      <a class="brand" href={hrefOf([], known())}>
        CPU models
      </a>
      <nav aria-label="Views">
        <ul>
          {VIEWS.filter(({ label }) => label !== null).map(({ path, label }) => (
            <li key={path}>
              <a href={hrefOf(path === '' ? [] : [path], known())} aria-current={path === current ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="tools">
        <button type="button" class="find" onClick={() => (searching.value = true)} aria-keyshortcuts="/">
          Search <kbd>/</kbd>
        </button>
        <button
          type="button"
          class="icon"
          onClick={nextTheme}
          title={`Theme: ${theme.value}`}
          aria-label={`Theme: ${theme.value}`}
        >
          <Sun />
        </button>
      </div>
    </header>
  );
}

function Sun() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <circle cx="9" cy="9" r="7" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M9 2a7 7 0 0 1 0 14z" fill="currentColor" />
    </svg>
  );
}

/** A button, because a link's address would be taken for a place. */
function skip(): void {
  document.getElementById('main')?.focus();
}

/** After a change of place the title is the page's title, and the reading starts there. */
let first = true;
function announce(): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  document.querySelector('nav a[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  document.title = heading === null ? 'CPU models' : `${heading.textContent} · CPU models`;
  if (!first && searching.value === false) {
    heading?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
  first = false;
}

/** What a view cannot answer is said in its place, in the runtime's own words; the next place starts anew. */
class Guard extends Component<{ readonly children: ComponentChildren }, { readonly error: unknown }> {
  override state = { error: null };

  static override getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    return error === null ? (
      this.props.children
    ) : (
      <Failure error={error} leave={() => this.setState({ error: null })} />
    );
  }
}

function Failure({ error, leave }: { readonly error: unknown; readonly leave: () => void }) {
  useEffect(() => {
    const failed = place.peek();
    return place.subscribe((now) => {
      if (now !== failed) leave();
    });
  }, [error]);
  const subject = isCpuModelError(error)
    ? error.subject
    : error instanceof LoadError
      ? 'Not here'
      : 'A fault of this page';
  const suggestions = isCpuModelError(error) ? meant(subject, error.suggestions) : [];
  return (
    <div class="stack loose">
      <h1 tabIndex={-1}>{subject}</h1>
      <p class="note bad" role="alert">
        {error instanceof Error ? error.message : String(error)}
      </p>
      {error instanceof LoadError && (
        <p>
          <a href={hrefOf(path.value, { ...place.value.params, ...known() })}>The same in releases that are here</a>
        </p>
      )}
      <ul class="tabs">
        {suggestions.map((name) => (
          <li key={name}>
            <a href={hrefOf([path.value[0] ?? 'models', name], here())}>{name}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What was meant by a name that is not there; words for generations lead to models. */
function meant(subject: string, near: readonly string[]): readonly string[] {
  const release = path.value[0] === 'models' ? qemu(here().qemu) : null;
  const texts = about();
  return release === null || texts === null ? near : suggestModels(namesIn(release), subject, texts.models, 6);
}
