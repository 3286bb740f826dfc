import { libvirtRelease, qemuRelease } from '@cpu-models/catalog';
import { namesOf } from '@cpu-models/runtime';
import type { Source } from '@cpu-models/source';
import type { Names } from './semver.js';

/** Compares what two states of the data know by name. */
export function compareNames(base: Source, head: Source): Names {
  const [before, after] = [known(base), known(head)];
  const gone = [...before.keys()].filter((name) => !after.has(name));
  const libvirtChanged = [...before]
    .filter(([name, text]) => text !== '' && after.has(name) && after.get(name) !== text)
    .map(([name]) => name);
  return { gone, added: [...after.keys()].filter((name) => !before.has(name)), libvirtChanged };
}

/** Everything that a user can name, each with its definition where that is all there is to it (libvirt's). */
function known(source: Source): Map<string, string> {
  const { qemu, libvirt } = source.one('release').value;
  const features = source
    .all('word')
    .flatMap(({ value }) => value.features.map(({ name }): [string, string] => [`the feature ${name}`, '']));
  const inQemu = qemu.flatMap(({ release }) => {
    const { models, machines } = namesOf(qemuRelease(source, release));
    return [
      `QEMU ${release}`,
      ...models.map((name) => `${name} of QEMU ${release}`),
      ...machines.map((name) => `${name} of QEMU ${release}`),
    ].map((name): [string, string] => [name, '']);
  });
  const inLibvirt = libvirt.flatMap(({ release }) => [
    [`libvirt ${release}`, ''] as [string, string],
    ...libvirtRelease(source, release).map.x86.models.map((model): [string, string] => [
      `${model.name} of libvirt ${release}`,
      JSON.stringify(model),
    ]),
  ]);
  return new Map([...features, ...inQemu, ...inLibvirt]);
}
