import { type FeatureSpelling, meaningOf } from '@cpu-models/runtime';
import { plainText } from './plain-text.js';
import type { ParsedMessage } from './subject.js';

/**
 * Lists of features behind a colon in a text that has no sentence that is known, as a libvirt that speaks another language
 * prints them: every name must be one of libvirt's.
 */
export function listedFeatures(text: string, known: readonly FeatureSpelling[]): ParsedMessage[] {
  return [...plainText(text).matchAll(/^.*[:\uff1a]\s*([\w.-]+(?:\s*,\s*[\w.-]+)*)\W*$/gm)].flatMap(
    ([line, list = '']) => {
      const features = list.split(',').map((name) => name.trim());
      const isList = features.every((name) => meaningOf(known, name)?.feature?.libvirt != null);
      if (!isList) return [];
      const subjects = [{ kind: 'features', features, why: 'named' }] as const;
      return [{ text: line.trim(), who: 'libvirt', severity: 'error', subjects, says: null, times: 1 }];
    },
  );
}
