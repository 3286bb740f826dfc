import type { Progress } from '@cpu-models/probe';
import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a recording is, on a terminal only. */
export function progressBar(stream: NodeJS.WriteStream = process.stderr) {
  if (!stream.isTTY) return { onProgress: () => {}, stop: () => {} };
  const bar = new SingleBar(
    { stream, format: '{bar} {value}/{total} {item} {eta_formatted}', hideCursor: true, clearOnComplete: true },
    Presets.rect,
  );
  let started = false;
  const onProgress = ({ done, total, item }: Progress) => {
    if (started) bar.update(done, { item });
    else bar.start(total, done, { item });
    started = true;
  };
  return { onProgress, stop: () => (started ? bar.stop() : undefined) };
}
