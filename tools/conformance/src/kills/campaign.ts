import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shuffled } from '../mutations/random.js';
import { type Place, type Point, pointsOf, runCommand } from './command.js';
import type { Scenario } from './scenarios.js';
import { isClean, restore, type State, sameState, stateOf } from './state.js';

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

/**
 * Kills a command at its changes of files, and demands of the next run that it ends as after the old state or after the
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
    const old = stateOf(this.#work);
    const ofOld = await this.#next();
    const log = join(this.all, 'log');
    restore(this.#place, this.#kept);
    const done = await runCommand(this.#place, this.scenario.command(this.#work), { KILL_LOG: log });
    if (!existsSync(log)) throw new Error(`${this.scenario.name} changed nothing:\n${done.stdout}${done.stderr}`);
    const states = [old, stateOf(this.#work)];
    const endings = [ofOld, await this.#next()];
    const points = pointsOf(readFileSync(log, 'utf8'));
    const chosen = shuffled(points, random).slice(0, most);
    const wrong: string[] = [];
    for (const point of chosen) {
      const faults = await this.#kill(point, states, endings);
      if (faults.length > 0) wrong.push(`killed ${point.what}: ${faults.join('; ')}`);
    }
    return { tried: chosen.length, points: points.length, wrong };
  }

  get #work(): string {
    return join(this.#place.folder, 'w');
  }

  async #prepare(): Promise<void> {
    const { name, prepare, before } = this.scenario;
    mkdirSync(this.#work, { recursive: true });
    mkdirSync(join(this.#place.folder, 'tmp'));
    prepare(this.#work);
    if (before !== undefined) {
      const { code, stderr } = await runCommand(this.#place, before(this.#work));
      if (code !== 0) throw new Error(`${name} cannot be prepared: ${stderr}`);
    }
    cpSync(this.#work, this.#kept, { recursive: true });
  }

  /** Runs what comes next. */
  async #next(): Promise<Ending> {
    const { command, next = (folder: string) => [command(folder)] } = this.scenario;
    let [status, said] = [0, ''];
    for (const args of next(this.#work)) {
      const { code, stdout, stderr } = await runCommand(this.#place, args);
      status = code;
      said += stdout + stderr;
    }
    return { state: stateOf(this.#work), status, said };
  }

  /** @returns what is wrong after the next run */
  async #kill({ at }: Point, states: readonly State[], endings: readonly Ending[]): Promise<string[]> {
    restore(this.#place, this.#kept);
    await runCommand(this.#place, this.scenario.command(this.#work), { KILL_AT: String(at) });
    const between = stateOf(this.#work);
    const isLeft = !isClean(this.#place) || !states.some((state) => sameState(state, between));
    const found = await this.#next();
    const fits = endings.some(({ state, status }) => status === found.status && sameState(state, found.state));
    return [
      ...(fits ? [] : [`neither the old state nor the new one: exit ${found.status}, ${found.said.slice(0, 300)}`]),
      ...(isClean(this.#place) ? [] : ['temporary files stay']),
      ...(isLeft && !found.said.includes('was interrupted') ? ['the next run does not say so'] : []),
    ];
  }
}
