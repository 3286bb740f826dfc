import { describe, expect, it } from 'vitest';
import { explain, guestOf, move } from './cases.js';

const names = (findings: readonly { feature: string }[]) => findings.map(({ feature }) => feature);

describe("the host's own word wins", () => {
  it('EPYC-Genoa on QEMU 8.2, which lists it without a blocker', () => {
    expect(explain('A1-host-qemu8.2-genoa.probe.json', { model: 'EPYC-Genoa' })).toMatchObject({
      runs: 'yes',
      missing: [],
    });
  });

  it('a machine type of a release between known ones, which the destination lists', () => {
    const moved = move(
      'A3-host-qemu10.0-milan.probe.json',
      'A3-host-qemu9.2-rome.probe.json',
      { model: 'EPYC-v2' },
      'pc-q35-9.2',
    );
    expect(moved).toMatchObject({ may: 'yes', obstacles: [] });
  });

  it('kvm64 on a QEMU whose complete list lacks it', () => {
    const { runs, missing } = explain('G1-host-whose-qemu-has-no-kvm64.probe.json', { model: 'kvm64' });
    expect(runs).toBe('no');
    expect(missing[0]?.reason).toMatch(/^the QEMU of this host \(10\.0\.2\) does not have kvm64/);
  });

  it('a model with properties, as after -cpu', () => {
    const { runs, missing } = explain('B5-host-rome-qemu10.0.probe.json', { model: 'EPYC-Rome,+avx512f' });
    expect([runs, names(missing)]).toEqual(['no', ['avx512f']]);
  });
});

describe("libvirt's verdict", () => {
  it('11.3 accepts what QEMU calls usable, 9.0 compares by its map', () => {
    const host = 'B1-host-intel-qemu10.0.probe.json';
    expect(explain(host, { model: 'qemu64' }, { libvirt: '11.3' }).libvirt).toMatchObject({
      starts: true,
      by: 'usable',
    });
    const old = explain(host, { model: 'qemu64' }, { libvirt: '9.0' }).libvirt;
    expect([old?.starts, names(old?.refused ?? [])]).toEqual([false, ['svm']]);
  });

  it('compares with the CPUID of the host, and what QEMU gives besides', () => {
    const guest = guestOf('B3-milan-topoext.xml');
    expect(explain('B3-host-milan-with-cpuid.probe.json', guest, { libvirt: '11.3' }).libvirt?.starts).toBe(true);
    expect(explain('hosts/Opteron-6234.json', { model: 'Opteron_G4' }, { libvirt: '11.3' }).libvirt?.refused).toEqual(
      [],
    );
  });

  it("check='full' is judged by the CPU that QEMU has made, and the advice writes that CPU", () => {
    const { libvirt, use } = explain('B5-host-rome-qemu10.0.probe.json', guestOf('B5-rome-check-full.xml'), {
      libvirt: '11.3',
    });
    expect(libvirt).toMatchObject({ starts: false, by: 'made' });
    expect(names(libvirt?.refused ?? [])).toEqual(expect.arrayContaining(['svm', 'npt', 'nrip-save']));
    const policies = Object.fromEntries((use?.cpu?.features ?? []).map(({ name, policy }) => [name, policy]));
    expect(policies).toMatchObject({ svm: 'disable', npt: 'disable', x2apic: 'require', topoext: 'require' });
  });

  it('host-model: what it becomes on the host', () => {
    const { becomes, runs } = explain('B5-host-rome-qemu10.0.probe.json', guestOf('D7-host-model.xml'), {
      libvirt: '11.3',
    });
    expect([becomes?.model, runs]).toEqual(['EPYC-Rome', 'yes']);
  });
});

