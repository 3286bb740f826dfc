/** `0x00000001`; with 0 digits as many as needed. */
export function hex(value: number, digits: number): string {
  return `0x${value.toString(16).padStart(digits, '0')}`;
}

/** One bit of a 32-bit register. */
export function bitMask(bit: number): string {
  return hex((1 << bit) >>> 0, 8);
}
