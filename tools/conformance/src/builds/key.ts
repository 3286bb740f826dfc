import { createHash } from 'node:crypto';
import { runOrThrow } from '../run.js';

/** A short name for what a build depends on; another compiler makes another build. */
export async function buildKey(parts: readonly string[]): Promise<string> {
  const compiler = await runOrThrow('gcc', ['--version']);
  return createHash('sha256')
    .update(JSON.stringify([compiler, ...parts]))
    .digest('hex')
    .slice(0, 12);
}
