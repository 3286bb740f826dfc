import { describe, expect, it } from 'vitest';
import { cpuid } from './cpuid/read.js';
import { diff } from './diff.js';
import { diffCpuid } from './diff-cpuid.js';
import { compareStacks, diffMany } from './diff-many.js';
import { explain } from './explain.js';
import { namesOf } from './names.js';
import { describeOrigin } from './origin.js';
import type { QemuRelease } from './release.js';
import { resolve, sharedAnswers } from './resolve.js';
import { caches, property, smallRelease } from './testing/small-release.js';

function ask(model: string, machine: string, release = smallRelease()) {
  return resolve(release, { model, machine, accelerator: 'tcg' });
}

describe('diff', () => {
  it('says what changes, whether a guest can tell, and where both values come from', () => {
    const changes = diff(ask('Alpha', 'pc-q35-2.0'), ask('Alpha', 'q35'));
    expect(changes.map(({ property: name, from, to, guestVisible }) => [name, from, to, guestVisible])).toEqual([
      ['full-cpuid-auto-level', false, true, false],
      ['pni', false, true, true],
      ['stepping', 1, 3, true],
    ]);
    expect(changes[2]).toMatchObject({
      fromOrigin: { kind: 'compat', release: '2.0', model: 'Alpha' },
      toOrigin: { kind: 'definition', model: 'Alpha' },
    });
  });

  it('counts legacy-cache only where the caches differ', () => {
    const ids = ['own', 'legacy-4', 'legacy-2', 'legacy-amd'];
    const copied = smallRelease({ caches: Object.fromEntries(ids.map((id) => [id, caches(0x8000)])) });
    const change = (release: QemuRelease) =>
      diff(ask('Alpha-v2', 'q35', release), ask('Alpha-v3', 'q35', release)).find((c) => c.property === 'legacy-cache');
    expect(change(smallRelease())?.guestVisible).toBe(true);
    expect(change(copied)?.guestVisible).toBe(false);
  });

  it('takes a property that only one release has for internal', () => {
    const extra = property({ name: 'x-new', type: 'bool', default: true });
    const newer = smallRelease({ properties: [...smallRelease().properties, extra] });
    expect(diff(ask('Alpha', 'q35'), ask('Alpha', 'q35', newer))).toMatchObject([
      { property: 'x-new', from: undefined, to: true, guestVisible: false, fromOrigin: null },
    ]);
  });
});

describe('diff, of a property that only one release has', () => {
  const old = smallRelease();
  const flag = (name: string) => property({ name, type: 'bool', default: true });
  const newer = (name: string, spec = flag(name), before = 'false') =>
    smallRelease({
      properties: [...old.properties, spec],
      compat: [...old.compat, { name: '8.0', entries: [{ property: name, value: before, model: null }] }],
    });
  const seen = (release: QemuRelease, accelerator: 'tcg' | 'kvm' = 'tcg', swap = false) => {
    const common = {
      model: 'Alpha',
      machine: 'q35',
      accelerator,
      hostVendor: 'GenuineIntel',
      properties: { 'min-level': 11, level: 11 },
    } as const;
    const pair = [resolve(old, common), resolve(release, common)] as const;
    const changes = swap ? diff(pair[1], pair[0]) : diff(...pair);
    return changes.map(({ property: name, guestVisible }) => [name, guestVisible]);
  };

  it('goes by what the machine types of that time set it to, where registers show it', () => {
    expect(seen(newer('cpuid-0xb'))).toEqual([['cpuid-0xb', true]]);
    expect(seen(newer('cpuid-0xb'), 'tcg', true)).toEqual([['cpuid-0xb', true]]);
    expect(seen(newer('cpuid-0xb', flag('cpuid-0xb'), 'true'))[0]?.[1]).toBe(false);
    expect(seen(newer('x-unread'))).toEqual([['x-unread', false]]);
  });

  it('leaves a number that is not set to the host of KVM', () => {
    const release = newer(
      'guest-phys-bits',
      property({ name: 'guest-phys-bits', type: 'uint32', default: 0xffff_ffff }),
      '0',
    );
    expect([seen(release, 'kvm')[0], seen(release)[0]]).toEqual([
      ['guest-phys-bits', true],
      ['guest-phys-bits', false],
    ]);
  });
});

