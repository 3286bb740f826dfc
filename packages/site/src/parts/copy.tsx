import { useSignal } from '@preact/signals';

/** Text to take away, with a button that says when it has been taken. */
export function Copy({ label, text }: { readonly label: string; readonly text: string }) {
  const state = useSignal('Copy');
  const copy = async () => {
    state.value = (await copied(text)) ? 'Copied' : 'Select and copy';
    setTimeout(() => {
      state.value = 'Copy';
    }, 2000);
  };
  return (
    <div class="copy">
      <div class="copy-head">
        {label}
        <button type="button" onClick={copy} aria-label={`${state.value}: ${label}`}>
          <span aria-live="polite">{state.value}</span>
        </button>
      </div>
      <pre tabIndex={0} role="region" aria-label={label}>
        {text}
      </pre>
    </div>
  );
}

/** False where the browser does not let the page reach the clipboard. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
