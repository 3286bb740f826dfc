import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { Scratch } from '@cpu-models/workspace-tools/scratch';
import { type Cost, type Ending, measure } from './cost.js';
import { FOUR, root, Workspace } from './workspace.js';

/** What a figure is compared with: a program that runs in turn with it. */
export type Peer = 'importer' | 'node' | 'nx';

/** Something that costs time and memory, as a ratio to what its peer costs. */
export interface Figure {
  readonly title: string;
  readonly peer: Peer;
  readonly run: () => Cost;
  /** What the ratio of processor time was when this was first measured, with four releases. */
  readonly before?: number;
  /** The greatest ratio that is to be reached: of processor time and, where it matters, of peak memory. */
  readonly goal?: number;
  readonly memoryGoal?: number;
}

const MODEL = 'schemas/x86/models/EPYC.yaml';
const THREE = ['qemu', 'libvirt', 'runtime'];
const DATA = ['json', 'csv', 'sqlite'];

/** All figures of the command, of generation under Nx and of the runtime's start. */
export async function figures(): Promise<{ readonly all: readonly Figure[]; readonly end: () => Promise<void> }> {
  const [whole, four, edited] = [new Workspace(), new Workspace().keep(FOUR), new Workspace()];
  edited.edit(MODEL, (text) => text.replace(/^about: .*$/m, 'about: Another text.'));
  const scratch = await Scratch.create();
  const nx = (target: string, ...args: readonly string[]) =>
    measure(scratch.folder, [join(scratch.folder, 'node_modules/.bin/nx'), 'run', `cpu-models:${target}`, ...args]);
  let comments = 0;
  // Everything is generated before; then a model gets one comment more.
  const afterComment = () => {
    nx('gen');
    appendFileSync(join(scratch.folder, MODEL), `# Comment ${++comments}.\n`);
    return nx('gen');
  };
  const gen = (workspace: Workspace, outputs: readonly string[]) => () => workspace.run('gen', ...outputs);
  // Per release, from what all of them cost more than four.
  const each = (outputs: readonly string[]) => () => {
    const more = whole.releases - four.releases;
    const [all, some] = [gen(whole, outputs)(), gen(four, outputs)()];
    return { cpu: (all.cpu - some.cpu) / more, peak: (all.peak - some.peak) / more };
  };
  const importer: Omit<Figure, 'peer'>[] = [
    { title: 'three outputs, four releases', run: gen(four, THREE), before: 0.78, goal: 0.5, memoryGoal: 1 },
    { title: 'three outputs, all releases', run: gen(whole, THREE), goal: 1.5 },
    { title: 'six outputs, four releases', run: gen(four, [...THREE, ...DATA]), before: 2.6, goal: 1 },
    { title: 'six outputs, all releases', run: gen(whole, [...THREE, ...DATA]) },
    { title: 'a release more, three outputs', run: each(THREE), goal: 0.018 },
    { title: 'a release more, data outputs', run: each(DATA), goal: 0.09 },
    { title: 'validate, four releases', run: () => four.run('validate'), before: 0.45, goal: 0.43 },
    { title: 'validate, all releases', run: () => whole.run('validate'), before: 3.9, goal: 0.72 },
    { title: 'validate after an edit, all releases', run: () => edited.run('validate'), before: 1.19, goal: 0.72 },
    { title: 'freeze --check', run: () => command(['freeze', '--check']), before: 1.8, goal: 0.54 },
    { title: 'diff of a whole stack', run: () => command(STACKS, DIFFERENT), before: 1.5, goal: 0.36 },
    { title: 'nx run gen, nothing cached', run: () => nx('gen', '--skip-nx-cache'), before: 11, goal: 3 },
    { title: 'nx run gen, a comment edited', run: afterComment, before: 9, goal: 1.44 },
  ];
  const node: Omit<Figure, 'peer'>[] = [
    { title: '--help', run: () => command(['--help']), before: 4, goal: 2.5 },
    { title: 'resolve', run: () => command(['resolve', ...GUEST]), before: 17, goal: 4 },
    { title: 'pin', run: () => command(['pin', ...GUEST]), goal: 4 },
    { title: "the runtime's first answer", run: firstAnswer, goal: 1.36 },
  ];
  return {
    all: [
      ...importer.map((figure) => ({ ...figure, peer: 'importer' as const })),
      { title: 'nx run gen, nothing changed', peer: 'nx', run: () => nx('gen'), goal: 1.1 },
      ...node.map((figure) => ({ ...figure, peer: 'node' as const })),
    ],
    end: async () => {
      for (const workspace of [whole, four, edited]) workspace.end();
      await scratch.remove();
    },
  };
}

const GUEST = ['EPYC', '--qemu', '10.0', '--machine', 'pc-q35-7.2'];
const STACKS = ['diff', '--from', 'qemu-7.2', '--to', 'qemu-10.0'];
/** Differences are no error, about which something would be said. */
const DIFFERENT: Ending = { status: 1, says: /^$/ };

/** The command in this workspace, whose source it was generated from. */
function command(args: readonly string[], ending?: Ending): Cost {
  return measure(root, [process.execPath, join(root, 'packages/cli/bin/cpu-models.js'), ...args], ending);
}

/** The package as it is published, asked for one CPU by a program that does nothing else. */
function firstAnswer(): Cost {
  const program = `
    import { resolve } from '@cpu-models/runtime';
    import { qemu_10_0 } from '@cpu-models/runtime/data/qemu-10.0';
    resolve(qemu_10_0, { machine: 'pc-q35-7.2', model: 'EPYC', accelerator: 'tcg' });`;
  return measure(join(root, 'packages/runtime/dist'), [process.execPath, '--input-type=module', '-e', program]);
}
