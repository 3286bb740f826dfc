import { hostOfExpansion } from '../qemu/host.js';
import type { HostCpu } from '../qemu/request.js';
import { maximumOf } from './answers.js';
import { isMarked } from './bit.js';
import { FACTS, factAbout } from './facts/facts.js';
import { type Finding, finding } from './finding.js';
import { hostSignature, physBitsOf } from './host.js';
import { hostCause } from './host-cause.js';
import { possessionOf } from './possession.js';
import type { Scene } from './scene.js';
import { spellingOf } from './spelling.js';

/** The host as `host` and `max` take it over, put together from the answer about them; null if there is none. */
export function hostCpuOf(scene: Scene): HostCpu | null {
  const { compiled, host, vendor } = scene;
  const maximum = maximumOf(scene, false) ?? maximumOf(scene);
  if (maximum === null) return null;
  const told = hostOfExpansion(compiled.release, (name) => maximum.get(name), physBitsOf(host));
  return { ...told, vendor: vendor ?? told.vendor, ...hostSignature(host) };
}

/** Why `host` or `max` does not have a feature. */
export function maximumLacks(scene: Scene, name: string): Finding {
  const common = { feature: name, address: spellingOf(scene.features, name)?.address ?? null };
  if (isMarked(scene.compiled, name, 'noAutoEnable')) {
    const reason = 'host and max never take it by themselves';
    return finding({
      ...common,
      effect: 'off',
      cause: 'not-auto-enabled',
      reason,
      remedy: `set ${name}=on`,
      properties: { [name]: true },
    });
  }
  const stays = maximumOf(scene, false)?.get(name);
  if (stays !== false && isMarked(scene.compiled, name, 'unmigratable')) {
    return finding({
      ...common,
      effect: 'off',
      cause: 'not-migratable',
      reason: 'a guest with it cannot move, so host and max leave it out',
      remedy: `set migratable=off (libvirt: migratable='off'), or ${name}=on; the guest then stays where it is`,
      properties: { [name]: true },
      ...(stays === true
        ? { evidence: [{ kind: 'probe' as const, text: 'with migratable=off the host has it' }] }
        : ofCpu(scene, name)),
    });
  }
  const hidden = factAbout(FACTS.hiddenFromMax, name);
  const cause = hostCause(scene, name);
  const has = possessionOf(scene, name).evidence;
  const evidence = has === null || cause.evidence.length > 0 ? cause.evidence : [has];
  return finding({
    ...common,
    effect: 'missing',
    ...cause,
    evidence,
    properties: cause.cause === 'qemu-hides' && hidden !== undefined ? {} : { [name]: false },
  });
}

function ofCpu(scene: Scene, name: string): Pick<Parameters<typeof finding>[0], 'evidence' | 'certain' | 'unknown'> {
  const { has, evidence } = possessionOf(scene, name);
  if (has === null || evidence === null) return { certain: false, unknown: 'whether the host has it' };
  return { evidence: [evidence] };
}