describe('evidence before tables', () => {
  it('a Sandy Bridge host never had TSX', () => {
    const { feature } = explain('hosts/Core-i5-2500.json', { model: 'Haswell' }, { feature: 'hle' });
    expect(feature).toMatchObject({ effect: 'missing', cause: 'cpu-lacks' });
    expect(feature?.remedy).not.toContain('tsx=on');
  });

  it('protection keys that the kernel keeps off', () => {
    const { feature } = explain('hosts/pku-kernel-off.json', { model: 'Cooperlake' }, { feature: 'pku' });
    expect(feature).toMatchObject({ effect: 'missing', cause: 'kernel-off' });
    expect(feature?.evidence.map(({ text }) => text)).toContain(
      'OSPKE (CPUID 7.0 ECX bit 4) is 0 beside pku (bit 3) on the host',
    );
  });

  it('svm in CPUID, withheld by KVM: nested is the first thing to look at', () => {
    const { feature } = explain('hosts/Opteron-6234.json', { model: 'Opteron_G4,+svm' }, { feature: 'svm' });
    expect(feature).toMatchObject({ cause: 'kvm-nested', certain: false });
    expect(feature?.remedy).toContain('/sys/module/kvm_amd/parameters/nested');
  });

  it.each(['ibrs-all', 'taa-no'])('%s on an AMD host: a bit of an MSR that only Intel has', (bit) => {
    const { feature } = explain('hosts/A10-5800K.json', { model: `EPYC,+${bit}` }, { feature: bit });
    expect(feature).toMatchObject({ cause: 'other-vendor' });
    expect(feature?.remedy).toContain('no microcode brings it');
  });

  it('a blocker without a name', () => {
    const { runs, doubtful, nearest } = explain('hosts/nameless-blocker.json', { model: 'Skylake-Client' });
    expect([runs, nearest]).toEqual(['unknown', []]);
    expect(doubtful[0]).toMatchObject({ cause: 'nameless' });
    expect(doubtful[0]?.remedy).toContain('without enforce QEMU starts anyway');
  });
});

describe('what the guest sees, not what is set', () => {
  const host = 'B1-host-intel-qemu10.0.probe.json';

  it('a leaf above the level', () => {
    expect(explain(host, { model: 'qemu64,level=5,+smep' }, { feature: 'smep' }).feature).toMatchObject({
      effect: 'hidden',
      cause: 'level',
    });
  });

  it('avx without xsave', () => {
    expect(explain(host, { model: 'Haswell-v4,-xsave' }, { feature: 'avx' }).feature?.effect).not.toBe('on');
  });

  it('phys-bits=0 is 40 under KVM', () => {
    expect(explain(host, { model: 'kvm64' }, { feature: 'phys-bits' }).feature?.reason).toContain(
      '0 means 40 under KVM',
    );
  });

  it('hv-stimer needs what QEMU refuses it without', () => {
    const { feature, runs } = explain(host, { model: 'kvm64,hv-stimer=on' }, { feature: 'hv-stimer' });
    expect([runs, feature?.reason]).toEqual(['no', 'QEMU refuses hv-stimer without hv-synic, hv-vpindex, hv-time']);
  });
});

describe('a move compares what the guest uses', () => {
  it('only the XSAVE components that the CPU has', () => {
    const moved = move('hosts/Xeon-E3-1245-v5.json', 'hosts/Cooperlake.json', { model: 'SandyBridge' });
    expect(moved).toMatchObject({ may: 'yes', obstacles: [] });
  });

  it('names that one QEMU does not know are not lost', () => {
    const { may, loses, unknown } = move('hosts/Cooperlake.json', 'hosts/Xeon-Gold-6130.json', { model: 'host' });
    expect(may).toBe('no');
    expect(names(loses).filter((name) => /^(vmx-|kvm-)/.test(name))).toEqual([]);
    expect(names(loses)).toContain('avx512vnni');
    expect(unknown.join()).toContain('vmx-ept');
  });

  it('what the destination adds is no obstacle for a named model, and is one for a guest with the CPU of its host', () => {
    const [less, more] = ['hosts/Xeon-Gold-6130.json', 'hosts/Cooperlake.json'];
    expect(
      move(less, more, { model: 'Skylake-Server-v4' }).obstacles.filter((text) => text.includes('appear')),
    ).toEqual([]);
    expect(
      move(less, more, { model: 'host' }).obstacles.some((text) => text.includes('would see features appear')),
    ).toBe(true);
  });

  it('invtsc without a fixed frequency', () => {
    const { may, obstacles } = move('hosts/Xeon-Gold-6130.json', 'hosts/Xeon-Gold-6130.json', guestOf('invtsc.xml'));
    expect(may).toBe('no');
    expect(obstacles[0]).toContain('set tsc-frequency=HZ');
  });
});