describe('diffMany', () => {
  it('makes one line of a change that hits every model', () => {
    const changed = smallRelease({ accelerators: { kvm: [], tcg: [] } });
    const groups = diffMany(compareStacks(smallRelease(), changed, { accelerator: 'tcg', models: ['Alpha', 'Beta'] }));
    expect(groups).toEqual([
      {
        property: 'vme',
        from: false,
        to: true,
        guestVisible: true,
        machines: ['microvm', 'pc-q35-2.0', 'pc-q35-3.0', 'pc-q35-9.0'],
        models: ['Alpha', 'Beta'],
        everyModel: true,
        fromOrigins: ['default of tcg'],
        toOrigins: ['definition of Alpha', 'definition of Beta'],
      },
    ]);
  });

  it('keeps machine types apart where other models change', () => {
    const compat = smallRelease().compat.map((array) => (array.name === '3.0' ? { ...array, entries: [] } : array));
    const changed = smallRelease({ compat });
    const groups = diffMany(compareStacks(smallRelease(), changed, { accelerator: 'tcg' }));
    expect(groups).toMatchObject([
      { property: 'stepping', from: 2, to: 3, machines: ['pc-q35-3.0'], models: ['Alpha'], everyModel: false },
    ]);
  });
});

describe('diffCpuid', () => {
  it('names the register and the features', () => {
    const [from, to] = [cpuid(ask('Alpha', 'pc-q35-2.0')), cpuid(ask('Alpha', 'q35'))];
    expect(diffCpuid(from, to, smallRelease())).toEqual([
      { leaf: 1, subleaf: 0, register: 'eax', from: 0x106e1, to: 0x106e3, features: [] },
      { leaf: 1, subleaf: 0, register: 'ecx', from: 0x8000_0000, to: 0x8000_0001, features: ['pni'] },
      { leaf: 0x8000_0001, subleaf: 0, register: 'eax', from: 0x106e1, to: 0x106e3, features: [] },
    ]);
  });
});

describe('explain', () => {
  it.each([
    ['vendor', 'the host'],
    ['kvmclock', 'default of kvm'],
    ['npt', 'needs svm'],
    ['avx512f', 'version 2 of Alpha'],
    ['level', 'raised for FEAT_7_0_EBX'],
    ['pni', 'set by the caller'],
    ['tsc', 'definition of Alpha'],
    ['phys-bits', 'default'],
  ])('%s comes from: %s', (name, origin) => {
    const cpu = resolve(smallRelease(), {
      model: 'Alpha',
      machine: 'microvm',
      accelerator: 'kvm',
      hostVendor: 'AuthenticAMD',
      properties: { npt: true, sse3: false },
    });
    const found = explain(cpu).find(({ property: other }) => other === name);
    expect(found && describeOrigin(found.origin)).toBe(origin);
  });

  it('names the compat array', () => {
    const found = explain(ask('Alpha', 'pc-q35-3.0')).find(({ property: name }) => name === 'stepping');
    expect(found && describeOrigin(found.origin)).toBe('machine types 3.0 and older (Alpha)');
  });
});

describe('sharedAnswers', () => {
  const release = smallRelease();
  const names = namesOf(release);
  const common = { accelerator: 'kvm', hostVendor: 'AuthenticAMD' } as const;
  const models = names.models.filter((model) => model !== 'max' && model !== 'host');

  it('are those of resolve, under the names that were asked for', () => {
    const answer = sharedAnswers(release, common);
    const states = new Set();
    for (const machine of names.machines)
      for (const model of models) {
        const [shared, own] = [answer(machine, model), resolve(release, { ...common, machine, model })];
        expect(JSON.stringify(shared)).toBe(JSON.stringify(own));
        expect(explain(shared)).toEqual(explain(own));
        states.add(shared.state);
      }
    expect(states.size).toBeLessThan(names.machines.length * models.length);
  });

  it('differ as those of resolve do', () => {
    const [before, after] = [sharedAnswers(release, common), sharedAnswers(release, { accelerator: 'tcg' })];
    const pairs = names.machines.flatMap((machine) => models.map((model) => ({ machine, model })));
    const shared = pairs.map(({ machine, model }) => ({
      ...{ machine, model },
      ...{ from: before(machine, model), to: after(machine, model) },
    }));
    const own = pairs.map(({ machine, model }) => ({
      ...{ machine, model },
      from: resolve(release, { ...common, machine, model }),
      to: resolve(release, { accelerator: 'tcg', machine, model }),
    }));
    expect(diffMany(shared)).toEqual(diffMany(own));
    expect(diffMany(own)).not.toEqual([]);
  });
});
