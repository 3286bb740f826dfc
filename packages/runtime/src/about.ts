/** Sentences for people on what the names of the data mean; absent where the source has none. */
export interface About {
  /** By model: what hardware it is. */
  readonly models: Readonly<Record<string, string>>;
  /** By versioned name, `EPYC-v2`: what the version is for. */
  readonly versions: Readonly<Record<string, string>>;
  /** By QEMU's name of the word: `FEAT_7_0_EBX`. */
  readonly words: Readonly<Record<string, string>>;
  /** By the feature's own name. */
  readonly features: Readonly<Record<string, string>>;
}
