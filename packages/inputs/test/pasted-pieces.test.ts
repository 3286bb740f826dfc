import { explainHost, explainMove } from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import { describe, expect, it } from 'vitest';
import { guestOnHost, readGuests, readHost, recogniseHost, withHostModel } from '../src/index.js';
import { mended } from '../src/paste.js';
import { known } from './cases.js';
import { CASCADE, COMET, flagsOf, GENOA, NEHALEM } from './cpus.js';

/** Pieces of longer texts, as people copy them out of logs, pages and terminals. */
const hostOf = (text: string) => readHost([{ name: 'host', text }], known).host;
const explain = (text: string, model: string, feature?: string) =>
  explainHost({ host: hostOf(text), qemu: known.qemu, features: FEATURES, model, feature });

const MODES = `virsh domcapabilities
...
    <mode name='host-model' supported='yes'>
      <model fallback='forbid'>Icelake-Server</model>
      <vendor>Intel</vendor>
      <feature policy='require' name='sha-ni'/>
      <feature policy='disable' name='hle'/>
      <feature policy='disable' name='rtm'/>
    </mode>
    <mode name='custom' supported='yes'>
      <model usable='no'>Skylake-Server</model>
      <model usable='yes'>Skylake-Server-noTSX-IBRS</model>
      <model usable='ye`;
const LOG = `[Wed, 30 Nov 2022 09:57:31 virt-manager 2994] DEBUG (connection:109) Fetched capabilities: <capabilities>
  <host>
    <cpu>
      <arch>x86_64</arch>
      <model>EPYC-Rome</model>
      <vendor>AMD</vendor>
      <signature family='23' model='113' stepping='0'/>
      <feature name='wdt'/>
      <feature name='npt'/>
`;
const entities = (text: string) => text.replaceAll("'", '&apos;');

describe('XML that was cut', () => {
  it('is made whole', () => {
    expect(mended("junk</a> <m x='1'>t<n/></m></b> <m x='2", /<m\s/, ['r'])).toBe("<r><m x='1'><n/></m></r>");
    expect(mended('<cpu> <model>EPYC</model> <feature na', /<cpu/)).toBe('<cpu><model>EPYC</model></cpu>');
  });

  it.each([
    ['modes alone', MODES],
    ['the same out of a page', entities(MODES)],
    ['with all marks written otherwise', MODES.replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
  ])('domcapabilities: %s', (_, text) => {
    expect(recogniseHost(text)).toBe('virsh domcapabilities');
    expect(explain(text, 'Skylake-Server').runs).toBe('no');
    expect(explain(text, 'Skylake-Server-noTSX-IBRS').runs).toBe('yes');
    // The list goes on behind the cut.
    expect(explain(text, 'Cascadelake-Server-noTSX').runs).not.toBe('no');
  });

  it.each([
    ['cut', LOG],
    ['cut amid a tag', `${LOG}      <fea`],
    ['out of a page', entities(LOG)],
  ])('capabilities in a log: %s', (_, text) => {
    const { host, unknown } = readHost([{ name: 'log', text }], known);
    expect(host.host.cpuinfo).toMatchObject({ vendor_id: 'AuthenticAMD', 'cpu family': '23', model: '113' });
    expect(host.host.features?.values).toMatchObject({ npt: true });
    expect(host.host.features?.values['topoext']).toBeUndefined();
    expect(unknown).toContain('what stood behind the place where the text ends');
  });
});

it('labels of what host-model needs, alone and cut', () => {
  const text =
    '    host-model-required-features.node.kubevirt.io/vaes: "true"\n    host-model-required-features.node.kubevirt.io/vmx-\n';
  expect(hostOf(text).host.features?.values).toEqual({ vaes: true });
});

describe('-cpu help', () => {
  const list =
    'x86 Icelake-Server-v6     Intel Xeon Processor\nx86 IvyBridge             (alias configured by machine type)\n';
  const whole = `Available CPUs:\n${list}x86 max                   all features\n\nRecognized CPUID flags:\n  abm\n`;
  it('a cut list says nothing of models that are not there', () => {
    expect(explain(list, 'EPYC-Milan').runs).not.toBe('no');
    expect(explain(whole, 'EPYC-Milan').runs).toBe('no');
  });
});

describe('guests', () => {
  const guest = (text: string) => readGuests(text)[0];

  it("Proxmox's own types", () => {
    const types = readGuests(
      'cpu-model: avx\n    flags +avx;-pcid\n    phys-bits host\n    hidden 1\n    reported-model kvm64\n\ncpu-model: two\n    reported-model x86-64-v2-AES\n    phys-bits 46\n',
    );
    expect(types.map(({ name, model }) => [name, model])).toEqual([
      ['custom-avx', 'kvm64,kvm=off,+avx,-pcid,host-phys-bits=on'],
      ['custom-two', 'qemu64,+aes,+popcnt,+pni,+sse4.1,+sse4.2,+ssse3,phys-bits=46'],
    ]);
  });

  it("CloudStack's agent, as grep prints it", () => {
    const { cpu } =
      guest('9:guest.cpu.mode=custom\n11:guest.cpu.model=Westmere\n25:guest.cpu.features=-hle vmx\n') ?? {};
    expect([cpu?.model, cpu?.features]).toEqual([
      'Westmere',
      [
        { name: 'hle', policy: 'disable' },
        { name: 'vmx', policy: 'require' },
      ],
    ]);
    expect(guest('guest.cpu.mode=host-passthrough')?.cpu?.mode).toBe('host-passthrough');
    expect(() => readGuests('guest.cpu.mode=custom')).toThrow('expected a model');
  });

  it("what KubeVirt's pod asks of its node", () => {
    const text =
      'Node-Selectors:  cpu-feature.node.kubevirt.io/ibrs-all=true\n   cpu-model-migration.node.kubevirt.io/Cascadelake-Server=true\n   kubernetes.io/arch=amd64\n';
    const { cpu } = guest(text) ?? {};
    expect([cpu?.model, cpu?.features]).toEqual(['Cascadelake-Server', [{ name: 'ibrs-all', policy: 'require' }]]);
  });
});

describe('host-model where QEMU was not asked', () => {
  const WESTMERE = flagsOf(NEHALEM, 'aes pclmulqdq pcid pdpe1gb').replace(/^(model\s*: ).*$/m, '$144');
  const move = (from: string, to: string, xml = "<cpu mode='host-model'/>") => {
    const [asked] = readGuests(xml);
    const guest = withHostModel(asked as NonNullable<typeof asked>, hostOf(from), known);
    return {
      notes: guest.notes,
      ...explainMove({
        ...guestOnHost(guest, hostOf(from)),
        from: hostOf(from),
        to: hostOf(to),
        qemu: { from: known.qemu, to: known.qemu },
        features: FEATURES,
      }),
    };
  };

  it.each([
    ['to an older CPU', COMET, WESTMERE, true],
    ['to a newer one', WESTMERE, COMET, false],
    ['to another of the kind', CASCADE, CASCADE, false],
    ["to another vendor's", CASCADE, GENOA, true],
  ])('%s', (_, from, to, isBarred) => {
    const { may, notes } = move(from, to);
    expect(may === 'no').toBe(isBarred);
    expect(notes.join()).toContain('QEMU was not asked');
  });

  it('a named model stays what it is', () => {
    expect(move(COMET, WESTMERE, '<cpu><model>Westmere</model></cpu>').notes).toEqual([]);
  });
});
