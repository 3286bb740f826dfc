import { loadError } from '../data/library.js';

/** Stands where data is on its way, or says why it is not. */
export function Wait() {
  if (loadError.value !== null)
    return (
      <div class="stack loose">
        <h1 tabIndex={-1}>Not here</h1>
        <p class="note bad" role="alert">
          {loadError.value}
        </p>
      </div>
    );
  return (
    <p class="wait" aria-busy="true">
      Loading …
    </p>
  );
}
