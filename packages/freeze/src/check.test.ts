import { fileURLToPath } from 'node:url';
import {
  FILE_KINDS,
  type FileTypes,
  type KindName,
  loadSource,
  Source,
  type WaivedEdit,
  withValue,
} from '@cpu-models/source';
import { describe, expect, it } from 'vitest';
import { checkFreeze } from './check.js';
import { waive } from './waive.js';

const real = await loadSource(fileURLToPath(new URL('../../../schemas', import.meta.url)));

/** The oldest release: its ledger stands for all that came later. */
const oldest = real.one('release').value.qemu[0]?.release as string;
/** The newest: no other ledger is a difference to its own. */
const newest = real.one('release').value.qemu.at(-1)?.release as string;

function entries(source: Source = real) {
  return FILE_KINDS.flatMap((kind) =>
    source
      .all(kind.schema)
      .filter(({ document }) => kind.path.test(document.file))
      .map(({ document }) => ({ kind, document })),
  );
}

/** The real source with one file changed. */
function edited<K extends KindName>(
  _kind: K,
  file: string,
  change: (value: FileTypes[K]) => void,
  source: Source = real,
): Source {
  const changed = entries(source).map((entry) => {
    if (!entry.document.file.endsWith(file)) return entry;
    const value = structuredClone(entry.document.value) as FileTypes[K];
    change(value);
    return { ...entry, document: withValue(entry.document, value) };
  });
  return new Source(real.root, changed, []);
}

const told = (source: Source, options = {}) =>
  checkFreeze(source, options).map(({ file, line, message }) => `${file}:${line}: ${message}`);

const at = (file: string) => (line: string) => line.startsWith(file);

/** The line of a real file on which a text first stands, counted from one. */
const lineOf = (file: string, text: string) =>
  (entries()
    .find(({ document }) => document.file === file)
    ?.document.text.split('\n')
    .findIndex((line) => line.includes(text)) ?? -1) + 1;

describe('places', () => {
  it('a cache, at its level', () => {
    const set = real.one('caches').value.sets.find(({ l2 }) => l2 !== undefined)?.id as string;
    const source = edited('caches', 'x86/qemu/caches.yaml', ({ sets }) => {
      const found = sets.find(({ id }) => id === set);
      if (found?.l2 !== undefined) found.l2.size *= 2;
    });
    const from = lineOf('x86/qemu/caches.yaml', `id: ${set}`);
    const [line = '', ...others] = told(source);
    expect(others).toEqual([]);
    expect(line).toContain(`the caches of l2 of cache set "${set}" are others`);
    expect(Number(/:(\d+):/.exec(line)?.[1])).toBeGreaterThan(from);
  });

  it('what all machine types share, once and where it is said', () => {
    const family = real.one('machines').value.families.findIndex((item) => item['default-cpu-model'] !== undefined);
    const source = edited('machines', 'x86/qemu/machines.yaml', ({ lifetime, families }) => {
      if (lifetime?.deprecated !== undefined) lifetime.deprecated.majors -= 1;
      (families[family] as { 'default-cpu-model': string })['default-cpu-model'] = 'kvm64';
    });
    const lines = told(source);
    expect(lines).toHaveLength(2);
    const place = (text: string) => `^x86/qemu/machines.yaml:${lineOf('x86/qemu/machines.yaml', text)}: `;
    expect(lines.join('\n')).toMatch(
      new RegExp(
        `${place('  deprecated: ')}.*but deprecated of machine types "[^"]+", .* and \\d+ more is new \\(true\\)$`,
        'm',
      ),
    );
    expect(lines.join('\n')).toMatch(
      new RegExp(
        `${place('default-cpu-model: ')}.*but default-model of machine types "[^"]+", .* was "\\w+" and is "kvm64"$`,
        'm',
      ),
    );
  });

  it("libvirt's rules and differences, not the models whose features they take", () => {
    const rules = edited('libvirt-rules', 'x86/libvirt/rules.yaml', ({ omit }) => omit[0]?.features.push('sse2'));
    const first = lineOf('x86/libvirt/rules.yaml', 'omit:') + 1;
    for (const line of told(rules))
      expect(line).toMatch(new RegExp(`^x86/libvirt/rules.yaml:${first}: .* lost "sse2"`));
    const differences = edited('libvirt-differences', 'x86/libvirt/differences.yaml', ({ omit = [] }) => {
      const all = omit.find(({ models = [] }) => models.length > 2) as { models: string[] };
      all.models.pop();
    });
    expect(told(differences).length).toBeGreaterThan(0);
    for (const line of told(differences)) expect(line).toMatch(/^x86\/libvirt\/differences.yaml:\d+: .* gained "/);
  });

  it("the name that stands elsewhere in libvirt's index, and the head of compat arrays", () => {
    const order = edited('libvirt-index', 'arm/index.yaml', ({ groups }) => groups[0]?.models.reverse());
    const lines = told(order);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines)
      expect(line).toMatch(new RegExp(`^arm/index.yaml:${lineOf('arm/index.yaml', 'models: [')}: .* another order`));
    const heads = edited('compat', 'x86/qemu/compat.yaml', (file) => {
      const set = file.heads?.[0]?.set as Record<string, string>;
      set[Object.keys(set)[0] as string] += ' ';
    });
    const head = lineOf('x86/qemu/compat.yaml', 'heads:') + 1;
    for (const line of told(heads)) expect(line).toMatch(new RegExp(`^x86/qemu/compat.yaml:${head}: `));
  });
});

