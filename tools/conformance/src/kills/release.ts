import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Scratch } from '@cpu-models/workspace-tools/scratch';
import type { Scenario } from './scenario.js';
import { copy, type State, stateOf } from './state.js';

/** Programs in the place of others, not looked at. */
const PROGRAMS = '.git/programs';
const WHEN = '2026-01-01T00:00:00Z';

/**
 * A release in a checkout of its own, which hands out one small output. The packages for npm are there, and not built each
 * time: what builds them writes as `gen` does.
 */
export const release: Scenario = {
  name: 'release',
  prepare: async (folder) => {
    mkdirSync(join(folder, '../../nx'));
    const scratch = await Scratch.create();
    copy(scratch.folder, folder);
    await scratch.remove();
    appendFileSync(join(folder, '.git/info/exclude'), '/node_modules\n');
    rmSync(join(folder, 'packages/cli/dist'), { recursive: true, force: true });
    write(folder, 'dist/csv/features.csv', 'feature\n');
    for (const room of ['runtime', 'libvirt-xml', 'inputs'])
      write(
        folder,
        `packages/${room}/dist/package.json`,
        JSON.stringify({ name: `@cpu-models/${room}`, version: '1.0.0' }),
      );
    write(folder, `${PROGRAMS}/tsx`, '#!/bin/sh\n');
    chmodSync(join(folder, PROGRAMS, 'tsx'), 0o755);
  },
  command: () => [],
  program: {
    path: 'packages/release/src/main.ts',
    variables: (folder) => ({
      PATH: [join(folder, PROGRAMS), join(folder, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
      // What Nx and tsx keep for themselves is not looked at.
      TMPDIR: join(folder, '../../nx'),
      TSX_DISABLE_CACHE: undefined,
      NX_CACHE_DIRECTORY: join(folder, '../../nx/cache'),
      NX_WORKSPACE_DATA_DIRECTORY: join(folder, '../../nx/data'),
      NX_DAEMON: 'false',
      NX_ISOLATE_PLUGINS: 'false',
      NX_SKIP_NX_CACHE: 'true',
      GIT_AUTHOR_DATE: WHEN,
      GIT_COMMITTER_DATE: WHEN,
    }),
  },
  state: stateOfRelease,
};

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** What a release is: commit, tags, what is not committed, and what it hands out. */
function stateOfRelease(folder: string): State {
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
  const handedOut = join(folder, 'dist/release');
  return new Map([
    ['commit', git('rev-parse', 'HEAD')],
    ['tags', git('tag')],
    ['changes', git('status', '--porcelain')],
    ...(existsSync(handedOut) ? stateOf(handedOut) : []),
  ]);
}
