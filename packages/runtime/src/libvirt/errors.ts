import { CpuModelError } from '../errors.js';

/** A model name that the map of this release does not have, or no name at all. */
export class UnknownModelError extends CpuModelError {
  constructor(model: string | null, release: string) {
    const subject = model === null ? 'CPU: no model is given' : `model ${model}: unknown`;
    super('unknown-model', model ?? 'CPU', `${subject}; expected a model of libvirt ${release}`);
  }
}

/** A feature name that the map of this release does not have. */
export class UnknownFeatureError extends CpuModelError {
  constructor(feature: string, release: string) {
    super('unknown-property', feature, `feature ${feature}: unknown; expected a feature of libvirt ${release}`);
  }
}

/** A vendor that the map does not have, or a vendor string that is not 12 bytes. */
export class UnknownVendorError extends CpuModelError {
  constructor(vendor: string, message: string) {
    super('bad-value', vendor, `vendor '${vendor}': ${message}`);
  }
}

/** No model of the map (or of the allowed ones) fits the data. */
export class NoMatchingModelError extends CpuModelError {
  constructor(subject: string, expected: string) {
    super('refused', subject, `${subject}: no model fits; expected ${expected}`);
  }
}

/** The hypervisor does not offer this model, and a fallback is forbidden. */
export class ModelNotAllowedError extends CpuModelError {
  constructor(model: string) {
    super(
      'refused',
      model,
      `model ${model}: not supported by the hypervisor; expected one of its models, or fallback 'allow'`,
    );
  }
}

/** CPUs that have no common baseline: different vendors, or nothing in common. */
export class IncompatibleCpusError extends CpuModelError {
  constructor(subject: string, message: string) {
    super('contradiction', subject, `${subject}: ${message}`);
  }
}

/** What the hypervisor made differs from what a CPU with check 'full' asks for, or contradicts itself. */
export class GuestMismatchError extends CpuModelError {
  readonly extra: readonly string[];
  readonly missing: readonly string[];
  constructor(message: string, extra: readonly string[] = [], missing: readonly string[] = []) {
    super('contradiction', 'guest CPU', `guest CPU: ${message}`);
    this.extra = extra;
    this.missing = missing;
  }
}

/** An operation that needs the host CPU was not given one. */
export class HostNeededError extends CpuModelError {
  constructor() {
    super('host-needed', 'host CPU', 'host CPU: not given; expected one, as the guest CPU is relative to it');
  }
}

/** A list of CPUs that an operation cannot use: empty, or with a CPU that has no model. */
export class InvalidCpuError extends CpuModelError {
  constructor(subject: string, message: string) {
    super('bad-value', subject, `${subject}: ${message}`);
  }
}

/** The map itself is wrong: libvirt would refuse to load it. */
export class InvalidMapError extends CpuModelError {
  constructor(subject: string, message: string) {
    super('bad-value', subject, `${subject}: ${message}`);
  }
}

/** A value that cannot be CPU data: a register out of range, a reply of another shape. */
export class InvalidDataError extends CpuModelError {
  constructor(subject: string, message: string) {
    super('bad-value', subject, `${subject}: ${message}`);
  }
}

/** libvirt has no such operation for this architecture or in this release. */
export class UnsupportedOperationError extends CpuModelError {
  constructor(subject: string, message: string) {
    super('refused', subject, `${subject}: ${message}`);
  }
}
