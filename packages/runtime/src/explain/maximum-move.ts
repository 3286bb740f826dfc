import { agreements } from './agree.js';
import { disagreements, openMatters } from './disagreements.js';
import { type Finding, finding } from './finding.js';
import { maximumOn } from './host.js';
import { maximumLacks } from './maximum.js';
import type { MoveExplanation } from './move.js';
import type { Scene } from './scene.js';
import { featureNames } from './words.js';

/** A guest with its host's own CPU: the destination has to have all of it. */
export function maximumMove(from: Scene, to: Scene): MoveExplanation {
  const [here, there] = [from, to].map((scene) => (scene.asked === null ? null : maximumOn(scene.host, scene.asked)));
  const agree = agreements([from.host, to.host], {
    fixedTsc: false,
    hostPhysBits: true,
    pmu: true,
    xsave: true,
    kvm: from.host.accel === 'kvm',
  });
  const known = here != null && there != null;
  const differing = known ? featureNames(from.compiled).filter((name) => here[name] !== there[name]) : [];
  const loses = differing.filter((name) => here?.[name] === true).map((name) => maximumLacks(to, name));
  const gains = differing.filter((name) => there?.[name] === true).map(gained);
  const obstacles = [
    ...loses.map(({ feature, reason }) => `${feature}: the guest has it, the destination cannot give it: ${reason}`),
    ...disagreements(agree, to.host),
  ];
  const gaps = [...from.gaps, ...to.gaps, ...openMatters(agree), ...(known ? [] : ['what host has on both hosts'])];
  return {
    may: obstacles.length > 0 ? 'no' : known ? 'yes' : 'unknown',
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

function gained(feature: string): Finding {
  return finding({
    feature,
    effect: 'on',
    cause: 'available',
    reason: 'the destination has more; the guest sees it after a restart there',
  });
}
