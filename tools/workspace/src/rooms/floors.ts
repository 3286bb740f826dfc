/**
 * The rooms, from the lowest floor to the highest. An arrow points down: at something that knows nothing of who uses it.
 * README draws the same picture.
 */
export const FLOORS: readonly (readonly string[])[] = [
  ['packages/runtime', 'packages/emit'],
  ['packages/source', 'packages/libvirt-xml', 'packages/lint', 'packages/probe'],
  ['packages/catalog', 'packages/apply', 'packages/inputs'],
  ['packages/rules', 'packages/freeze', 'packages/site'],
  ['packages/outputs'],
  ['packages/gen-*', 'tools/workspace'],
  ['tools/import'],
  ['packages/author'],
  ['packages/release'],
  ['packages/cli'],
  ['packages/docs', 'tools/conformance'],
];