describe('checkFreeze', () => {
  it('finds nothing wrong with the source', () => expect(checkFreeze(real)).toEqual([]));

  it('names releases, model, field, both values, and how much follows', () => {
    const source = edited('model', 'x86/models/486.yaml', (model) => (model.stepping = 3));
    const [line, ...others] = told(source).filter((text) => text.includes('QEMU'));
    expect(others).toEqual([]);
    expect(line).toMatch(
      /^x86\/models\/486.yaml:\d+: QEMU \S+ to \S+ \(\d+ releases\) are released, but "stepping" of .*"486" was 0 and is 3; that changes 2 names \("486", "486-v1"\) on \d+ machine types \(/,
    );
  });

  it('tells of an edit once, where it was made, and not in each model that is like the edited one', () => {
    const source = edited('model', 'x86/models/EPYC-Rome.yaml', (model) => {
      model.adds = { ...model.adds, '7_0_ECX': ['rdpid'] };
    });
    const line = source
      .all('model')
      .find(({ value }) => value.name === 'EPYC-Rome')
      ?.document.text.split('\n')
      .findIndex((text) => text.includes('7_0_ECX:'));
    const all = told(source);
    const [ofQemu, ofLibvirt] = [': QEMU ', ': libvirt '].map((whose) => all.find((text) => text.includes(whose)));
    expect(all).toHaveLength(2);
    for (const problem of [ofQemu, ofLibvirt])
      expect(problem).toMatch(new RegExp(`^x86/models/EPYC-Rome.yaml:${(line ?? 0) + 1}: `));
    expect(ofQemu).toMatch(/"umip" of model "EPYC-Rome" was on and is off; that changes \d\d names/);
    expect(ofLibvirt).toMatch(/but features of models "EPYC-\S+", .* and \d+ more lost "umip"/);
  });

  it("points at what was edited in a part of Arm's and a mask of ppc64's", () => {
    const ofArm = edited('arm-model', 'arm/models/a64fx.yaml', (model) => void (model.pvr = '0x002'));
    expect(told(ofArm)[0]).toMatch(/^arm\/models\/a64fx.yaml:6: libvirt/);
    const ofPower = edited('ppc64-model', 'ppc64/models/POWER9.yaml', ({ pvrs }) => {
      (pvrs[0] ?? ({} as never)).mask = '0xff000000';
    });
    expect(told(ofPower)[0]).toMatch(/^ppc64\/models\/POWER9.yaml:5: libvirt/);
  });

  it('tells the ways out', () => {
    const [problem] = checkFreeze(edited('model', 'x86/models/486.yaml', (model) => (model.stepping = 3)));
    expect(problem?.fix).toMatch(/new version.*next release.*compat entry.*freeze --waive/);
  });

  it('holds features that other features mask in every bare name', () => {
    const source = edited('model', 'x86/models/Penryn.yaml', (model) => {
      const drop = { features: ['vmx-secondary-ctls'], reason: 'for once' };
      model.drops = [...(model.drops ?? []), drop];
    });
    expect(told(source).some((text) => /"vmx-secondary-ctls" of model "Penryn" was on and is off/.test(text))).toBe(
      true,
    );
  });

  it.each<[string, () => Source]>([
    [
      'VMX features of a version',
      () =>
        edited('model', 'x86/models/Skylake-Server.yaml', ({ versions }) => {
          const version = versions?.find(({ properties }) => properties?.['vmx-eptp-switching'] !== undefined);
          Object.assign(version ?? {}, { properties: { ...version?.properties, 'vmx-eptp-switching': 'off' } });
        }),
    ],
    [
      'VMX features of compat entries',
      () =>
        edited('compat', 'qemu/compat.yaml', ({ arrays }) => {
          arrays[0]?.entries.push({ model: 'SapphireRapids', property: 'vmx-vpid', value: 'off' });
        }),
    ],
    [
      'what is off unless something else is on: fred without lkgs',
      () =>
        edited('model', 'x86/models/SierraForest.yaml', (model) => {
          model.adds = { ...model.adds, '7_1_EAX': [...(model.adds?.['7_1_EAX'] ?? []), 'fred'] };
        }),
    ],
    [
      'what is off unless something else is on: a word of intel-pt',
      () =>
        edited('model', 'x86/models/GraniteRapids.yaml', (model) => {
          const list = model.features === undefined ? 'adds' : 'features';
          model[list] = { ...model[list], '14_0_ECX': ['intel-pt-lip'] };
        }),
    ],
    [
      'a feature that a name of libvirt alone does not have',
      () =>
        edited('libvirt-model', 'x86/libvirt/models/cpu64-rhel5.yaml', (model) => {
          Object.assign(model, { without: [] });
        }),
    ],
    [
      'the order of names in libvirt',
      () =>
        edited('libvirt-index', 'libvirt/index.yaml', ({ groups }) => {
          groups.find(({ models }) => models.length > 1)?.models.reverse();
        }),
    ],
    [
      'a signature of libvirt',
      () => edited('libvirt-differences', 'libvirt/differences.yaml', ({ signatures }) => void signatures.pop()),
    ],
    [
      'the size of an XSAVE component',
      () => edited('cpuid', 'qemu/cpuid.yaml', ({ xsave }) => void ((xsave.at(-1) ?? ({} as never)).size += 8)),
    ],
    [
      'a bound of a property',
      () =>
        edited('properties', 'qemu/properties.yaml', ({ properties }) => {
          Object.assign(properties.find(({ type }) => type === 'uint32') ?? {}, { maximum: 7 });
        }),
    ],
    [
      'caches',
      () =>
        edited('caches', 'qemu/caches.yaml', ({ sets }) => {
          (sets.find(({ id }) => id === 'epyc-rome')?.l2 as { size: number }).size *= 2;
        }),
    ],
    [
      'how a cache is indexed, which older machine types show',
      () =>
        edited('caches', 'qemu/caches.yaml', ({ sets }) => {
          Object.assign(sets.find(({ id }) => id === 'legacy-amd')?.l2 ?? {}, { 'complex-indexing': true });
        }),
    ],
    [
      'a rule that shows with options only',
      () =>
        edited('behaviours', 'qemu/behaviours.yaml', (file) => {
          file.behaviours = file.behaviours.filter(({ id }) => id !== 'invtsc-migrates-with-tsc-frequency');
        }),
    ],
    [
      'a vendor of libvirt',
      () => edited('libvirt-vendors', 'libvirt/vendors.yaml', ({ vendors }) => void vendors.pop()),
    ],
    ["a part of Arm's", () => edited('arm-model', 'arm/models/a64fx.yaml', (model) => void (model.pvr = '0x002'))],
    [
      "a mask of ppc64's",
      () =>
        edited(
          'ppc64-model',
          'ppc64/models/POWER9.yaml',
          ({ pvrs }) => void ((pvrs[0] ?? ({} as never)).mask = '0xff000000'),
        ),
    ],
  ])('holds %s', (_, source) => expect(told(source()).length).toBeGreaterThan(0));

  it.each<[string, RegExp, () => Source]>([
    [
      'the macro of a bit',
      /^x86\/words\/7_0_EBX.yaml:\d+: QEMU .* the macro of bit 3 of word "7_0_EBX" was "CPUID_7_0_EBX_BMI1" and is "CPUID_7_0_EBX_BMI"/,
      () =>
        edited('word', 'words/7_0_EBX.yaml', ({ features }) => {
          Object.assign(features.find(({ bit }) => bit === 3) ?? {}, { macro: 'CPUID_7_0_EBX_BMI' });
        }),
    ],
    [
      'the variable of a cache',
      /^x86\/qemu\/caches.yaml:\d+: QEMU .* variables of C lost "epyc_cache_info" and gained "epic_cache_info"/,
      () =>
        edited('caches', 'qemu/caches.yaml', ({ sets }) => {
          Object.assign(sets.find(({ variable }) => variable === 'epyc_cache_info') ?? {}, {
            variable: 'epic_cache_info',
          });
        }),
    ],
    [
      'how a structure of C differs',
      /^x86\/qemu\/configurations.yaml:\d+: QEMU .* structures of C lost "share-level"/,
      () =>
        edited('configurations', 'qemu/configurations.yaml', (file) => {
          file.structures = file.structures.filter(({ id }) => id !== 'share-level');
        }),
    ],
    [
      'the condition of a mask',
      /^x86\/qemu\/configurations.yaml:\d+: QEMU .* the condition of "TCG_X86_64" was "defined\(TARGET_X86_64\)" and is "defined\(TARGET_X64\)"/,
      () =>
        edited('configurations', 'qemu/configurations.yaml', ({ configurations }) => {
          Object.assign(configurations.find(({ id }) => id === 'x86_64') ?? {}, { c: 'defined(TARGET_X64)' });
        }),
    ],
  ])('holds %s, which no answer shows', (_, line, source) => {
    const [first, ...others] = told(source());
    expect(first).toMatch(line);
    expect(others).toEqual([]);
  });

  it('a released release takes no version, model or name any more', () => {
    const version = (span: object) =>
      edited(
        'model',
        'x86/models/KnightsMill.yaml',
        (model) => (model.versions = [{ version: 1 }, { version: 2, properties: { stepping: '7' }, ...span }] as never),
      );
    expect(told(version({}))[0]).toMatch(/KnightsMill.yaml:\d+: QEMU .* but version 2 of model "KnightsMill" is new/);
    expect(told(version({ since: '99.0', libvirt: 'not-yet' }))).toEqual([]);
    expect(told(version({}), { open: true }).filter(at('x86/models'))).toEqual([]);
  });

  it('refuses that a name means a newer version where the machine type does not promise the newest', () => {
    const source = edited('machines', 'qemu/machines.yaml', ({ versions = [] }) => {
      const version = versions.find(({ release }) => release === '7.2');
      Object.assign(version ?? {}, { 'default-cpu-version': 'latest' });
    });
    expect(told(source).some((line) => /^x86\/qemu\/machines.yaml.*"alias-of"/.test(line))).toBe(true);
  });

  it('refuses to lose a release, a ledger, or what a ledger says', () => {
    const lost = edited('release', 'releases.yaml', ({ qemu }) => void qemu.pop());
    expect(told(lost).some((line) => line.includes(`QEMU ${newest} is released, but no longer on the axis`))).toBe(
      true,
    );
    const torn = edited('freeze', `freeze/qemu/${newest}.yaml`, (file) =>
      Object.assign(file.facts, { max: ['pmu=off'] }),
    );
    expect(
      told(torn).some((line) => line.startsWith(`freeze/qemu/${newest}.yaml`) && /as `freeze` wrote it/.test(line)),
    ).toBe(true);
    const without = new Source(
      real.root,
      entries().filter(({ document }) => document.file !== `freeze/qemu/${newest}.yaml`),
      [],
    );
    expect(told(without).some((line) => line.includes(`QEMU ${newest} has no ledger`))).toBe(true);
  });

  const reason = 'a reason that is long enough';

  it('a waiver for a release that is yet to come waits', () => {
    const waiver = { after: '98.0', by: '99.0', models: ['486'], properties: ['stepping'], reason, date: '2026-01-01' };
    const source = edited('freeze-waivers', 'freeze/waivers.yaml', ({ upgrades }) => void upgrades.push(waiver));
    expect(checkFreeze(source)).toEqual([]);
  });

  it('tells waivers that nothing needs', () => {
    const waiver: WaivedEdit = {
      project: 'qemu',
      release: oldest,
      facts: ['models/486/*'],
      reason,
      date: '2026-01-01',
    };
    const source = edited('freeze-waivers', 'freeze/waivers.yaml', ({ edits }) => void edits.push(waiver));
    expect(checkFreeze(source).map(({ message }) => message)).toEqual(['nothing needs the waiver']);
  });

  it.each([
    ['an entry of a list', ['behaviours/pdcm-needs-pmu', 'behaviours/arch-lbr-needs-pmu'], 0],
    ['the list', ['behaviours'], 0],
    ['another entry', ['behaviours/pdcm-needs-pmu', 'behaviours/mpx-conflicts-with-apx'], 1],
  ] as const)('a waiver of %s', (_, [first, ...more], refused) => {
    const source = edited('behaviours', 'x86/qemu/behaviours.yaml', ({ behaviours }) => {
      const early = behaviours.find(({ id }) => id === 'arch-lbr-needs-pmu');
      if (early !== undefined) early.since = '10.2';
    });
    const waived = edited(
      'freeze-waivers',
      'freeze/waivers.yaml',
      ({ edits }) =>
        void edits.push({ project: 'qemu', release: '10.2', facts: [first, ...more], reason, date: '2026-01-01' }),
      source,
    );
    const problems = checkFreeze(waived).filter(({ message }) => message.startsWith('QEMU 10.2'));
    expect(problems).toHaveLength(refused);
  });

  it('writes waivers for all that it refuses, which then pass', () => {
    const source = edited('model', 'x86/models/486.yaml', (model) => (model.stepping = 3));
    const { edits, text } = waive(source, reason, '2026-01-01');
    expect(edits[0]).toMatchObject({ project: 'qemu', release: oldest, facts: ['models/486/stepping'] });
    const waived = edited('freeze-waivers', 'freeze/waivers.yaml', (file) => void file.edits.push(...edits), source);
    expect(checkFreeze(waived).filter(({ rule }) => rule === 'freeze')).toEqual(
      checkFreeze(source).filter(({ message }) => message.startsWith('libvirt')),
    );
    expect(text).toContain(reason);
  });
});
