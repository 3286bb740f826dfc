import { ASSUMED_GUEST } from '@cpu-models/runtime';
import { InputError } from '../known.js';
import type { Guest, GuestReader } from './guest.js';
import { shellWords } from './shell-words.js';

/** A model's name, or the whole argument of -cpu. */
export const cpuArgument: GuestReader = {
  kind: 'CPU model',
  matches: (text) => /^\s*(-cpu\s+)?[A-Za-z0-9][\w.-]*(,\S*)?\s*$/.test(text),
  read: (text) => [{ kind: 'CPU model', model: text.trim().replace(/^-cpu\s+/, ''), notes: [] }],
};

/** A QEMU command line, as typed, as in a script, or as `ps` shows it. */
export const qemuCommandLine: GuestReader = {
  kind: 'QEMU command line',
  matches: (text) => /(^|[\s/])(qemu-system-\w+|qemu-kvm|kvm)\b/.test(text) || /(^|\s)-(cpu|machine|M)\s/.test(text),
  read: (text) => [readCommandLine(shellWords(text))],
};

function readCommandLine(words: readonly string[]): Guest {
  const values = (...names: string[]) =>
    words.flatMap((word, at) => (names.includes(word.replace(/^--/, '-')) ? [words[at + 1] ?? ''] : []));
  const machines = values('-machine', '-M').flatMap((value) => value.split(','));
  const machine = machines.findLast((part) => !part.includes('=')) ?? settingOf(machines, 'type');
  const accel = values('-accel').map((value) => value.split(',')[0] ?? '');
  const wanted = [...accel, ...(settingOf(machines, 'accel')?.split(':') ?? [])];
  const kvm =
    wanted.includes('kvm') ||
    words.some((word) => /^--?enable-kvm$/.test(word)) ||
    words.some((word) => /(^|\/)(qemu-kvm|kvm)$/.test(word));
  const model = values('-cpu').at(-1);
  if (model === '') throw new InputError('-cpu without a model; expected one behind it');
  return {
    kind: 'QEMU command line',
    model: model ?? ASSUMED_GUEST.model,
    ...(machine === undefined ? {} : { machine }),
    accelerator: kvm ? 'kvm' : 'tcg',
    notes: model === undefined ? [`no -cpu: QEMU takes the default of the machine type, ${ASSUMED_GUEST.model}`] : [],
  };
}

function settingOf(parts: readonly string[], name: string): string | undefined {
  return parts.findLast((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
}
