export type { Advice } from './advice.js';
export type { Agreement, Matter } from './agree.js';
export { refuseRemoved, withMachine } from './distribution-machine.js';
export { explainFeature, explainHost, type HostQuestion } from './explain-host.js';
export type { HostExplanation, MoveExplanation } from './explanation.js';
export type { VendorOnly } from './facts/fact.js';
export { VENDOR_ONLY } from './facts/facts.js';
export type { Cause, Evidence, Finding } from './finding.js';
export { type FittingModel, fittingModels } from './fit.js';
export {
  type FleetBaseline,
  type FleetMember,
  type FleetQuestion,
  fleetBaseline,
  LEFT_OUT_IF_BROKEN,
  SET_BY_QEMU,
} from './fleet.js';
export { type GeneralCause, generalCauses, kvmWithholds, propertyNeeds } from './general-causes.js';
export { CPUINFO_LINES, type ExplainedMachine, type ExplainHost, type HostDefinition, qemuVersion } from './host.js';
export type { LibvirtVerdict } from './libvirt-answer.js';
export type { Judgement } from './libvirt-judge.js';
export { libvirtJudgements } from './libvirt-verdict.js';
export { type FlagState, flagState } from './linux-flags.js';
export { likelyBase, type MachineOrigin, machineOrigin } from './machine-origin.js';
export { explainMove, type MoveQuestion } from './move.js';
export type { NearestModel } from './nearest.js';
export { nearestRelease, releasesByNearness } from './nearness.js';
export type { GuestCpu } from './question.js';
export type { SceneOptions } from './scene.js';
export { type Meaning, meaningOf, qemuName } from './spelling.js';
