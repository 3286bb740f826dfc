/** Stands where data is on its way. */
export function Wait() {
  return (
    <p class="wait" aria-busy="true">
      Loading …
    </p>
  );
}
