/** What can go wrong between us and a QEMU; each has a class of its own, for callers that tell them apart. */
export type ProbeErrorCode =
  | 'binary-missing'
  | 'did-not-start'
  | 'died'
  | 'hangs'
  | 'garbage'
  | 'floods'
  | 'unknown-version'
  | 'refused'
  | 'unreachable'
  | 'cpuid-incomplete'
  | 'aborted'
  | 'unreadable';

/** Expected failures; anything else that is thrown is a bug. */
export abstract class ProbeError extends Error {
  /** Told without a stack: there is something to mend on the user's side. */
  readonly isUserError = true;
  abstract readonly code: ProbeErrorCode;
}

/** There is no such program, or it may not be executed. */
export class QemuMissingError extends ProbeError {
  override readonly name = 'QemuMissingError';
  readonly code = 'binary-missing';
}

/** QEMU ended before it greeted; its own words say why. */
export class QemuDidNotStartError extends ProbeError {
  override readonly name = 'QemuDidNotStartError';
  readonly code = 'did-not-start';

  constructor(
    message: string,
    readonly stderr: string,
  ) {
    super(withStderr(message, stderr));
  }
}

/** QEMU ended, or closed its QMP channel, while answers were due. */
export class QemuDiedError extends ProbeError {
  override readonly name = 'QemuDiedError';
  readonly code = 'died';

  constructor(
    message: string,
    readonly stderr: string,
  ) {
    super(withStderr(message, stderr));
  }
}

/** An answer, or the end of the program, did not come in time. */
export class QemuHangsError extends ProbeError {
  override readonly name = 'QemuHangsError';
  readonly code = 'hangs';
}

/** What came is not QMP: no JSON, half a JSON, an unknown id, an answer of another shape. */
export class QemuGarbageError extends ProbeError {
  override readonly name = 'QemuGarbageError';
  readonly code = 'garbage';
}

/** More came than any QEMU has to say. */
export class QemuFloodsError extends ProbeError {
  override readonly name = 'QemuFloodsError';
  readonly code = 'floods';
}

/** The greeting names no version, or one that is too old. */
export class QemuVersionError extends ProbeError {
  override readonly name = 'QemuVersionError';
  readonly code = 'unknown-version';
}

/** QEMU answered a command with an error. */
export class QemuRefusedError extends ProbeError {
  override readonly name = 'QemuRefusedError';
  readonly code = 'refused';

  constructor(
    readonly command: string,
    readonly errorClass: string,
    readonly description: string,
  ) {
    super(`QEMU refuses ${command}: ${description}`);
  }
}

/** There is no QMP socket at the path, or nobody listens. */
export class QmpUnreachableError extends ProbeError {
  override readonly name = 'QmpUnreachableError';
  readonly code = 'unreachable';
}

/** The guest program ended, or QEMU did, before all leaves were read. */
export class CpuidIncompleteError extends ProbeError {
  override readonly name = 'CpuidIncompleteError';
  readonly code = 'cpuid-incomplete';

  constructor(
    message: string,
    readonly stderr: string,
  ) {
    super(withStderr(message, stderr));
  }
}

/** The caller's signal ended it. */
export class ProbeAbortedError extends ProbeError {
  override readonly name = 'ProbeAbortedError';
  readonly code = 'aborted';
}

/** The text is not a probe file that this program reads; each problem begins with its place. */
export class ProbeUnreadableError extends ProbeError {
  override readonly name = 'ProbeUnreadableError';
  readonly code = 'unreadable';

  constructor(readonly problems: readonly string[]) {
    super(`not a probe file: ${problems.join('; ')}`);
  }
}

/** Guards without instanceof, which fails across two copies of the package. */
export function isProbeError(error: unknown): error is ProbeError {
  return error instanceof Error && typeof (error as Partial<ProbeError>).code === 'string' && error.name in CLASSES;
}

const CLASSES = {
  QemuMissingError,
  QemuDidNotStartError,
  QemuDiedError,
  QemuHangsError,
  QemuGarbageError,
  QemuFloodsError,
  QemuVersionError,
  QemuRefusedError,
  QmpUnreachableError,
  CpuidIncompleteError,
  ProbeAbortedError,
  ProbeUnreadableError,
};

function withStderr(message: string, stderr: string): string {
  return stderr.trim() === '' ? message : `${message}: ${stderr.trim()}`;
}
