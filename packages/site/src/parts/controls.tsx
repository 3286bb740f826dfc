import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { change, param } from '../state/place.js';

/** How long after a key the view follows: while somebody types, the keys come first. */
const REST_MS = 90;

/** A choice that stands in the address. */
export function Pick(props: {
  readonly label: string;
  readonly name: string;
  readonly value?: string;
  readonly options: readonly (string | readonly [value: string, label: string])[];
}) {
  const value = props.value ?? param(props.name);
  return (
    <label class="field">
      <span>{props.label}</span>
      <select value={value} onChange={(event) => change({ [props.name]: event.currentTarget.value })}>
        {props.options.map((option) => {
          const [key, label] = typeof option === 'string' ? [option, option] : option;
          return (
            <option key={key} value={key} selected={key === value}>
              {label}
            </option>
          );
        })}
      </select>
    </label>
  );
}

/** A yes or no that stands in the address; absent means no. */
export function Check({ label, name }: { readonly label: string; readonly name: string }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={param(name) === '1'}
        onChange={(event) => change({ [name]: event.currentTarget.checked ? '1' : undefined })}
      />
      {label}
    </label>
  );
}

/** Text that stands in the address, once the keys rest. */
export function Field(props: { readonly label: string; readonly name: string; readonly placeholder?: string }) {
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <label class="field">
      <span>{props.label}</span>
      <input
        type="search"
        autocomplete="off"
        spellcheck={false}
        placeholder={props.placeholder ?? ''}
        value={param(props.name)}
        onInput={(event) => {
          const box = event.currentTarget;
          box.ariaBusy = 'true';
          clearTimeout(timer.current);
          timer.current = window.setTimeout(() => {
            box.ariaBusy = null;
            change({ [props.name]: box.value }, true);
          }, REST_MS);
        }}
      />
    </label>
  );
}

/** A view's title, what it answers, and its controls. */
export function Head(props: {
  readonly title: ComponentChildren;
  readonly lead?: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  return (
    <header class="head">
      <div>
        <h1 tabIndex={-1}>{props.title}</h1>
        {props.lead && <p class="lead">{props.lead}</p>}
      </div>
      {props.children && <div class="controls">{props.children}</div>}
    </header>
  );
}
