import { licence, type Output } from '@cpu-models/outputs';
import { EMITTERS } from './registry.js';
import { downstreamView } from './view.js';

/** Files of other projects, a folder for each, of the newest releases. */
const downstream: Output = {
  name: 'downstream',
  plan: async (view) => {
    const seen = downstreamView(await view.source());
    const files = EMITTERS.flatMap(({ name, emit }) =>
      emit(seen).map(({ path, text }) => ({ path: `${name}/${path}`, text })),
    );
    return { folder: 'dist/downstream', files: [...files, licence()] };
  },
};

export const OUTPUTS: readonly Output[] = [downstream];
