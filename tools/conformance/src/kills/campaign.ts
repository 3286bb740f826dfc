import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shuffled } from '../mutations/random.js';
import type { RunResult } from '../run.js';
import { type Place, type Point, pointsOf, runCommand } from './command.js';
import type { Scenario } from './scenario.js';
import { copy, isClean, listOf, nameOf, restore, type State, sameState, stateOf } from './state.js';

/** What became of the kills of one command. */
export interface Kills {
  readonly tried: number;
  /** All places where it can be killed. */
  readonly points: number;
  /** The kills that did harm: where, and what was wrong. */
  readonly wrong: readonly string[];
}

/** A state after the next run, with that run's exit status and what it said. */
interface Ending {
  readonly state: State;
  readonly status: number;
  readonly said: string;
}

/** How an uninterrupted run begins and ends, and how the next one does from there. */
interface Known {
  readonly ends: readonly State[];
  readonly lists: readonly string[];
  readonly endings: readonly Ending[];
}

/**
 * Takes what a kill at each change of a file leaves, and demands of the next run that it ends as after the old state or after the
 * new one, that it leaves nothing behind, and that it says what it found.
 *
 * @param most points that are tried, as the random numbers choose
 */
export async function killAll(scenario: Scenario, most: number, random: () => number): Promise<Kills> {
  const all = mkdtempSync(join(tmpdir(), 'kills-'));
  try {
    return await new Campaign(scenario, all).run(most, random);
  } finally {
    rmSync(all, { recursive: true, force: true });
  }
}

class Campaign {
  readonly #place: Place;
  readonly #kept: string;

  constructor(
    private readonly scenario: Scenario,
    private readonly all: string,
  ) {
    this.#place = { folder: join(all, 'place') };
    this.#kept = join(all, 'kept');
  }

  async run(most: number, random: () => number): Promise<Kills> {
    await this.#prepare();
    const old = this.#state();
    const ofOld = await this.#next();
    restore(this.#place, this.#kept);
    const [log, states] = [join(this.all, 'log'), join(this.all, 'states')];
    const command = this.scenario.command(this.#work);
    const done = await this.#run(command, { KILL_LOG: log, KILL_STATES: states });
    if (!existsSync(log)) throw new Error(`${this.scenario.name} changed nothing:\n${done.stdout}${done.stderr}`);
    const ends = [old, this.#state()];
    const lists = [listOf(this.#kept), listOf(this.#work)];
    const endings = [ofOld, await this.#next()];
    const points = pointsOf(readFileSync(log, 'utf8'));
    const chosen = shuffled(points, random).slice(0, most);
    const wrong: string[] = [];
    const seen = new Map<string, readonly string[]>();
    for (const point of chosen) {
      const left = join(states, String(point.at));
      const alike = nameOf(left);
      // What leaves the same is the same to the next run.
      const faults = seen.get(alike) ?? (await this.#goOn(left, { ends, lists, endings }));
      seen.set(alike, faults);
      if (faults.length > 0) wrong.push(`killed ${point.what}: ${faults.join('; ')}`);
    }
    if (chosen[0] !== undefined && !(await this.#leaves(chosen[0], states))) {
      wrong.push(`killed ${chosen[0].what}: a kill leaves something else than was seen at that place`);
    }
    return { tried: chosen.length, points: points.length, wrong };
  }

  get #work(): string {
    return join(this.#place.folder, 'w');
  }

  #run(args: readonly string[], variables?: NodeJS.ProcessEnv): Promise<RunResult> {
    return runCommand(this.#place, args, variables, this.scenario.program);
  }

  #state(): State {
    return (this.scenario.state ?? stateOf)(this.#work);
  }

  async #prepare(): Promise<void> {
    const { name, prepare, before } = this.scenario;
    mkdirSync(this.#work, { recursive: true });
    mkdirSync(join(this.#place.folder, 'tmp'));
    await prepare(this.#work);
    if (before !== undefined) {
      const { code, stderr } = await this.#run(before(this.#work));
      if (code !== 0) throw new Error(`${name} cannot be prepared: ${stderr}`);
    }
    copy(this.#work, this.#kept);
  }

  /** Runs what comes next. */
  async #next(): Promise<Ending> {
    const { command, next = (folder: string) => [command(folder)] } = this.scenario;
    let [status, said] = [0, ''];
    for (const args of next(this.#work)) {
      const { code, stdout, stderr } = await this.#run(args);
      status = code;
      said += stdout + stderr;
    }
    return { state: this.#state(), status, said };
  }

  /** Whether a real kill leaves the state that stands for it. */
  async #leaves({ at }: Point, states: string): Promise<boolean> {
    restore(this.#place, this.#kept);
    await this.#run(this.scenario.command(this.#work), { KILL_AT: String(at) });
    // Numbers of processes are in some names.
    const names = (folder: string) => listOf(folder).replaceAll(/\d{2,}/g, 'N');
    return names(this.#work) === names(join(states, String(at), 'w'));
  }

  /** @returns what is wrong after the next run on what a kill left */
  async #goOn(left: string, { ends, lists, endings }: Known): Promise<string[]> {
    restore(this.#place, join(left, 'w'), join(left, 'tmp'));
    const between = this.#state();
    const isLeft = !isClean(this.#place) || !ends.some((state) => sameState(state, between));
    // The same files and folders make the same run, which was seen already.
    if (!isLeft && lists.includes(listOf(this.#work))) return [];
    const found = await this.#next();
    const fits = endings.some(({ state, status }) => status === found.status && sameState(state, found.state));
    return [
      ...(fits ? [] : [`neither the old state nor the new one: exit ${found.status}, ${found.said.slice(0, 300)}`]),
      ...(isClean(this.#place) ? [] : ['temporary files stay']),
      ...(isLeft && !found.said.includes('was interrupted') ? ['the next run does not say so'] : []),
    ];
  }
}
