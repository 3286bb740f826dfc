import { namesOf } from '@cpu-models/runtime';
import { KNOWN } from '../explain/known.js';

/** Names that a completion script holds, so that a key press starts nothing. */
export type Lists = Readonly<Record<'models' | 'machines' | 'qemu' | 'libvirt', readonly string[]>>;

/** The names of all releases, each once. */
export function knownLists(): Lists {
  const names = KNOWN.qemu.map(namesOf);
  const of = (kind: 'models' | 'machines') => [...new Set(names.flatMap((release) => release[kind]))].sort();
  return {
    models: of('models'),
    machines: of('machines'),
    qemu: KNOWN.qemu.map(({ release }) => release),
    libvirt: KNOWN.libvirt.map(({ release }) => release),
  };
}
