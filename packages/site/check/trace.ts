import type { CDPSession } from 'playwright-core';

/** An event of Chromium's trace, as far as it is read here; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time, where `dur` is time on the wall. */
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly type?: string; readonly message?: string } };
}

/** What the main thread of a page did between two marks. */
export interface Work {
  readonly mark: string;
  /** From the first input to the frame that shows its effect: processor time in milliseconds. */
  readonly untilShown: number;
  /** All of it. */
  readonly whole: number;
  /** Each frame with what was done since the one before it. */
  readonly frames: readonly number[];
}

/** The mark of what is not measured. */
export const BETWEEN = 'between';

/** Traces the page; the answer ends the trace and tells what was done after each mark. */
export async function startTrace(session: CDPSession): Promise<() => Promise<Work[]>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'toplevel'] },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    return worksOf(events);
  };
}

/** Says in the trace that something begins. */
export async function mark(session: CDPSession, text: string): Promise<void> {
  await session.send('Runtime.evaluate', { expression: `console.timeStamp(${JSON.stringify(text)})` });
}

function worksOf(events: readonly TraceEvent[]): Work[] {
  const marks = events.filter(({ name }) => name === 'TimeStamp').sort(byTime);
  const page = marks[0];
  const own = events.filter(({ pid, tid }) => pid === page?.pid && tid === page.tid).sort(byTime);
  const works = marks.map(({ ts, args }, i) => {
    const until = marks[i + 1]?.ts ?? Number.POSITIVE_INFINITY;
    const part = own.filter((event) => event.ts > ts && event.ts < until);
    return { mark: args.data?.message ?? '', ...workIn(part) };
  });
  return works.filter((work) => work.mark !== BETWEEN);
}

/** A key that is let go changes nothing here, and comes when the frame may have been shown. */
const INPUTS = new Set(['keydown', 'keypress', 'input', 'pointerdown', 'mousedown', 'mouseup', 'click']);

function workIn(part: readonly TraceEvent[]): Omit<Work, 'mark'> {
  const tasks = part.filter(({ name, ph }) => name === 'ThreadControllerImpl::RunTask' && ph === 'X');
  const inputs = part.filter(({ name, args }) => name === 'EventDispatch' && INPUTS.has(args.data?.type ?? ''));
  const frames = part.filter(({ name, ph }) => name === 'AnimationFrame' && ph === 'e').map(end);
  const [first, last] = [inputs[0]?.ts ?? 0, inputs.at(-1)?.ts ?? 0];
  const shown = frames.find((ts) => ts > last) ?? Number.POSITIVE_INFINITY;
  return {
    untilShown: timeOf(tasks.filter((task) => end(task) > first && task.ts < shown)),
    whole: timeOf(tasks),
    frames: frames.slice(1).map((ts, i) => {
      const before = frames[i] as number;
      return timeOf(tasks.filter((task) => task.ts > before && task.ts < ts));
    }),
  };
}

const byTime = (a: TraceEvent, b: TraceEvent) => a.ts - b.ts;
const end = ({ ts, dur = 0 }: TraceEvent) => ts + dur;
const timeOf = (tasks: readonly TraceEvent[]) =>
  tasks.reduce((sum, { tdur, dur }) => sum + (tdur ?? dur ?? 0), 0) / 1000;
