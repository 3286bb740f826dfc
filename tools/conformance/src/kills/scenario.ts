import type { Program } from './command.js';
import type { State } from './state.js';

/** A command that writes, and what it works on. */
export interface Scenario {
  readonly name: string;
  /** Makes the folder that the command changes; it is empty. */
  readonly prepare: (folder: string) => void | Promise<void>;
  /** Arguments, with the folder that was prepared. */
  readonly command: (folder: string) => readonly string[];
  /** What is run in the folder once before, and is not killed. */
  readonly before?: (folder: string) => readonly string[];
  /** What is run after a kill, one after the other; the same command unless given. */
  readonly next?: (folder: string) => readonly (readonly string[])[];
  /** What is run instead of `cpu-models`. */
  readonly program?: Program;
  /** What is looked at in the folder, where its files are not it. */
  readonly state?: (folder: string) => State;
  /** The program of QEMU that it asks, if any. */
  readonly needs?: string;
}
