// SPDX-License-Identifier: MIT
// Generated from schemas/: edit that, then run `npx nx run gen`.

/** The families of machine types, with the short name of the newest of each. */
export const MACHINE_FAMILIES: readonly { readonly family: string; readonly alias: string | null; readonly versioned: boolean }[] = [
    {
      family: "pc-i440fx",
      alias: "pc",
      versioned: true,
    },
    {
      family: "pc-q35",
      alias: "q35",
      versioned: true,
    },
    {
      family: "isapc",
      alias: null,
      versioned: false,
    },
    {
      family: "microvm",
      alias: null,
      versioned: false,
    },
    {
      family: "none",
      alias: null,
      versioned: false,
    },
  ];
/** The machine type that is meant where a question names none, and the model that QEMU takes where a guest names none. */
export const ASSUMED_GUEST: { readonly machine: string; readonly model: string } = {
    machine: "q35",
    model: "qemu64",
  };
