import { qemu_6_0, qemu_6_1, qemu_7_2, qemu_9_0, qemu_9_1, qemu_10_0 } from '@cpu-models/runtime/data';
import { compareStacks, diff, diffMany, resolve } from '@cpu-models/runtime/qemu';
import { describe, expect, it } from 'vitest';

const QUESTIONS = { tcg: { accelerator: 'tcg' }, kvm: { accelerator: 'kvm', hostVendor: 'AuthenticAMD' } } as const;

/** Guest-visible changes from 7.2 to 10.0 on all machine types of both, of properties that both have. */
function upgrade(accelerator: 'tcg' | 'kvm') {
  const groups = diffMany(compareStacks(qemu_7_2, qemu_10_0, QUESTIONS[accelerator]));
  return groups
    .filter(({ guestVisible, from, to }) => guestVisible && from !== undefined && to !== undefined)
    .map(({ property, from, to, models, machines }) => ({
      property,
      change: `${from} -> ${to}`,
      models: models.join(' '),
      machines: machines.length === 1 ? machines[0] : machines.length,
    }));
}

const ON_MICROVM = [
  { property: 'hle', change: 'false -> true', models: 'Icelake-Server', machines: 'microvm' },
  { property: 'model-id', change: 'AMD EPYC Processor -> AMD EPYC-v4 Processor', models: 'EPYC', machines: 'microvm' },
  {
    property: 'model-id',
    change: 'AMD EPYC-Milan Processor -> AMD EPYC-Milan-v2 Processor',
    models: 'EPYC-Milan',
    machines: 'microvm',
  },
  {
    property: 'model-id',
    change: 'AMD EPYC-Rome Processor -> AMD EPYC-Rome-v4 Processor (no XSAVES)',
    models: 'EPYC-Rome',
    machines: 'microvm',
  },
  { property: 'rtm', change: 'false -> true', models: 'Icelake-Server', machines: 'microvm' },
  { property: 'vaes', change: 'false -> true', models: 'EPYC-Milan', machines: 'microvm' },
  { property: 'vpclmulqdq', change: 'false -> true', models: 'EPYC-Milan', machines: 'microvm' },
  { property: 'xlevel', change: `${0x8000_001e} -> ${0x8000_0021}`, models: 'EPYC-Milan', machines: 'microvm' },
  { property: 'xsaves', change: 'true -> false', models: 'EPYC-Rome', machines: 'microvm' },
];

const ON = ['3dnowprefetch', 'cmp-legacy', 'fsrm', 'rdpid', 'rdseed', 'sha-ni', 'wbnoinvd', 'x2apic', 'xsaveerptr'];
const ofMax = (property: string, change: string, machines = 50) => ({ property, change, models: 'host max', machines });
const OF_MAX = [
  ...ON.map((property) => ofMax(property, 'false -> true')),
  ofMax('family', '15 -> 0'),
  ofMax('level-func7', '0 -> 1', 42),
  ofMax('model', '107 -> 0'),
  ofMax('pcommit', 'true -> false'),
  ofMax('stepping', '1 -> 0'),
];

describe('the upgrade from QEMU 7.2 to 10.0', () => {
  const inOrder = (list: ReturnType<typeof upgrade>) =>
    [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

  it('changes max, host and unversioned names on microvm under TCG, and nothing else', () => {
    expect(inOrder(upgrade('tcg'))).toEqual(inOrder([...ON_MICROVM, ...OF_MAX]));
  });

  it('changes unversioned names on microvm alone under KVM', () => {
    expect(inOrder(upgrade('kvm'))).toEqual(inOrder(ON_MICROVM));
  });
});

describe('properties that came with a release, where the machine type does not set them back', () => {
  const common = { accelerator: 'kvm', hostVendor: 'GenuineIntel' } as const;
  const seen = (changes: ReturnType<typeof diff>) =>
    changes.filter(({ guestVisible }) => guestVisible).map(({ property }) => property);

  it('are seen by CPUs of the vendor that they are about, whatever the host', () => {
    const [from, to] = [
      resolve(qemu_6_0, { ...common, machine: 'q35', model: 'EPYC' }),
      resolve(qemu_6_1, { ...common, machine: 'q35', model: 'EPYC' }),
    ];
    expect(seen(diff(from, to))).toEqual(['x-vendor-cpuid-only']);
  });

  it.each([
    ['q35', ['guest-phys-bits', 'x-l1-cache-per-thread']],
    ['pc-q35-9.0', []],
  ] as const)('%s of 9.0 and 9.1', (machine, expected) => {
    const question = { ...common, machine, model: 'IvyBridge' } as const;
    expect(seen(diff(resolve(qemu_9_0, question), resolve(qemu_9_1, question)))).toEqual(expected);
  });
});
