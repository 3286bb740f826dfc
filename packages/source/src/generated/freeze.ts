// Generated from schemas/freeze.schema.json: edit that, then run `npx nx run gen`.

/**
 * What a released QEMU gives: every model's CPU, and by machine type and accelerator what differs. Written by `cpu-models freeze`; answers are only added.
 */
export interface FreezeFile {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  release: string;
  /**
   * Digest of the facts and answers that were compared last; while it holds, nothing has to be compared again.
   */
  seal: string;
  /**
   * Machine types in classes: all of a class give every model the same CPU.
   */
  machines: FrozenClass[];
  /**
   * Short names of machine types.
   */
  aliases: {
    [k: string]: string;
  };
  /**
   * Properties that are no feature bit, with the value that most models have.
   */
  properties: {
    /**
     * A 64-bit number is quoted hexadecimal.
     */
    [k: string]: boolean | number | string | null;
  };
  /**
   * Feature words in QEMU's order.
   */
  words: {
    [k: string]: FrozenWord;
  };
  /**
   * Other spellings of properties.
   */
  spellings: {
    [k: string]: string;
  };
  /**
   * Each model's CPU under TCG without a machine type; `like` another one but for what is said. `max@kvm` is what max makes of a host that has every feature.
   */
  models: {
    [k: string]: FrozenModel;
  };
  /**
   * What machine types and accelerators change in that. A feature is named, or is a word and a bit.
   */
  changes: FrozenChange[];
  /**
   * Contents of the cache sets, by id.
   */
  caches: {
    [k: string]: {
      [k: string]: string;
    };
  };
  'legacy-caches': {
    [k: string]: string;
  };
  /**
   * Descriptor bytes of CPUID leaf 2.
   */
  descriptors: {
    [k: string]: string;
  };
  /**
   * Components of the XSAVE area.
   */
  xsave: {
    [k: string]: string;
  };
  behaviours: FrozenBehaviours;
}
export interface FrozenClass {
  class: string;
  'default-model'?: string;
  names: string[];
}
export interface FrozenWord {
  /**
   * leaf.subleaf.register, or msr and its number.
   */
  at: string;
  /**
   * Bits that TCG emulates.
   */
  tcg: string;
  /**
   * Names by bit, `-` where a bit has none; bits above the last name are left out.
   */
  names: string[];
}
export interface FrozenModel {
  like?: string;
  /**
   * Caches of its own.
   */
  cache?: string | null;
  values?: {
    /**
     * A 64-bit number is quoted hexadecimal.
     */
    [k: string]: boolean | number | string | null;
  };
  words?: {
    /**
     * Bits of a word as a quoted hexadecimal number: "0x0183f3ff". A string, because JSON and YAML numbers lose bits above 53.
     */
    [k: string]: string;
  };
}
export interface FrozenChange {
  /**
   * Features and other properties with their values.
   */
  set: {
    /**
     * A 64-bit number is quoted hexadecimal.
     */
    [k: string]: boolean | number | string | null;
  };
  /**
   * Accelerators; all if absent.
   */
  for?: string[];
  /**
   * Classes of machine types, `a..b` for all from a to b in the order of `machines`; all if absent.
   */
  machines?: string[];
  /**
   * All if absent.
   */
  models?: string[];
  /**
   * All models but these.
   */
  'all-but'?: string[];
}
/**
 * Rules of the release, and those that it was known not to follow.
 */
export interface FrozenBehaviours {
  follows: string[];
  others: string[];
}
