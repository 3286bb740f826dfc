import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pack } from '../src/state/pack.js';

/** Files that people gave, and a small one with wrong names. */
export const CASES = fileURLToPath(new URL('../../inputs/test/cases/', import.meta.url));
const WRONG = 'args: -cpu EPYC-Rome,+sse4_1,+vpclmutqdq\nmodels: [Skylake-Server, Cascadelake-Server-V2, Penrym]\n';

/** What an address holds of files that were dropped. */
function packed(...files: readonly string[]): Promise<string> {
  return pack(JSON.stringify(files.map((file) => [file, readFileSync(CASES + file, 'utf8')])));
}

const HOSTS = ['A3-host-qemu9.2-rome.probe.json', 'A3-host-qemu10.0-milan.probe.json'] as const;

/** One address of every view, with the cases that people look at: where the browser tests go. */
export const PLACES: Readonly<Record<string, string>> = {
  models: '#/',
  card: '#/models/EPYC-Rome-v4',
  'card with sentences': '#/models/Skylake-Server?sentences=1',
  matrix: '#/matrix?columns=differ&at=EPYC-Rome-v4,xsaves',
  stacks: '#/stacks',
  'stacks of one model': '#/stacks?model=EPYC-Rome&tomachine=none',
  'stacks far apart': '#/stacks?from=7.2&fromlibvirt=9.0&machine=pc-q35-7.2&toaccel=tcg',
  hosts: '#/hosts',
  'two hosts': `#/hosts?model=EPYC-Milan&data=${await packed(...HOSTS)}`,
  'a guest': `#/hosts?libvirt=11.3&data=${await packed('B5-host-rome-qemu10.0.probe.json', 'B5-rome-check-full.xml')}`,
  messages: `#/hosts?data=${await packed('D6-qemu-warnings.txt')}`,
  lint: '#/lint',
  'lint with findings': `#/lint?file=vm.yaml&text=${await pack(WRONG)}`,
  timeline: '#/timeline',
  machines: '#/timeline?show=machines',
  disagreement: '#/disagreement?name=Skylake',
  history: '#/history',
  feature: '#/features/avx2',
  'no such model': '#/models/Turin',
  'no such release': '#/models/EPYC-Rome?qemu=99',
};
