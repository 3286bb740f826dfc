import { type X86Level, x86Level } from '../levels.js';
import { type Candidate, candidates, lackingOf } from './nearest.js';
import { makeScene, type SceneOptions } from './scene.js';

/** A model on a host. */
export interface FittingModel {
  readonly name: string;
  /** The name that people know it by, where it has one. */
  readonly alias: string | null;
  readonly runs: boolean;
  /** QEMU's names of what it asks for and the host does not give; '' is a bit without a name. */
  readonly lacks: readonly string[];
  /** What it asks for and nothing says whether the host gives it. */
  readonly unsure: readonly string[];
  /** The x86-64 level of its CPU on this machine type. */
  readonly level: X86Level;
  /** How many features it has. */
  readonly features: number;
}

/** Which models run on a host, the richest first, and then the others, those that lack least first. */
export function fittingModels(options: SceneOptions): {
  readonly models: readonly FittingModel[];
  readonly unknown: readonly string[];
} {
  const scene = makeScene(options);
  const models = candidates(scene).map((candidate) => fitOf(candidate, lackingOf(scene, candidate)));
  models.sort(
    (a, b) =>
      Number(b.runs) - Number(a.runs) ||
      a.lacks.length - b.lacks.length ||
      (a.lacks.length === 0 ? b.level - a.level || b.features - a.features : 0) ||
      (a.name < b.name ? -1 : 1),
  );
  return { models, unknown: scene.gaps };
}

function fitOf({ name, alias, features }: Candidate, { lacks, unsure }: ReturnType<typeof lackingOf>): FittingModel {
  const runs = lacks.length + unsure.length === 0;
  return { name, alias, runs, lacks, unsure, level: x86Level(features), features: features.size };
}
