import { expect, it } from 'vitest';
import { brokenBy } from '../testing/broken.js';
import { unsaid } from './unsaid.js';

it.each([
  ['QEMU', '10.0'],
  ['libvirt', '11.3'],
])('tells what the tree of a release of %s has and the source cannot say', (project, release) => {
  const lacks = "struct X86CPUDefinition has the field 'kind' (uint8_t), which this reader does not know";
  const lines = brokenBy(unsaid, [
    'releases.yaml',
    `release: "${release}"`,
    `release: "${release}", unsaid: ["${lacks}"]`,
  ]);
  expect(lines).toEqual([expect.stringContaining(`unsaid: outputs of ${project} ${release} lack something: `)]);
  expect(lines[0]).toContain(`${lacks}; expected a source that says all that the tree has`);
});
