import { agreements } from './agree.js';
import { isKnownTo, maximumOf } from './answers.js';
import { disagreements, openMatters } from './disagreements.js';
import type { MoveExplanation } from './explanation.js';
import { type Finding, finding } from './finding.js';
import { maximumLacks } from './maximum.js';
import { offerOf } from './offers.js';
import { possessionOf } from './possession.js';
import type { Scene } from './scene.js';
import { featureNames } from './words.js';

/**
 * A guest with its host's own CPU (host-passthrough, `-cpu host`): the destination has to have all of it, and nothing
 * more, as the running guest would see both. A name that a QEMU does not know says nothing; the CPU's registers may.
 */
export function maximumMove(from: Scene, to: Scene): MoveExplanation {
  const known = maximumOf(from) !== null && maximumOf(to) !== null;
  const agree = agreements([from.host, to.host], {
    fixedTsc: false,
    hostPhysBits: true,
    pmu: true,
    xsave: null,
    signature: true,
    kvm: from.host.accel === 'kvm',
  });
  const states = featureNames(from.compiled).map((name) => compareFeature(from, to, name));
  const of = (state: FeatureMove['state']) => states.filter((one) => one.state === state).map(({ name }) => name);
  const loses = of('lost').map((name) => maximumLacks(to, name));
  const gains = of('gained').map(gained);
  const doubts = known ? of('unknown') : [];
  const obstacles = [
    ...loses.map(({ feature, reason }) => `${feature}: the guest has it, the destination cannot give it: ${reason}`),
    ...(gains.length === 0
      ? []
      : [
          `the running guest would see features appear that the destination adds: ${gains.map(({ feature }) => feature).join(', ')} (a guest with a named model would not)`,
        ]),
    ...disagreements(agree, to.host),
  ];
  const gaps = [
    ...from.gaps.map((gap) => `here: ${gap}`),
    ...to.gaps.map((gap) => `there: ${gap}`),
    ...openMatters(agree),
    ...(known ? [] : ['what QEMU gives the model host on both hosts: their CPUs are compared instead']),
    ...(doubts.length === 0 ? [] : [`whether both have ${doubts.join(', ')}: one QEMU has no name for it`]),
  ];
  return {
    may: obstacles.length > 0 ? 'no' : known && doubts.length === 0 ? 'yes' : 'unknown',
    model: 'host',
    machine: from.machine,
    loses,
    gains,
    changes: [],
    agree,
    libvirt: null,
    obstacles,
    unknown: gaps,
  };
}

interface FeatureMove {
  readonly name: string;
  readonly state: 'same' | 'lost' | 'gained' | 'unknown';
}

function compareFeature(from: Scene, to: Scene, name: string): FeatureMove {
  const [here, there] = [stateOf(from, name), stateOf(to, name)];
  // What one QEMU has no name for is on in no guest of it.
  if (here === there || (here !== true && there !== true)) return { name, state: 'same' };
  if (here === null || there === null) return { name, state: 'unknown' };
  return { name, state: here ? 'lost' : 'gained' };
}

/**
 * What `host` has of a feature; null where its QEMU has no name for it and the CPU does not settle it. Where QEMU was not
 * asked, what KVM gives of the CPU.
 */
function stateOf(scene: Scene, name: string): boolean | null {
  const maximum = maximumOf(scene);
  if (maximum === null) return offerOf(scene, name).offered;
  const value = maximum.get(name);
  if (typeof value === 'boolean') return value;
  if (isKnownTo(scene, name) === true) return null;
  const { has, exact } = possessionOf(scene, name);
  return has === false && exact ? false : null;
}

function gained(feature: string): Finding {
  return finding({
    feature,
    effect: 'on',
    cause: 'available',
    reason: 'the destination has more; a running guest would see it appear',
    remedy: `give the guest a named model, or ${feature}=off on both hosts`,
    properties: { [feature]: false },
  });
}
