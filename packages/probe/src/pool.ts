/**
 * Runs `task` on every item, a few at a time, and gives the results in the items' order. After the first failure no
 * further item is begun, the others' signal is given, and the failure is thrown when all that ran have ended.
 */
export async function inPool<T, R>(
  items: readonly T[],
  workers: number,
  task: (item: T, signal: AbortSignal) => Promise<R>,
  signal?: AbortSignal,
): Promise<R[]> {
  const stop = new AbortController();
  const giveUp = () => stop.abort();
  if (signal?.aborted) giveUp();
  signal?.addEventListener('abort', giveUp);
  const results: R[] = [];
  const failures: unknown[] = [];
  const queue = items.entries();
  const work = async () => {
    for (const [index, item] of queue) {
      try {
        results[index] = await task(item, stop.signal);
      } catch (error) {
        failures.push(error);
        stop.abort();
      }
      if (failures.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  signal?.removeEventListener('abort', giveUp);
  if (failures.length > 0) throw failures[0];
  return results;
}
