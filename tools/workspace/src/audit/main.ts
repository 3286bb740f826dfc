/**
 * Asks npm's registry for known faults of the libraries in the lockfile. The last line is a total. Where the registry does not
 * answer such questions, that is said, and counts as skipped.
 */
import { spawnSync } from 'node:child_process';
import { ROOT } from '../scratch.js';
import { readAudit } from './audit.js';

const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 << 20 });
const audit = readAudit(stdout ?? '');
if ('unknown' in audit) {
  console.log(`NOT CHECKED: whether a library has known faults: ${audit.unknown}`);
  console.log('0 passed, 0 failed, 1 skipped');
} else {
  for (const fault of audit.faults) console.log(fault);
  console.log(`${audit.faults.length === 0 ? 1 : 0} passed, ${audit.faults.length} failed, 0 skipped`);
  if (audit.faults.length > 0) process.exitCode = 1;
}
