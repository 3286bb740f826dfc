import { HOST_FACTS } from '../../generated/host-facts.js';
import type { Fact, HostFacts, KvmEmulated, VendorOnly } from './fact.js';

/** The facts that the source has. */
export const FACTS: HostFacts = HOST_FACTS;

/** Features that only CPUs of some vendors ever had. */
export const VENDOR_ONLY: readonly VendorOnly[] = FACTS.vendorOnly;

/** Whether a fact is about a feature. */
export function isAbout({ features }: Pick<Fact, 'features'>, name: string): boolean {
  return features.some((feature) => (feature.endsWith('*') ? name.startsWith(feature.slice(0, -1)) : feature === name));
}

/** The first fact about a feature. */
export function factAbout<T extends Pick<Fact, 'features'>>(facts: readonly T[], name: string): T | undefined {
  return facts.find((fact) => isAbout(fact, name));
}

/** What KVM gives a guest on CPUs of a vendor although they may lack it. */
export function emulatedOn(vendor: string | null, name: string): KvmEmulated | undefined {
  const fitting = FACTS.kvmEmulated.filter(
    ({ vendors }) => vendors === undefined || (vendor !== null && vendors.includes(vendor)),
  );
  return factAbout(fitting, name);
}

/** How the kernel prints a parameter that is off. */
export function isOff(value: string): boolean {
  return ['0', 'N', 'n', 'off'].includes(value.trim());
}
