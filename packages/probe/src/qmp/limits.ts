/** How long a QEMU may take and how much it may say. All have defaults that a loaded machine does not reach. */
export interface Limits {
  /** Until the greeting. */
  readonly startMs: number;
  /** Until the answer to one command, counted from the answer before it. */
  readonly commandMs: number;
  /** From start to end, all commands together. */
  readonly overallMs: number;
  /** One message. The machine types of a recent release with their compatibility properties are about 4 MB. */
  readonly messageBytes: number;
  /** All messages together. All expansions of one machine type are about 2 MB. */
  readonly totalBytes: number;
  /** Events between two answers. A paused QEMU without devices sends hardly any. */
  readonly events: number;
}

export const DEFAULT_LIMITS: Limits = {
  startMs: 20_000,
  commandMs: 20_000,
  overallMs: 300_000,
  messageBytes: 32 << 20,
  totalBytes: 256 << 20,
  events: 1000,
};
