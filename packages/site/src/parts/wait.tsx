import { loadError } from '../data/library.js';

/** Stands where data is on its way, or says why it is not. */
export function Wait() {
  if (loadError.value !== null)
    return (
      <p class="note bad" role="alert">
        {loadError.value}
      </p>
    );
  return (
    <p class="wait" aria-busy="true">
      Loading …
    </p>
  );
}
