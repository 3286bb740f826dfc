import { relative } from 'node:path';
import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';
import { createVitest } from 'vitest/node';
import type { Check, Finding, Room } from './run.js';

/**
 * Tests: those of all rooms in one run of vitest, as each process would load the models anew. A room is told of as soon as
 * the last of its files is done.
 */
export const check: Check = async function* (workspace, rooms) {
  const queue = new Queue<Finding>();
  const roomOf = (path: string) => rooms.find(({ root }) => relative(workspace, path).startsWith(`${root}/`));
  const vitest = await createVitest('test', {
    root: workspace,
    config: 'tools/workspace/vitest.config.ts',
    watch: false,
    reporters: [new RoomReporter(rooms, roomOf, (finding) => queue.push(finding))],
  });
  const run = runFiles(vitest, rooms).then(
    () => queue.end(),
    (error: Error) => queue.end(error),
  );
  yield* queue;
  await run;
};

async function runFiles(vitest: Vitest, rooms: readonly Room[]): Promise<void> {
  try {
    await vitest.start(rooms.map(({ root }) => `${root}/`));
  } finally {
    await vitest.close();
  }
}

class RoomReporter implements Reporter {
  readonly #done = new Map<Room, TestModule[]>();
  readonly #open = new Map<Room, number>();

  constructor(
    readonly rooms: readonly Room[],
    readonly roomOf: (path: string) => Room | undefined,
    readonly tell: (finding: Finding) => void,
  ) {}

  onTestRunStart(files: readonly { readonly moduleId: string }[]): void {
    for (const { moduleId } of files) {
      const room = this.roomOf(moduleId);
      if (room !== undefined) this.#open.set(room, (this.#open.get(room) ?? 0) + 1);
    }
  }

  onUserConsoleLog({ content }: { content: string }): void {
    process.stdout.write(content);
  }

  onTestModuleEnd(module: TestModule): void {
    const room = this.roomOf(module.moduleId);
    if (room === undefined) return;
    const done = [...(this.#done.get(room) ?? []), module];
    this.#done.set(room, done);
    if (done.length === this.#open.get(room)) this.tell(findingOf(room, done));
  }
}

function findingOf(room: Room, modules: readonly TestModule[]): Finding {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const count = (state: string) => tests.filter((test) => test.result().state === state).length;
  // A file that cannot be loaded, or a hook that fails, is a failure too.
  const broken = modules.filter((module) => module.errors().length > 0);
  const texts = [
    ...broken.map((module) => problem(module.relativeModuleId, module.errors())),
    ...modules.flatMap((module) =>
      [...module.children.allSuites()]
        .filter((suite) => suite.errors().length > 0)
        .map((suite) => problem(`${module.relativeModuleId} > ${suite.fullName}`, suite.errors())),
    ),
    ...tests.filter((test) => test.result().state === 'failed').map(failure),
  ];
  const failed = Math.max(count('failed'), texts.length);
  return {
    room,
    text: texts.join('\n'),
    passed: count('passed'),
    failed,
    skipped: count('skipped') + count('pending'),
  };
}

function failure(test: TestCase): string {
  const errors = test.result().errors ?? [];
  return problem(`${test.module.relativeModuleId} > ${test.fullName}`, errors);
}

function problem(
  where: string,
  errors: readonly { readonly message: string; readonly stack?: string; diff?: string }[],
): string {
  return [`FAILED ${where}`, ...errors.map(({ message, stack, diff }) => diff ?? stack ?? message)].join('\n');
}

/** Findings that one side pushes and the other waits for. */
class Queue<T> {
  readonly #items: T[] = [];
  #ended = false;
  #error: Error | undefined;
  #wake: () => void = () => {};

  push(item: T): void {
    this.#items.push(item);
    this.#wake();
  }

  end(error?: Error): void {
    this.#ended = true;
    this.#error = error;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      while (this.#items.length > 0) yield this.#items.shift() as T;
      if (this.#ended) break;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    if (this.#error !== undefined) throw this.#error;
  }
}
