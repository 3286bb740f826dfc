import { qemu_10_0 } from '@cpu-models/runtime/data';
import { type FreezeFile, parseSource } from '@cpu-models/source';
import { describe, expect, it } from 'vitest';
import { answersOf } from '../answers.js';
import { findViolations } from '../compare/violations.js';
import { findShrinkage } from '../growth.js';
import { variantsOf } from '../variants.js';
import { decodeLedger } from './decode.js';
import { encodeLedger } from './encode.js';
import { cachesByVersion, hiddenFacts } from './facts.js';
import { writeLedger } from './write.js';

const answers = answersOf(qemu_10_0);
const body = encodeLedger('10.0', answers, hiddenFacts(qemu_10_0), cachesByVersion(qemu_10_0));
const text = writeLedger({ ...body, seal: '0'.repeat(32) });

function read(yaml: string): FreezeFile {
  const { document, problems } = parseSource('10.0.yaml', new TextEncoder().encode(yaml));
  expect(problems).toEqual([]);
  return document?.value as FreezeFile;
}

describe('a ledger', () => {
  it('is small enough to be read', () => {
    expect(text.length).toBeLessThan(60_000);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(135);
  });

  it('holds every answer', () => {
    const frozen = decodeLedger(read(text));
    expect(frozen.models).toEqual(answers.models);
    const wrong = [...answers.machines.keys()].flatMap((machine) =>
      answers.models.flatMap((model) =>
        variantsOf(model)
          .filter(
            (variant) => answers.row(variant, machine, model).join() !== frozen.row(variant, machine, model).join(),
          )
          .map(({ id }) => `${machine} ${model} ${id}`),
      ),
    );
    expect(wrong).toEqual([]);
    expect(findViolations(frozen, qemu_10_0)).toEqual([]);
  });

  it('may grow, and only grow', () => {
    const old = read(text);
    expect(findShrinkage([old], [old])).toEqual([]);
    const changed = read(text.replace('  Nehalem-v1:\n    values: {', '  Nehalem-v1:\n    values: {l3-cache: false, '));
    expect(findShrinkage([old], [changed])[0]).toEqual({
      release: '10.0',
      what: expect.stringMatching(/^l3-cache of Nehalem/),
    });
    expect(findShrinkage([old], [])).toEqual([{ release: '10.0', what: 'its ledger has gone' }]);
  });
});
