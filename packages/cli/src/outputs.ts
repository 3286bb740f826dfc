import { type Output, UsageError } from '@cpu-models/outputs';

/** The rooms that generate, by the names of their outputs. Each is loaded when it is asked for. */
const ROOMS = {
  qemu: () => import('@cpu-models/gen-qemu/outputs'),
  libvirt: () => import('@cpu-models/gen-libvirt/outputs'),
  runtime: () => import('@cpu-models/gen-runtime/outputs'),
  inputs: () => import('@cpu-models/gen-runtime/outputs'),
  json: () => import('@cpu-models/gen-data/outputs'),
  csv: () => import('@cpu-models/gen-data/outputs'),
  sqlite: () => import('@cpu-models/gen-data/outputs'),
  packages: () => import('@cpu-models/gen-data/outputs'),
  downstream: () => import('@cpu-models/gen-downstream/outputs'),
} satisfies Record<string, () => Promise<{ readonly OUTPUTS: readonly Output[] }>>;

export const NAMES = Object.keys(ROOMS) as (keyof typeof ROOMS)[];

/**
 * The outputs of those names; all for none.
 * @throws UsageError for a name that is none of theirs
 */
export async function outputsNamed(names: readonly string[]): Promise<Output[]> {
  const unknown = names.find((name) => !(name in ROOMS));
  if (unknown !== undefined) throw new UsageError(`there is no output ${unknown}; expected any of ${NAMES.join(', ')}`);
  const chosen = names.length === 0 ? NAMES : (names as typeof NAMES);
  return Promise.all(
    chosen.map(async (name) => (await ROOMS[name]()).OUTPUTS.find((output) => output.name === name) as Output),
  );
}
