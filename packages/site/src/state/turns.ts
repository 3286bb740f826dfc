/** Work that waits until what the visitor asked for is shown, in the order in which it came. */
const waiting: (() => void)[] = [];

/** How long a frame may wait for such work before the rest waits for the next one. */
const SLICE_MS = 4;

/**
 * Runs work after the next frame is shown, and so many pieces after each other as a frame has time for.
 * @returns what takes it back
 */
export function afterFrame(work: () => void): () => void {
  waiting.push(work);
  if (waiting.length === 1) nextTurn();
  return () => {
    const at = waiting.indexOf(work);
    if (at >= 0) waiting.splice(at, 1, () => {});
  };
}

/** Two frames: at the beginning of the second the first is on the screen. */
function nextTurn(): void {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(turn)));
}

async function turn(): Promise<void> {
  const until = performance.now() + SLICE_MS;
  do {
    const work = waiting[0];
    try {
      work?.();
      // What it changed is drawn before the time is looked at.
      await null;
    } finally {
      waiting.shift();
    }
  } while (waiting.length > 0 && performance.now() < until);
  if (waiting.length > 0) nextTurn();
}
