/**
 * A program whose answers must not depend on where it runs: decodes all hosts, resolves all models on two machine types,
 * and looks for what the hosts have in common. It is a text, as it is compiled in the project that has the package.
 */
export const PROGRAM = `
import { baseline, canonicalJson, type CpuData, decode, fullExpansion, hostsBaseline, loadMap, namesOf, resolve } from '@cpu-models/runtime';
import { LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';

export function answers(hosts: readonly CpuData[]): string {
  const decoded = LIBVIRT_RELEASES.map((map) => {
    const cpus = loadMap(map);
    const [asHosts, asGuests] = (['host', 'guest'] as const).map((type) => hosts.map((data) => decode(cpus, data, { type })));
    const intel = (asHosts ?? []).filter(({ vendor }) => vendor === 'Intel');
    const named = intel.map((cpu, at) => ({ name: String(at), cpu }));
    return { asHosts, asGuests, common: baseline(cpus, intel), fleet: hostsBaseline(cpus, named) };
  });
  const resolved = QEMU_RELEASES.map((release) =>
    namesOf(release).models.flatMap((model) =>
      (['pc-q35-5.2', 'isapc'] as const).map((machine) => fullExpansion(resolve(release, { machine, accelerator: 'tcg', model }))),
    ),
  );
  return canonicalJson({ decoded, resolved });
}
`;
