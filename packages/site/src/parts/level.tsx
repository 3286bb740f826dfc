import type { X86Level } from '@cpu-models/runtime';
import { levelName } from '../data/words.js';

/** An x86-64 level as four rungs and its name. */
export function Level({ level }: { readonly level: X86Level }) {
  return (
    <span class="nowrap">
      <span class="ladder" aria-hidden="true">
        {[1, 2, 3, 4].map((rung) => (
          <i key={rung} class={rung <= level ? 'on' : ''} />
        ))}
      </span>{' '}
      {levelName(level)}
    </span>
  );
}
