/** One address of every view, with the cases that people look at: where the browser tests go. */
export const PLACES: Readonly<Record<string, string>> = {
  models: '#/',
  card: '#/models/EPYC-Rome-v4',
  'card with sentences': '#/models/Skylake-Server?sentences=1',
  matrix: '#/matrix?columns=differ&at=EPYC-Rome-v4,xsaves',
  stacks: '#/stacks',
  'stacks of one model': '#/stacks?model=EPYC-Rome&tomachine=none',
  hosts: '#/hosts',
  lint: '#/lint',
  timeline: '#/timeline',
  machines: '#/timeline?show=machines',
  disagreement: '#/disagreement?name=Skylake',
  history: '#/history',
  feature: '#/features/avx2',
  'no such model': '#/models/Turin',
  'no such release': '#/models/EPYC-Rome?qemu=99',
};
