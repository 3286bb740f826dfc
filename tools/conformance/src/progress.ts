/** Tells a waiting person what is being done. */
export interface Progress {
  readonly step: (text: string) => void;
  readonly done: () => void;
}

/** A progress that nobody sees. */
export const silent: Progress = { step: () => {}, done: () => {} };

/** One status line that rewrites itself; silent if the stream is not a terminal. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return silent;
  const show = (text: string) => {
    stream.cursorTo(0);
    stream.write(text.slice(0, stream.columns - 1));
    stream.clearLine(1);
  };
  return { step: show, done: () => show('') };
}
