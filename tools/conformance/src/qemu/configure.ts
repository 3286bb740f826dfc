import { join } from 'node:path';
import { runOrThrow } from '../run.js';

/** The x86 targets; their objects differ in the predefined macros only. */
export const TARGETS = ['x86_64-softmmu', 'i386-softmmu', 'x86_64-linux-user', 'i386-linux-user'];

/** A minimal set of devices, kept in the copied tree under this name. */
export const DEVICES_NAME = 'conformance';
export const DEVICES = ['CONFIG_I440FX', 'CONFIG_ISAPC', 'CONFIG_Q35'];

/** What the targets need even where all other features are switched off one by one. */
const KEPT_FEATURES = new Set(['system', 'user', 'linux-user', 'bsd-user', 'kvm', 'tcg', 'pie']);

/** The options of a tree's configure for a small build, in the words that this release knows. */
export async function configureOptions(tree: string, environment: string): Promise<string[]> {
  const help = await runOrThrow(join(tree, 'configure'), ['--help'], { cwd: join(tree, '../build') });
  return chooseOptions(help, environment);
}

/** Chooses the options by the text of `configure --help`. */
export function chooseOptions(help: string, environment: string): string[] {
  const offers = (option: string) => new RegExp(`^ {2}${option}\\b`, 'm').test(help);
  const options = [`--target-list=${TARGETS.join(',')}`, '--enable-kvm', '--enable-tcg', '--disable-werror'];
  // Releases that take meson from a path of its own refuse to be given a python as well.
  if (offers('--meson')) options.push(`--meson=${join(environment, 'bin/meson')}`);
  else options.push(`--python=${join(environment, 'bin/python3')}`);
  if (offers('--without-default-features')) options.push('--without-default-features');
  else options.push(...featuresToDisable(help));
  if (offers('--with-devices-ARCH')) {
    options.push('--without-default-devices', `--with-devices-x86_64=${DEVICES_NAME}`);
  }
  options.push('--disable-docs', '--disable-tools', '--disable-guest-agent');
  // Debug information records line numbers and paths, so objects would differ that compute the same.
  return [...new Set([...options, '--disable-debug-info'])];
}

function featuresToDisable(help: string): string[] {
  const section = help.slice(help.indexOf('Optional features'));
  return [...section.matchAll(/^ {2}([a-z][a-z0-9-]*)\s+\S/gm)]
    .map(([, feature = '']) => feature)
    .filter((feature) => !KEPT_FEATURES.has(feature))
    .map((feature) => `--disable-${feature}`);
}
