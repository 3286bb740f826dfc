import { UnavailableError } from '../errors.js';
import { isInstalled, run } from '../run.js';

/** Installs what is missing of these Debian packages; needs root only if something is. */
export async function ensurePackages(names: readonly string[]): Promise<void> {
  const missing = await missingPackages(names);
  if (missing.length === 0) return;
  const install = ['install', '--yes', '--no-install-recommends', ...missing];
  if (process.getuid?.() !== 0) {
    throw new UnavailableError(`packages are missing; as root: apt-get ${install.join(' ')}`);
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if ((await run('apt-get', install, { env })).code === 0) return;
  // The machine's package lists may be old or absent.
  await run('apt-get', ['update'], { env });
  const result = await run('apt-get', install, { env });
  if (result.code !== 0) throw new UnavailableError(aptError('install', result.stderr));
}

async function missingPackages(names: readonly string[]): Promise<string[]> {
  if (!(await isInstalled('dpkg-query'))) throw new UnavailableError('dpkg is not installed');
  // biome-ignore lint/suspicious/noTemplateCurlyInString: these are dpkg's placeholders
  const { stdout } = await run('dpkg-query', ['--show', '--showformat', '${Package} ${db:Status-Status}\n', ...names]);
  const installed = new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name));
}

/** apt's first complaint, with a file's name in place of its address. */
export function aptError(what: string, stderr: string): string {
  const line = stderr.split('\n').find((candidate) => candidate.startsWith('E: ')) ?? 'E: no message';
  const text = line
    .slice(3)
    .replace(/\S+:\/\/\S*\//, '')
    .replace(/\s*\[IP: [^\]]*\]/, '');
  return `apt-get ${what}: ${text.replace(/\s+/g, ' ')}`;
}
