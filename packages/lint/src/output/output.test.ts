import { describe, expect, it } from 'vitest';
import { lintText } from '../lint.js';
import { NAMES } from '../testing.js';
import { applyFixes } from './fix.js';
import { toGithub } from './github.js';
import { toSarif } from './sarif.js';

const TEXT = '[libvirt]\ncpu_models = Penrym,Haswell-Ultra\n';
const findings = lintText('a b/nova.conf', TEXT, NAMES);

describe('output', () => {
  it('SARIF has the place, the rule and the fix', () => {
    const region = { startLine: 2, startColumn: 14, endLine: 2, endColumn: 20, charOffset: 23, charLength: 6 };
    const artifactLocation = { uri: 'a%20b/nova.conf' };
    const [run] = toSarif([{ path: 'a b/nova.conf', findings }]).runs;
    expect(run?.results?.[0]).toMatchObject({
      ruleId: 'unknown-model',
      ruleIndex: 1,
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation, region } }],
      fixes: [
        {
          artifactChanges: [
            { artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: 'Penryn' } }] },
          ],
        },
      ],
    });
  });

  it('annotations escape what ends them', () => {
    expect(toGithub([{ path: 'a,b.conf', findings }])[0]).toBe(
      '::error file=a%2Cb.conf,line=2,col=14,endColumn=20,title=unknown-model::unknown CPU model Penrym; did you mean Penryn?',
    );
  });

  it('only certain names are written', () => {
    expect(applyFixes(TEXT, findings)).toEqual({ text: '[libvirt]\ncpu_models = Penryn,Haswell-Ultra\n', fixed: 1 });
  });
});
