import type { ModelFile, Path, Source } from '@cpu-models/source';
import { propertyUses } from '../facts/property-uses.js';
import { at, defineRule } from '../rule.js';

/** CPUID has 12 bytes for the vendor and 48 for the brand string. */
const VENDOR = 12;
const MODEL_ID = 48;
const PLACEHOLDER = '{hw-version}';

export const modelText = defineRule({
  id: 'model-text',
  what: 'A vendor has 12 characters and a model-id at most 48, all of them ASCII; {hw-version} is the only placeholder.',
  needs: ['release'],
  *find(source) {
    const longest = source
      .one('release')
      .value.qemu.map((entry) => entry['hw-version'])
      .reduce((a, b) => (b.length > a.length ? b : a), '');
    for (const { document, value } of source.all('model')) {
      for (const [path, text] of textsOf(value, 'vendor'))
        yield* vendorFaults(text).map((words) => at(document, path, words));
      for (const [path, text] of textsOf(value, 'model-id'))
        yield* modelIdFaults(text, longest).map((words) => at(document, path, words));
    }
    yield* setByProperty(source);
  },
});

function* setByProperty(source: Source) {
  for (const { document, name, value, valuePath } of propertyUses(source)) {
    const text = String(value);
    if (name === 'vendor') yield* vendorFaults(text).map((words) => at(document, valuePath, words));
    if (name !== 'model-id') continue;
    yield* modelIdFaults(text, '').map((words) => at(document, valuePath, words));
    if (text.includes(PLACEHOLDER))
      yield at(document, valuePath, {
        message: `${PLACEHOLDER} in a property stays as it is`,
        expected: 'the text itself: only the model-id of a model has placeholders',
      });
  }
}

function textsOf(model: ModelFile, field: 'vendor' | 'model-id'): [Path, string][] {
  const timeline = model[field];
  if (timeline === undefined) return [];
  return typeof timeline === 'string'
    ? [[[field], timeline]]
    : timeline.map(({ value }, i) => [[field, i, 'value'], value]);
}

function vendorFaults(text: string): { message: string; expected: string }[] {
  const expected = `${VENDOR} ASCII characters`;
  if (!isAscii(text)) return [{ message: `the vendor ${JSON.stringify(text)} is not ASCII`, expected }];
  return text.length === VENDOR
    ? []
    : [{ message: `the vendor ${JSON.stringify(text)} has ${text.length} characters`, expected }];
}

function modelIdFaults(text: string, hwVersion: string): { message: string; expected: string }[] {
  const expected = `at most ${MODEL_ID} ASCII characters`;
  if (!isAscii(text)) return [{ message: `the model-id ${JSON.stringify(text)} is not ASCII`, expected }];
  const full = text.replaceAll(PLACEHOLDER, hwVersion);
  const strange = /\{[^}]*\}?|\}/.exec(full);
  const faults =
    full.length > MODEL_ID
      ? [{ message: `the model-id ${JSON.stringify(full)} has ${full.length} characters`, expected }]
      : [];
  if (strange !== null && !full.includes(PLACEHOLDER))
    faults.push({ message: `the model-id has the placeholder ${strange[0]}`, expected: PLACEHOLDER });
  return faults;
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
