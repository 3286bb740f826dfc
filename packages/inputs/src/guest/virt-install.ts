import { type CpuFeature, guestCpu } from '@cpu-models/runtime';
import { libvirtGuest } from './domain.js';
import type { Guest, GuestReader } from './guest.js';
import { shellWords } from './shell-words.js';

const POLICIES = ['force', 'require', 'optional', 'disable', 'forbid'] as const;

/** A command line of virt-install or virt-xml: `--cpu EPYC-Rome,require=svm,disable=xsaves`. */
export const virtInstall: GuestReader = {
  kind: 'virt-install command line',
  matches: (text) => /(^|[\s/])virt-(install|xml)\b/.test(text),
  read: (text) => {
    const words = shellWords(text).flatMap((word) => (/^--\w[\w-]*=/.test(word) ? splitOnce(word) : [word]));
    const value = (...names: string[]) => words[words.findLastIndex((word) => names.includes(word)) + 1];
    const has = (name: string) => words.includes(name);
    const cpu = has('--cpu') ? readCpu(value('--cpu') ?? '') : libvirtGuest('host-model', null);
    const machine = has('--machine') ? value('--machine') : undefined;
    const name = has('--name') || has('-n') ? value('--name', '-n') : undefined;
    return [
      {
        kind: 'virt-install command line',
        ...(name === undefined ? {} : { name }),
        cpu,
        ...(machine === undefined ? {} : { machine }),
        accelerator: value('--virt-type') === 'qemu' ? 'tcg' : 'kvm',
        notes: has('--cpu') ? [] : ['no --cpu: virt-install takes host-model (host-passthrough since 4.0)'],
      } satisfies Guest,
    ];
  },
};

function splitOnce(word: string): string[] {
  const at = word.indexOf('=');
  return [word.slice(0, at), word.slice(at + 1)];
}

function readCpu(text: string): NonNullable<Guest['cpu']> {
  const parts = text.split(',').filter((part) => part !== '');
  const named = (name: string) => parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
  const [first = ''] = parts;
  const model = named('model') ?? (first.includes('=') ? '' : first);
  const mode = named('mode') ?? (model === 'host' ? 'host-model' : model);
  const features = parts.flatMap((part): CpuFeature[] => {
    if (/^[+-]/.test(part)) return [{ name: part.slice(1), policy: part.startsWith('-') ? 'disable' : 'require' }];
    const policy = POLICIES.find((one) => part.startsWith(`${one}=`));
    return policy === undefined ? [] : [{ name: part.slice(policy.length + 1), policy }];
  });
  const check = ['none', 'partial', 'full'].find((one) => one === named('check'));
  const cpu = libvirtGuest(mode, model, features);
  return check === undefined ? cpu : guestCpu({ ...cpu, check: check as 'none' | 'partial' | 'full' });
}
