import type { FeatureSpelling } from '@cpu-models/runtime';
import { INPUT_FACTS } from '../generated/input-facts.js';
import type { Known } from '../known.js';
import type { HostReader } from './part.js';

const WORDS = INPUT_FACTS.bitWords.find(({ program }) => program === 'cpuid')?.words ?? {};

/** `cpuid -1` without -r: every bit in words, by section. Bits whose words are not understood stay unknown. */
export const cpuidWords: HostReader = {
  kind: 'cpuid -1',
  matches: (text) => /^[ \t]*feature information \(1\/edx\):/m.test(text),
  read: (text, known) => {
    const values: Record<string, boolean> = {};
    const cpuinfo: Record<string, string> = {};
    let section = '';
    for (const line of text.split('\n')) {
      const head = /^\s*(.*?)\((0x[0-9a-f]+|\d+)(?:\/(0x[0-9a-f]+|\d+))?\/(eax|ebx|ecx|edx)\):\s*$/i.exec(line);
      if (head !== null) section = sectionName(head);
      const pair = /^\s*(.+?)\s*=\s*(.+?)\s*$/.exec(line);
      if (pair?.[1] === undefined || pair[2] === undefined) continue;
      note(cpuinfo, section, pair[1], pair[2]);
      if (pair[2] !== 'true' && pair[2] !== 'false') continue;
      const feature = featureOf(known, section, pair[1]);
      if (feature !== null) values[feature] ??= pair[2] === 'true';
      // The second processor repeats it all.
      if (/^\s*CPU 1:/.test(line)) break;
    }
    return {
      kind: 'cpuid -1',
      features: { values, source: 'cpuid -1' },
      cpuinfo,
      cannotSay: [
        'what QEMU and KVM give of it: QEMU was not asked',
        'bits that cpuid -1 has no words for; cpuid -1 -r shows all',
      ],
    };
  },
};

function sectionName([, , leaf = '', subleaf, register = '']: RegExpExecArray): string {
  const number = Number(leaf);
  const place =
    subleaf === undefined
      ? number === 7 || number === 0xd
        ? `${number.toString(16)}.0`
        : ''
      : `${number.toString(16)}.${Number(subleaf)}`;
  const name = place === '' ? (number > 0xff ? `0x${number.toString(16)}` : number.toString(16)) : place;
  return `CPUID ${name} ${register.toUpperCase()}`;
}

function note(cpuinfo: Record<string, string>, section: string, name: string, value: string): void {
  const number = /\((\d+)\)$/.exec(value)?.[1];
  if (name === 'vendor_id') cpuinfo['vendor_id'] ??= value.replaceAll('"', '');
  if (section !== 'CPUID 1 EAX' || number === undefined) return;
  if (name === 'family synth' || (name === 'family' && cpuinfo['cpu family'] === undefined))
    cpuinfo['cpu family'] = number;
  if (name === 'model synth' || (name === 'model' && cpuinfo['model'] === undefined)) cpuinfo['model'] = number;
  if (name === 'stepping id') cpuinfo['stepping'] = number;
}

/** By the first word of the line, which most often is the mnemonic, among the features of that register. */
function featureOf({ features }: Known, section: string, words: string): string | null {
  const here = features.filter(({ address }) => address.replace(/ bit \d+$/, '') === section);
  const mnemonic = plain(words.split(/:| instruction| extensions?\b| supported/)[0] ?? '');
  const wanted = WORDS[words.toLowerCase()];
  const found = here.find(
    (feature) => feature.name === wanted || spellings(feature).some((name) => plain(name) === mnemonic),
  );
  return found?.qemu ?? null;
}

function spellings({ name, qemu, libvirt, linux, aliases = [] }: FeatureSpelling): string[] {
  return [name, qemu, libvirt, linux, ...aliases].filter((one): one is string => one !== null);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
