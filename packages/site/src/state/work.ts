import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** How long the page may be busy in one go, so that it answers within a blink on slow machines too. */
const SLICE_MS = 8;

/** Runs work step by step with breaths between; the last value that is not null is the answer. */
export function useWork<T>(make: (() => Generator<T | null>) | null, key: string): T | null {
  const answer = useSignal<{ readonly key: string; readonly value: T } | null>(null);
  const failure = useSignal<unknown>(null);
  useEffect(() => {
    if (make === null) return;
    let steps: Generator<T | null> | null = null;
    failure.value = null;
    const run = () => {
      const until = performance.now() + SLICE_MS;
      try {
        steps ??= make();
        do {
          const { value, done } = steps.next();
          if (done) return;
          if (value !== null) answer.value = { key, value };
        } while (performance.now() < until);
      } catch (error) {
        failure.value = error;
        return;
      }
      timer = setTimeout(run);
    };
    let timer = setTimeout(run);
    return () => clearTimeout(timer);
  }, [key, make === null]);
  if (failure.value !== null) throw failure.value;
  return answer.value?.key === key ? answer.value.value : null;
}
