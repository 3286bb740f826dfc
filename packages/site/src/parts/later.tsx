import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { afterFrame } from '../state/turns.js';

/**
 * A part of a view that is drawn after the part above it is shown. Until its turn comes, what it had before stays;
 * `of` says what it is drawn from. Pages without a window are drawn at once.
 */
export function Later({ of, draw }: { readonly of: string; readonly draw: () => ComponentChildren }) {
  const [due, setDue] = useState(typeof window === 'undefined' ? of : null);
  const drawn = useRef<ComponentChildren>(null);
  useEffect(() => (due === of ? undefined : afterFrame(() => setDue(of))), [of, due === of]);
  if (due === of) drawn.current = draw();
  return (
    <div class="later" aria-busy={due !== of}>
      {drawn.current}
    </div>
  );
}
