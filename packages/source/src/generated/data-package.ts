// Generated from schemas/data-package.schema.json: edit that, then run `npx nx run gen`.

/**
 * Every JSON file of the package but package.json and this schema.
 */
export type AFileOfTheJSONDataPackage = Index | Features | Qemu | Libvirt;
/**
 * A release of QEMU or libvirt.
 */
export type Release = string;
/**
 * Where a feature's bit is.
 */
export type Address =
  | {
      kind: 'cpuid';
      leaf: number;
      subleaf: number | null;
      register: 'eax' | 'ebx' | 'ecx' | 'edx';
      bit: number;
    }
  | {
      kind: 'msr';
      index: number;
      bit: number;
    };
/**
 * A property's value; an integer that a double cannot hold is text.
 */
export type Scalar = string | number | boolean;
/**
 * Key of a set; means something within its file only.
 */
export type Key = string;

/**
 * index.json
 */
export interface Index {
  kind: 'index';
  format: 1;
  /**
   * Items: A release's file.
   */
  qemu: {
    release: Release;
    file: string;
  }[];
  /**
   * Items: A release's file.
   */
  libvirt: {
    release: Release;
    file: string;
  }[];
  features: string;
  /**
   * Items: What a level asks for beside the levels below it, in QEMU's names.
   */
  abiLevels: {
    level: number;
    name: string;
    features: string[];
  }[];
}
/**
 * features.json
 */
export interface Features {
  kind: 'features';
  format: 1;
  features: Feature[];
}
/**
 * A feature in every vocabulary; null where one has no name for it.
 */
export interface Feature {
  name: string;
  word: string;
  address: Address;
  qemu: string | null;
  libvirt: string | null;
  linux: string | null;
  aliases: string[];
  inQemu: Release[];
  inLibvirt: Release[];
}
/**
 * qemu-RELEASE.json
 */
export interface Qemu {
  kind: 'qemu';
  format: 1;
  release: Release;
  models: Model[];
  machines: Machine[];
  /**
   * Other spellings of properties.
   */
  aliases: {
    [k: string]: string;
  };
  switches: string[];
  defaults: {
    [k: string]: Scalar;
  };
  classes: {
    [k: string]: Class;
  };
  sets: {
    [k: string]: Set;
  };
}
/**
 * A model as one QEMU release has it.
 */
export interface Model {
  name: string;
  vendor: string;
  family: number;
  model: number;
  stepping: number;
  level: number;
  xlevel: number;
  modelId: string;
  /**
   * Why and for what, or null.
   */
  deprecated: string | null;
  /**
   * @minItems 1
   */
  versions: Version[];
}
/**
 * One version of a model.
 */
export interface Version {
  name: string;
  version: number;
  alias: string | null;
  note: string | null;
  /**
   * x86-64 ABI level; 0: not even the baseline.
   */
  abiLevel: number;
  /**
   * What it switches on, before machine type and accelerator.
   */
  features: string[];
}
/**
 * A machine type.
 */
export interface Machine {
  name: string;
  alias: string | null;
  class: string;
  defaultModel: string;
  deprecated: boolean;
}
/**
 * Machine types on which every name means the same.
 */
export interface Class {
  machines: string[];
  /**
   * By accelerator: the key of the set that each name stands for.
   */
  expansions: {
    kvm: {
      [k: string]: Key;
    };
    tcg: {
      [k: string]: Key;
    };
  };
}
/**
 * A complete CPU.
 */
export interface Set {
  /**
   * Features that are on; all other switches are off.
   */
  on: string[];
  /**
   * Other properties where they are not the default.
   */
  values: {
    [k: string]: Scalar;
  };
}
/**
 * libvirt-RELEASE.json
 */
export interface Libvirt {
  kind: 'libvirt';
  format: 1;
  release: Release;
  models: LibvirtModel[];
}
/**
 * A model of libvirt's map.
 */
export interface LibvirtModel {
  name: string;
  vendor: string | null;
  features: string[];
  added: string[];
  removed: string[];
}
