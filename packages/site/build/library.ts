import { LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import type { Library } from '../src/data/library.js';

const DATA = '@cpu-models/runtime/data';

/** The module that fetches data in a browser: a chunk per project, out of which each release is read. */
export function libraryModule(): string {
  const list = (kind: string, releases: readonly { readonly release: string }[]) =>
    releases.map(({ release }) => {
      const name = `${kind}_${release.replaceAll('.', '_')}`;
      return `${JSON.stringify(release)}: () => import('${DATA}/${kind}').then((m) => m.${name})`;
    });
  return `export const library = {
  qemu: {${list('qemu', QEMU_RELEASES).join(', ')}},
  libvirt: {${list('libvirt', LIBVIRT_RELEASES).join(', ')}},
  features: () => import('${DATA}/features').then((m) => m.FEATURES),
  about: () => import('${DATA}/about').then((m) => m.ABOUT),
  reasons: () => import('${DATA}/reasons').then((m) => m.REASONS),
};\n`;
}

/** The same in Node, where pages are made. */
export function nodeLibrary(): Library {
  const all = <T extends { readonly release: string }>(releases: readonly T[]) =>
    Object.fromEntries(releases.map((data) => [data.release, () => Promise.resolve(data)]));
  return {
    qemu: all(QEMU_RELEASES),
    libvirt: all(LIBVIRT_RELEASES),
    features: async () => (await import('@cpu-models/runtime/data/features')).FEATURES,
    about: async () => (await import('@cpu-models/runtime/data/about')).ABOUT,
    reasons: async () => (await import('@cpu-models/runtime/data/reasons')).REASONS,
  };
}
