/**
 * Properties that no proof compares, with the reason.
 *
 * The other properties of one running machine (apic-id, core-id, realized and so on) are compared: before a CPU has its
 * place they hold their defaults.
 */
export const EXCLUDED_PROPERTIES: Readonly<Record<string, string>> = {
  memory: 'the path of an object of the running machine',
};

/** Why an answer of a model is not compared, or null if it is. */
export function excludedModel(model: string, accelerator: string): string | null {
  if (accelerator !== 'kvm') return null;
  if (model === 'host' || model === 'max') return 'under KVM it is what the recording host was';
  return null;
}
