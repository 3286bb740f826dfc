import { here } from '../state/here.js';
import { hrefOf } from '../state/place.js';

/** Features as links, those that were added or dropped marked by sign and colour. */
export function Features(props: {
  readonly names: readonly string[];
  readonly added?: ReadonlySet<string>;
  readonly sign?: '+' | '-' | '?';
}) {
  return (
    <span class="names">
      {props.names.map((name) => {
        const sign = props.sign ?? (props.added?.has(name) ? '+' : '');
        return (
          <a
            key={name}
            href={hrefOf(['features', name], here())}
            class={sign === '+' ? 'plus' : sign === '-' ? 'minus' : ''}
          >
            {sign}
            {name}
          </a>
        );
      })}
    </span>
  );
}

/** A CPU model's name that leads to its card. */
export function Model({ name }: { readonly name: string }) {
  return (
    <a class="mono" href={hrefOf(['models', name], here())}>
      {name}
    </a>
  );
}
