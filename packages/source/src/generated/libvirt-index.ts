// SPDX-License-Identifier: MIT
// Generated from schemas/libvirt-index.schema.json: edit that, then run `npx nx run gen`.

/**
 * Order and groups of an architecture's models.
 */
export interface LibvirtIndexFile {
  /**
   * @minItems 1
   */
  groups: IndexGroup[];
}
export interface IndexGroup {
  title: string | TitleInReleases[];
  /**
   * Models in order; a model without an entry stands last, in its vendor's group.
   *
   * @minItems 1
   */
  models: (string | IndexModel)[];
}
export interface TitleInReleases {
  value: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface IndexModel {
  model: string;
  /**
   * Names of the model that stand before its other names, in this order.
   *
   * @minItems 1
   */
  first: string[];
}
