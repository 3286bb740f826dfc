// SPDX-License-Identifier: MIT
// Generated from schemas/properties.schema.json: edit that, then run `npx nx run gen`.

/**
 * Properties of a CPU that are no feature bit, and other spellings of properties.
 */
export interface PropertiesFile {
  properties: PropertyEntry[];
  aliases: PropertyAlias[];
}
export interface PropertyEntry {
  name: string;
  type: 'bool' | 'uint8' | 'uint16' | 'uint32' | 'uint64' | 'int' | 'int32' | 'int64' | 'size' | 'string' | 'OnOffAuto';
  /**
   * Before anything is applied; 64-bit numbers quoted.
   */
  default: (string | number | boolean) | DefaultInReleases[];
  minimum?: number;
  maximum?: number;
  /**
   * Only these models have it.
   */
  models?: string[];
  /**
   * Why it is a matter of one running machine rather than of the model.
   */
  instance?: string;
  /**
   * Why the guest cannot see it.
   */
  internal?: string;
  about?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface DefaultInReleases {
  value: string | number | boolean;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface PropertyAlias {
  alias: string;
  property: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
