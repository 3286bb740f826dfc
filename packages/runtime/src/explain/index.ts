// Explain why a guest starts or does not

export type { Advice } from './advice.js';
export { explainFeature, explainHost, type HostQuestion } from './explain-host.js';
export type { HostExplanation, MoveExplanation } from './explanation.js';
export type { Cause, Evidence, Finding } from './finding.js';
export { type GeneralCause, generalCauses, kvmWithholds, propertyNeeds } from './general-causes.js';
export {
  CPUINFO_LINES,
  type ExplainedMachine,
  type ExplainHost,
  type HostDefinition,
  hostSignature,
  hostVendor,
  isGuestItself,
  qemuVersion,
} from './host.js';
export type { GuestCpu } from './question.js';
export type { SceneOptions } from './scene.js';

// Move a guest to another host

export { explainMove, type MoveQuestion } from './move.js';

// Choose a model for a host

export { type FittingModel, fittingModels } from './fit.js';
export type { NearestModel } from './nearest.js';

// Choose one CPU for a fleet

export {
  type FleetBaseline,
  type FleetMember,
  type FleetQuestion,
  fleetBaseline,
  LEFT_OUT_IF_BROKEN,
  SET_BY_QEMU,
} from './fleet.js';

// Foresee libvirt's verdict

export type { Agreement, Matter } from './agree.js';
export type { LibvirtVerdict } from './libvirt-answer.js';
export type { Judgement } from './libvirt-judge.js';
export { judgeMade, type MadeCpu } from './libvirt-made.js';
export { libvirtJudgements } from './libvirt-verdict.js';

// Know machine types of distributions, and releases that are not listed

export { refuseRemoved, withMachine } from './distribution-machine.js';
export { likelyBase, type MachineOrigin, machineOrigin } from './machine-origin.js';
export { nearestRelease, releasesByNearness } from './nearness.js';

// Read names and flags

export type { VendorOnly } from './facts/fact.js';
export { VENDOR_ONLY } from './facts/facts.js';
export { type FlagState, flagState, vendorOfFlags } from './linux-flags.js';
export { neededFeatures } from './needs.js';
export { registerBit } from './possession.js';
export { type Meaning, meaningOf, qemuName, severalOf } from './spelling.js';
