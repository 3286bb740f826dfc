export { type BootAnswer, type BootOptions, bootCpuid } from './cpuid/boot.js';
export { decodeLeaf, registersOf } from './cpuid/decode.js';
export type { RecordCpuidOptions } from './cpuid/options.js';
export { cpuidRom } from './cpuid/program.js';
export { type CpuidRecording, cpuidRecordingText, recordCpuid } from './cpuid/record.js';
export { answerBytes, CPUID_TABLE, type LeafCount } from './cpuid/table.js';
export { type Topology, topologyName } from './cpuid/topology.js';
export { filteredFeatures } from './cpuid/warnings.js';
export * from './errors.js';
export type { CpuidRow, HostCpuid } from './host/cpuid.js';
export type { Readable } from './host/device.js';
export { type Host, readHost } from './host/host.js';
export { kvmObstacle } from './host/kvm.js';
export type { HostMsrs } from './host/msr.js';
export { canonicalJson, contentKey } from './json/canonical.js';
export { JsonError, type JsonOptions, parseJson } from './json/parse.js';
export { isObject, type Json, type JsonObject } from './json/types.js';
export { PROBE_VERSION, type Probe } from './probe/layout.js';
export { type ProbeOptions, type ProbeSocketOptions, probe, probeSocket, probeText } from './probe/probe.js';
export { readProbe } from './probe/read.js';
export { PROBE_SCHEMA } from './probe/schema.js';
export { type AttachOptions, attach } from './qemu/attach.js';
export { type Accelerator, type QemuOptions, startQemu, withQemu } from './qemu/start.js';
export type { QmpClient } from './qmp/client.js';
export { DEFAULT_LIMITS, type Limits } from './qmp/limits.js';
export type { QemuVersion } from './qmp/version.js';
export {
  askDefinitions,
  askExpansion,
  askKvm,
  askMachines,
  askMachineType,
  askProperties,
  type Expansion,
} from './record/ask.js';
export type {
  Answers,
  CompatProperty,
  Definition,
  Machine,
  Properties,
  PropertyValue,
  QomProperty,
  Recording,
} from './record/layout.js';
export {
  type RandomCase,
  type RandomOptions,
  type RandomRecording,
  randomRecordingText,
  recordRandom,
} from './record/random.js';
export { randomNumbers } from './record/random-properties.js';
export { isRecorded, type Progress, type RecordOptions, record, recordingText } from './record/record.js';
export {
  type Answered,
  EXCLUDED_PROPERTIES,
  sameValue,
  type Verified,
  verifyAnswers,
  verifyRecording,
} from './verify.js';
