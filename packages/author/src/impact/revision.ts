import { execFile, execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inTemporaryFolder } from '@cpu-models/emit';
import { loadSource, type Source, SourceError } from '@cpu-models/source';

/** Git does not know a revision, or does not hand it out. */
export class UnknownRevision extends Error {
  override readonly name = 'UnknownRevision';
  /** Told without a stack: there is something to mend on the user's side. */
  readonly isUserError = true;
}

/** The source as it was at a git revision. The working tree is not touched. */
export async function sourceAt(workspace: string, revision: string): Promise<Source> {
  return inTemporaryFolder(async (folder) => {
    await mkdir(join(folder, 'w'));
    await extract(workspace, revision, join(folder, 'w'));
    const source = await loadSource(join(folder, 'w/schemas'));
    if (source.problems.length > 0)
      throw new SourceError(
        source.problems.map((problem) => ({ ...problem, file: `${revision}:schemas/${problem.file}` })),
      );
    return source;
  });
}

/** The commit that a revision names, in short. */
export function commitOf(workspace: string, revision: string): string {
  try {
    return execFileSync(
      'git',
      ['-C', workspace, 'rev-parse', '--short', '--verify', '--end-of-options', `${revision}^{commit}`],
      { encoding: 'utf8', stdio: 'pipe' },
    ).trim();
  } catch {
    throw new UnknownRevision(`git knows no revision ${revision} here; expected a branch, a tag or a commit`);
  }
}

async function extract(workspace: string, revision: string, folder: string): Promise<void> {
  const archive = await new Promise<Buffer>((resolve, reject) => {
    const options = { encoding: 'buffer', maxBuffer: 256 << 20 } as const;
    execFile(
      'git',
      ['-C', workspace, 'archive', commitOf(workspace, revision), '--', 'schemas'],
      options,
      (error, stdout, stderr) =>
        error === null
          ? resolve(stdout)
          : reject(new UnknownRevision(`git archive ${revision}: ${String(stderr).trim()}`)),
    );
  });
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
}
