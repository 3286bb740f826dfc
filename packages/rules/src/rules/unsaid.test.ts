import { expect, it } from 'vitest';
import { brokenBy } from '../testing/broken.js';
import { unsaid } from './unsaid.js';

it('tells what the tree of a release has and the source cannot say', () => {
  const lacks = "struct X86CPUDefinition has the field 'kind' (uint8_t), which this reader does not know";
  const lines = brokenBy(unsaid, ['releases.yaml', 'release: "10.0"', `release: "10.0", unsaid: ["${lacks}"]`]);
  expect(lines).toEqual([
    expect.stringMatching(/^releases\.yaml:\d+:\d+: unsaid: outputs of QEMU 10\.0 lack something: /),
  ]);
  expect(lines[0]).toContain(`${lacks}; expected a source that says all that the tree has`);
});
