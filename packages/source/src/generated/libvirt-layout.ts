// SPDX-License-Identifier: MIT
// Generated from schemas/libvirt-layout.schema.json: edit that, then run `npx nx run gen`.

/**
 * How upstream's files look; nothing here changes what libvirt reads.
 */
export interface LibvirtLayoutFile {
  index: IndexLayout;
  'signature-comments': SignatureComments;
  /**
   * @minItems 1
   */
  comments: CommentBlock[];
  features: FeaturesLayout;
  'libcpuinfo-aliases': LibcpuinfoAliases;
}
/**
 * Groups of the index were comments before.
 */
export interface IndexLayout {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  'group-elements-since': string;
}
/**
 * The numeric comment behind each signature, in names of this age.
 */
export interface SignatureComments {
  names: NamesByAge;
  /**
   * Other texts than the rule's.
   *
   * @minItems 1
   */
  instead?: SignatureCommentText[];
  /**
   * Comments that the rule would not give.
   *
   * @minItems 1
   */
  also?: SignatureCommentText[];
}
/**
 * Names that libvirt has had since a release in this span.
 */
export interface NamesByAge {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface SignatureCommentText {
  /**
   * The comment.
   */
  text: string;
  /**
   * Models, each with all its aliases.
   *
   * @minItems 1
   */
  models: string[];
}
export interface CommentBlock {
  /**
   * Models, each with all its aliases.
   *
   * @minItems 1
   */
  models: string[];
  /**
   * It stands before this signature, counted from 1; absent: before the features.
   */
  'before-signature'?: number;
  /**
   * The lines between `<!-- ` and ` -->`, with their own indentation from the second on.
   *
   * @minItems 1
   */
  lines: string[];
}
/**
 * x86_features.xml
 */
export interface FeaturesLayout {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  'generated-since': string;
  'spelling-comments'?: SpellingComments;
  /**
   * @minItems 1
   */
  'header-by-hand': string[];
  /**
   * @minItems 1
   */
  'header-generated': string[];
  /**
   * Order and headings of the words while the file was written by hand.
   *
   * @minItems 1
   */
  'by-hand': FeaturesSection[];
}
/**
 * Before features had aliases, their other spellings stood in a comment behind the name.
 */
export interface SpellingComments {
  /**
   * Words whose features had none.
   */
  without?: string[];
  /**
   * Spellings that nobody knows any more, by the project's name of the feature.
   */
  also?: {
    [k: string]: string[];
  };
}
export interface FeaturesSection {
  word: string;
  /**
   * Absent: only a blank line.
   */
  heading?: string;
  /**
   * Features that stand before the others, which are in order of their bits; spelt as in x86/words.
   *
   * @minItems 1
   *
   * Items: A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
   */
  first?: string[];
}
export interface LibcpuinfoAliases {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since: string;
  /**
   * libvirt's name to libcpuinfo's.
   */
  also?: {
    [k: string]: string;
  };
}
