import { fullExpansion, type HostCpu, hostOfExpansion, type QemuRelease, resolve } from '@cpu-models/runtime/qemu';
import type { CpuidRecording, RecordedOffer } from './cpuid-format.js';

/**
 * The host of a recording under KVM, as it is offered to a machine type. What `host` never takes over by itself is
 * offered if there is a model that has it and does not lack it.
 */
export function offeredHost(release: QemuRelease, recording: CpuidRecording, machine: string): HostCpu {
  const offer = recording.offers?.[machine];
  if (offer === undefined) throw new Error(`the recording does not say what the host offers on ${machine}`);
  const host = hostOfExpansion(release, (name) => offer.host[name], recording.physBits ?? null);
  const had = namesThatModelsHave(release, offer, machine, host.vendor);
  const ofModels = hostOfExpansion(release, (name) => had.has(name)).features;
  const kept = release.words.map(({ name, noAutoEnable }) => {
    return [name, (host.features[name] ?? 0n) | ((ofModels[name] ?? 0n) & noAutoEnable)] as const;
  });
  return { ...host, features: Object.fromEntries(kept) };
}

function namesThatModelsHave(release: QemuRelease, offer: RecordedOffer, machine: string, hostVendor: string) {
  const found = new Set<string>();
  for (const [model, lacking] of Object.entries(offer.unavailable)) {
    if (model === 'host' || model === 'max') continue;
    const expansion = fullExpansion(resolve(release, { machine, model, accelerator: 'kvm', hostVendor }));
    for (const [name, value] of Object.entries(expansion)) {
      if (value === true && !lacking.includes(name)) found.add(name);
    }
  }
  return found;
}
