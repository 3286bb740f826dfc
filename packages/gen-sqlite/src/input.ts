/** The part of the data that the database holds. */
export interface SqlInput {
  readonly features: readonly SqlFeature[];
  readonly qemu: readonly SqlRelease[];
  readonly libvirt: readonly {
    readonly release: string;
    readonly models: readonly {
      readonly name: string;
      readonly vendor: string | null;
      readonly features: readonly string[];
    }[];
  }[];
}

export interface SqlFeature {
  readonly name: string;
  readonly word: string;
  readonly address: { readonly bit: number };
  readonly qemu: string | null;
  readonly libvirt: string | null;
  readonly linux: string | null;
  readonly aliases: readonly string[];
}

export interface SqlRelease {
  readonly release: string;
  readonly models: readonly SqlModel[];
  readonly machines: readonly {
    readonly name: string;
    readonly alias: string | null;
    readonly class: string;
    readonly deprecated: boolean;
  }[];
  readonly classes: Readonly<
    Record<string, { readonly expansions: Readonly<Record<string, Readonly<Record<string, string>>>> }>
  >;
  readonly defaults: Readonly<Record<string, string | number | boolean>>;
  readonly sets: Readonly<
    Record<
      string,
      { readonly on: readonly string[]; readonly values: Readonly<Record<string, string | number | boolean>> }
    >
  >;
}

export interface SqlModel {
  readonly name: string;
  readonly vendor: string;
  readonly family: number;
  readonly model: number;
  readonly stepping: number;
  readonly modelId: string;
  readonly deprecated: string | null;
  readonly versions: readonly {
    readonly name: string;
    readonly version: number;
    readonly alias: string | null;
    readonly abiLevel: number;
    readonly features: readonly string[];
  }[];
}
