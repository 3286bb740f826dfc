import type { Log, Result } from 'sarif';
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

  it('SARIF names rules that are there, and the places of the text', () => {
    const [run] = toSarif([{ path: 'nova.conf', findings }]).runs;
    const names = run?.results?.map(({ ruleId, ruleIndex, locations }) => {
      expect(run.tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
      const { charOffset = -1, charLength = 0, ...region } = locations?.[0]?.physicalLocation?.region ?? {};
      const lines = TEXT.split('\n');
      const { startLine = 0, startColumn = 0, endColumn } = region;
      const name = TEXT.slice(charOffset, charOffset + charLength);
      expect(lines[startLine - 1]?.slice(startColumn - 1, (endColumn ?? 0) - 1)).toBe(name);
      return name;
    });
    expect(names).toEqual(['Penrym', 'Haswell-Ultra']);
  });

  it('what is no SARIF is not compiled', () => {
    const result: Result = { message: { text: 'x' } };
    // @ts-expect-error A level that the format does not have.
    const level: Result = { ...result, level: 'fatal' };
    // @ts-expect-error A line that is no number.
    const line: Result = { ...result, locations: [{ physicalLocation: { region: { startLine: '2' } } }] };
    // @ts-expect-error A result without a message.
    const message: Result = { level: 'error' };
    // @ts-expect-error A run without a tool.
    const tool: Log = { version: '2.1.0', runs: [{ results: [] }] };
    expect([level, line, message, tool]).toHaveLength(4);
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
