import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { Wait } from './wait.js';

/** A view whose code is fetched when somebody looks at it. */
export function lazy<P extends object>(load: () => Promise<{ readonly default: ComponentType<P> }>): ComponentType<P> {
  let Loaded: ComponentType<P> | null = null;
  return function Lazy(props: P) {
    const ready = useSignal(Loaded !== null);
    useEffect(() => {
      if (Loaded !== null) return;
      load().then((module) => {
        Loaded = module.default;
        ready.value = true;
      });
    }, []);
    if (!ready.value || Loaded === null) return <Wait />;
    return <Loaded {...props} />;
  };
}
