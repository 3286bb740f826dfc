export * from './errors.js';
export { bootCpuid, type BootAnswer, type BootOptions } from './cpuid/boot.js';
export { cpuidRom } from './cpuid/program.js';
export { type CpuidRecording, cpuidRecordingText, recordCpuid, type RecordCpuidOptions } from './cpuid/record.js';
export { answerBytes, CPUID_TABLE, type LeafCount } from './cpuid/table.js';
export { filteredFeatures } from './cpuid/warnings.js';
export type { CpuidRow, HostCpuid } from './host/cpuid.js';
export type { Readable } from './host/device.js';
export { type Host, readHost } from './host/host.js';
export { kvmObstacle } from './host/kvm.js';
export type { HostMsrs } from './host/msr.js';
export { canonicalJson, contentKey } from './json/canonical.js';
export { JsonError, type JsonOptions, parseJson } from './json/parse.js';
export { isObject, type Json, type JsonObject } from './json/types.js';
export { type Probe, PROBE_VERSION } from './probe/layout.js';
export { probe, type ProbeOptions, probeSocket, type ProbeSocketOptions, probeText } from './probe/probe.js';
export { readProbe } from './probe/read.js';
export { PROBE_SCHEMA } from './probe/schema.js';
export { attach, type AttachOptions } from './qemu/attach.js';
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
export { isRecorded, type Progress, record, type RecordOptions, recordingText } from './record/record.js';
