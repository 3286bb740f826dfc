/** Work that waits until what the visitor asked for is shown, a piece a frame, in the order in which it came. */
const waiting: (() => void)[] = [];

/**
 * Runs work after the next frame is shown, and one piece after another, so that no frame waits for several.
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

function turn(): void {
  const work = waiting[0];
  try {
    work?.();
  } finally {
    waiting.shift();
    if (waiting.length > 0) nextTurn();
  }
}
