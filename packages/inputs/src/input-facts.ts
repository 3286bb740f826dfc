/** Why a message may name features, likelier than what it says. */
export interface MessageCause {
  /** QEMU's names. */
  readonly features: readonly string[];
  /** One line for people, without a full stop. */
  readonly reason: string;
  readonly remedy: string;
  readonly source: string;
}

/** A message about CPUs that people paste. */
export interface MessageFact {
  /** Who prints it; `guest` is software that runs in one. */
  readonly who: 'QEMU' | 'libvirt' | 'Linux' | 'glibc' | 'nova' | 'KubeVirt' | 'oVirt' | 'Proxmox' | 'guest';
  /** What the caught groups are; `other` brings its own words. */
  readonly about:
    | 'features'
    | 'property'
    | 'model'
    | 'machine'
    | 'hyperv'
    | 'level'
    | 'no-kvm'
    | 'unmigratable'
    | 'msr'
    | 'other';
  /** With features: what is wrong with them. */
  readonly why?: 'host' | 'missing' | 'extra' | 'forbidden' | 'unknown' | 'software';
  /** A warning lets the guest start; an error unless said. */
  readonly severity?: 'warning' | 'error';
  /** Regular expression without regard to case; a blank is any white space, `${list}` a list of names. */
  readonly pattern: string;
  /** What the whole message says. */
  readonly says?: string;
  /** With `other`: what it is about, what that means and what to do; `${group}` is what was caught. */
  readonly name?: string;
  readonly meaning?: string;
  readonly remedy?: string;
}

/** An MSR that QEMU writes, or several. */
export interface MsrFact {
  readonly index: number;
  /** The last one, where it is a range. */
  readonly to?: number;
  /** QEMU's names; a property such as pmu too. */
  readonly features: readonly string[];
  readonly meaning: string;
  readonly remedy: string;
  readonly source: string;
}

/** A CPU type that a management stack makes of a model of QEMU's. */
export interface PlatformModel {
  readonly platform: string;
  readonly name: string;
  readonly base: string;
  /** QEMU's names of what is switched on. */
  readonly flags: readonly string[];
}

/** Another program's words for bits of CPUID, where they are not the bit's name. */
export interface BitWords {
  readonly program: string;
  /** QEMU's or Linux's name by the word, which is in lower case. */
  readonly words: Readonly<Record<string, string>>;
}

/** What is known of the texts that people have about hosts and guests: schemas/x86/hosts/messages.yaml. */
export interface InputFacts {
  /** Why libvirt's and QEMU's CPU of a guest differ in a feature, likelier than that the host lacks it. */
  readonly messageCauses: readonly MessageCause[];
  /** Why QEMU warns of a feature, likelier than what is known of hosts. */
  readonly warningCauses: readonly MessageCause[];
  readonly messages: readonly MessageFact[];
  readonly msrs: readonly MsrFact[];
  readonly platformModels: readonly PlatformModel[];
  readonly bitWords: readonly BitWords[];
}
