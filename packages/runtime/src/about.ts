/** Sentences and facts for people on what the names of the data mean; absent where the source has none. */
export interface About {
  /** By model. */
  readonly models: Readonly<Record<string, NameAbout>>;
  /** By versioned name: `EPYC-v2`. */
  readonly versions: Readonly<Record<string, NameAbout>>;
  /** By QEMU's name of the word: `FEAT_7_0_EBX`. */
  readonly words: Readonly<Record<string, string>>;
  /** By the feature's own name. */
  readonly features: Readonly<Record<string, string>>;
  /** The day of each release, `2025-04-22`, by project and release; absent while it is not out. */
  readonly released: Readonly<Record<'qemu' | 'libvirt', Readonly<Record<string, string>>>>;
}

/** What a model is, or what a version is for. */
export interface NameAbout {
  readonly text?: string;
  /** Of a model: the version of another one that it is written as a difference to, its nearest predecessor. */
  readonly like?: string;
  /** The hardware that a model stands for; absent for a generic CPU that nobody built. */
  readonly hardware?: HardwareAbout;
  /** What it is not, though its name suggests it. */
  readonly mistakenFor?: string;
}

/** What a model of a CPU is in hardware. */
export interface HardwareAbout {
  /** What its maker called the chip: `Rome`. */
  readonly codeName: string;
  /** The core: `Zen 2`. */
  readonly microarchitecture: string;
  /** In which the first was sold; absent while none is. */
  readonly year?: number;
  /** Names under which it is sold. */
  readonly examples?: readonly string[];
}
