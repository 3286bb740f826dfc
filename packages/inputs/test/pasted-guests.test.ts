import { describe, expect, it } from 'vitest';
import { readGuests } from '../src/index.js';
import { json, type Question } from './questions.js';

const g = (text: string) => json(readGuests(text));

const QUESTIONS: Question[] = [
  [
    'g proxmox host',
    () => g('agent: 1\ncores: 4\ncpu: host,hidden=1,flags=+pcid\nmachine: pc-q35-8.1\nmemory: 4096\n'),
    [/"model":"host/, /pc-q35-8\.1/, /pcid/],
  ],
  [
    'g proxmox v2',
    () => g('cores: 4\ncpu: x86-64-v2-AES\nmemory: 4096\nmachine: q35\n'),
    [/qemu64/, /aes/, /ssse3|sse4/],
  ],
  [
    'g proxmox nocpu',
    () => g('agent: 1\nboot: order=scsi0\ncores: 2\nmemory: 2048\nname: web\nostype: l26\nscsihw: virtio-scsi-pci\n'),
    [/kvm64/],
  ],
  ['g-proxmox-conf-kvm64', () => g('cores: 4\ncpu: kvm64,flags=+aes;-spec-ctrl\nmemory: 4096\n'), [/kvm64/, /aes/]],
  [
    'g proxmox showcmd',
    () =>
      g(
        "/usr/bin/kvm -id 100 -name 'web,debug-threads=on' -no-shutdown -cpu 'EPYC-Rome,enforce,+kvm_pv_eoi,+kvm_pv_unhalt,vendor=AuthenticAMD' -m 4096 -machine 'type=pc-i440fx-8.1+pve0'",
      ),
    [/EPYC-Rome/, /pc-i440fx-8\.1/, /kvm"/],
  ],
  [
    'g libvirt log',
    () =>
      g(
        '2024-01-10 10:00:00.123+0000: starting up libvirt version: 9.0.0, qemu version: 7.2.7Debian\nLC_ALL=C \\\nPATH=/usr/bin \\\nHOME=/var/lib/libvirt/qemu/domain-1-web \\\n/usr/bin/qemu-system-x86_64 \\\n-name guest=web,debug-threads=on \\\n-S \\\n-machine pc-q35-7.2,usb=off,vmport=off,dump-guest-core=off,memory-backend=pc.ram \\\n-accel kvm \\\n-cpu Skylake-Client-IBRS,ss=on,vmx=on,pdcm=on,hypervisor=on,tsc-adjust=on,hle=off,rtm=off \\\n-m size=2097152k \\\n',
      ),
    [/Skylake-Client-IBRS,ss=on/, /pc-q35-7\.2/, /"kvm"/],
  ],
  [
    'g ps aux',
    () =>
      g(
        'libvirt+  2134  5.1  8.0 5000000 1300000 ?  Sl   10:00   3:20 /usr/bin/qemu-system-x86_64 -name guest=web -machine pc-i440fx-jammy,accel=kvm,usb=off -cpu host,migratable=on -m 4096',
      ),
    [/"host,migratable=on"/, /pc-i440fx-jammy/],
  ],
  [
    'g passthrough xml',
    () =>
      g(
        "<domain type='kvm'><name>a</name><os><type arch='x86_64' machine='pc-q35-6.2'>hvm</type></os><cpu mode='host-passthrough' check='none' migratable='on'/></domain>",
      ),
    [/host-passthrough/, /pc-q35-6\.2/],
  ],
  [
    'g maximum xml',
    () =>
      g(
        "<domain type='kvm'><name>a</name><os><type arch='x86_64' machine='q35'>hvm</type></os><cpu mode='maximum' check='none'/></domain>",
      ),
    [/maximum/],
  ],
  [
    'g maxphysaddr',
    () =>
      g(
        "<domain type='kvm'><name>a</name><os><type arch='x86_64' machine='q35'>hvm</type></os><cpu mode='custom' match='exact'><model>Skylake-Server</model><maxphysaddr mode='emulate' bits='42'/></cpu></domain>",
      ),
    [/phys-bits/, /42/],
  ],
  [
    'g kubevirt json',
    () =>
      g(
        JSON.stringify(
          {
            apiVersion: 'v1',
            kind: 'List',
            items: [
              {
                apiVersion: 'kubevirt.io/v1',
                kind: 'VirtualMachineInstance',
                metadata: { name: 'a' },
                spec: {
                  domain: {
                    cpu: { model: 'EPYC-Milan', cores: 2, features: [{ name: 'ibpb' }] },
                    machine: { type: 'q35' },
                  },
                },
              },
              {
                kind: 'VirtualMachineInstance',
                metadata: { name: 'b' },
                spec: { domain: { cpu: { model: 'host-passthrough' } } },
              },
            ],
          },
          null,
          2,
        ),
      ),
    [/EPYC-Milan/, /host-passthrough/, /ibpb/],
  ],
  [
    'g nova',
    () =>
      g(
        '[libvirt]\nvirt_type = kvm\ncpu_mode = custom\ncpu_models = IvyBridge-IBRS, Haswell-noTSX-IBRS\ncpu_model_extra_flags = pcid, +md-clear, -mpx\nhw_machine_type = x86_64=pc-i440fx-focal\n',
      ),
    [/IvyBridge-IBRS/, /Haswell-noTSX-IBRS/, /md-clear/, /focal/],
  ],
  ['g-cpu-crlf', () => g('-cpu host,+kvm_pv_unhalt\r\n'), [/host,\+kvm_pv_unhalt/]],
  [
    'g xml quoted',
    () =>
      g(
        "> <cpu mode='custom' match='exact' check='partial'>\n>   <model fallback='allow'>Haswell-noTSX</model>\n>   <feature policy='require' name='vmx'/>\n> </cpu>",
      ),
    [/Haswell-noTSX/, /vmx/],
  ],
  [
    'g xml ns',
    () =>
      g(
        "<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>mac</name><os><type arch='x86_64' machine='pc-q35-4.2'>hvm</type></os><qemu:commandline><qemu:arg value='-cpu'/><qemu:arg value='Penryn,kvm=on,vendor=GenuineIntel,+invtsc,+pcid,+avx2'/></qemu:commandline></domain>",
      ),
    [/Penryn,kvm=on/],
  ],
];

describe('guests as people have them', () => {
  for (const [ask, answer, must, never = []] of QUESTIONS)
    it(ask, () => {
      const text = answer();
      for (const words of must) expect(text).toMatch(words);
      for (const words of never) expect(text).not.toMatch(words);
    });

  it('says where the width of addresses is not a number', () =>
    expect(() =>
      g("<domain type='kvm'><cpu><model>EPYC</model><maxphysaddr mode='emulate' bits='many'/></cpu></domain>"),
    ).toThrow(/maxphysaddr.*bits='many'; expected a decimal number/));
});
