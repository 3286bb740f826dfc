import type { Path } from '@cpu-models/source';
import { entriesOf } from '../facts/walk.js';
import { at, defineRule } from '../rule.js';

/** Projects whose code changes, so that a function alone can be looked up nowhere. */
const MOVING = /\b(?:Linux|QEMU|libvirt)\b/;
const RELEASE_OR_COMMIT = /\b\d+\.\d+|\b[0-9a-f]{12}\b|\b(?:issue|bug)s? \d/;

export const vagueSource = defineRule({
  id: 'vague-source',
  what: 'What is known of hosts from the code of Linux, QEMU or libvirt names the release that was read, or a commit.',
  forReaders: true,
  *find(source) {
    for (const { document, value } of source.all('host-facts')) {
      for (const [path, text] of sourcesOf(value, []))
        if (MOVING.test(text) && !RELEASE_OR_COMMIT.test(text))
          yield at(document, path, {
            message: `'${text}' does not say which release was read`,
            expected: 'a release or a commit of 12 digits, as in: Linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps',
          });
    }
  },
});

function* sourcesOf(value: unknown, path: Path): Generator<[Path, string]> {
  if (value === null || typeof value !== 'object') return;
  for (const [step, child] of entriesOf(value)) {
    if (step === 'source' && typeof child === 'string') yield [[...path, step], child];
    else yield* sourcesOf(child, [...path, step]);
  }
}
