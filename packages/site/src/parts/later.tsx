import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { afterFrame } from '../state/turns.js';

/**
 * A part of a view that is drawn after the part above it is shown. Until its turn comes, what it had before stays; what
 * it shows of signals follows them by itself. Pages without a window are drawn at once.
 */
export function Later({ children }: { readonly children: ComponentChildren }) {
  const [shown, show] = useState<ComponentChildren>(typeof window === 'undefined' ? children : null);
  useEffect(() => (shown === children ? undefined : afterFrame(() => show(children))), [shown, children]);
  return (
    <div class="later" aria-busy={shown !== children}>
      {shown}
    </div>
  );
}
