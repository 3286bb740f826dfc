import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Project } from '@cpu-models/freeze';
import { type FreezeFile, parseSource } from '@cpu-models/source';
import { AuthorError } from '../errors.js';

const run = promisify(execFile);

/** A project's ledgers of an older revision, as git has them. */
export async function ledgersAt(workspace: string, revision: string, project: Project): Promise<FreezeFile[]> {
  if (revision.startsWith('-')) throw new AuthorError(`${revision} is not a revision`);
  const git = async (...args: string[]) =>
    (await run('git', ['-C', workspace, ...args], { maxBuffer: 64 << 20 })).stdout;
  const listed = await git('ls-tree', '--name-only', revision, `schemas/freeze/${project}/`).catch(
    (error: { stderr?: string }) => {
      throw new AuthorError(`git cannot read ${revision}: ${(error.stderr ?? '').trim()}`);
    },
  );
  const files = listed.split('\n').filter((path) => path.endsWith('.yaml'));
  const texts = await Promise.all(files.map((path) => git('show', `${revision}:./${path}`)));
  return texts.map((text, at) => {
    const { document, problems } = parseSource(files[at] ?? '', new TextEncoder().encode(text));
    if (document === undefined)
      throw new AuthorError(`${files[at]} of ${revision} is not YAML: ${problems[0]?.message}`);
    return document.value as FreezeFile;
  });
}
