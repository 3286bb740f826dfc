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

type About = Pick<Fact, 'features'>;

const found = new WeakMap<readonly About[], Map<string, readonly About[]>>();

/** The facts of a list about a feature; looked up once for each, as a fleet asks the same of every host. */
export function factsAbout<T extends About>(facts: readonly T[], name: string): readonly T[] {
  const known = found.get(facts) ?? new Map<string, readonly About[]>();
  found.set(facts, known);
  let about = known.get(name) as readonly T[] | undefined;
  if (about === undefined) {
    about = facts.filter((fact) => isAbout(fact, name));
    known.set(name, about);
  }
  return about;
}

/** The first fact about a feature. */
export function factAbout<T extends About>(facts: readonly T[], name: string): T | undefined {
  return factsAbout(facts, name)[0];
}

/** What KVM gives a guest on CPUs of a vendor although they may lack it. */
export function emulatedOn(vendor: string | null, name: string): KvmEmulated | undefined {
  return factsAbout(FACTS.kvmEmulated, name).find(
    ({ vendors }) => vendors === undefined || (vendor !== null && vendors.includes(vendor)),
  );
}

/** How the kernel prints a parameter that is off. */
export function isOff(value: string): boolean {
  return ['0', 'N', 'n', 'off'].includes(value.trim());
}
