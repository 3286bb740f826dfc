import { explainHost, explainMove, fittingModels, fleetBaseline, type GuestCpu } from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import { describe, expect, it } from 'vitest';
import { readHost } from '../src/index.js';
import { known } from './cases.js';
import { ALDER, CASCADE, COMET, N100, NEHALEM, OPTERON6272, R3600, R5700G, R8700G } from './cpus.js';
import { json, type Question } from './questions.js';

const host = (text: string) => readHost([{ name: 'host', text }], known).host;
const ex = (text: string, guest: GuestCpu, feature?: string) =>
  json(explainHost({ host: host(text), qemu: known.qemu, features: FEATURES, ...guest, feature }));

function move(from: string, to: string, model: string): string {
  const qemu = { from: known.qemu, to: known.qemu };
  return json(explainMove({ from: host(from), to: host(to), qemu, features: FEATURES, model }));
}

/** What is read of a host, in short. */
function h2(text: string): string {
  const { files, host: read, unknown } = readHost([{ name: 'host', text }], known);
  return json([files[0]?.kind, read.host.cpuinfo, Object.keys(read.host.features?.values ?? {}).length, unknown]);
}

const QUESTIONS: Question[] = [
  [
    'sky ibrs on cascade',
    () => ex(CASCADE, { model: 'Skylake-Server-IBRS' }),
    [/"runs":"no"/, /hle, rtm|hle|rtm/, /Skylake-Server-noTSX-IBRS/],
  ],
  ['rome-on-3600', () => ex(R3600, { model: 'EPYC-Rome' }), [/"runs":"no"/, /xsaves/, /erratum/]],
  ['milan-on-5700g', () => ex(R5700G, { model: 'EPYC-Milan' }), [/"runs":"(yes|unknown)"/], [/"runs":"no"/]],
  ['genoa-on-8700g', () => ex(R8700G, { model: 'EPYC-Genoa' }), [/la57/]],
  ['milan-on-3600', () => ex(R3600, { model: 'EPYC-Milan' }), [/"runs":"no"/, /EPYC-Rome/]],
  ['icelake-on-alder', () => ex(ALDER, { model: 'Icelake-Server-noTSX' }), [/"runs":"no"/, /avx512/]],
  [
    'skylakeclient on alder',
    () => ex(ALDER, { model: 'Skylake-Client-noTSX-IBRS' }),
    [/"runs":"(yes|unknown)"/],
    [/"runs":"no"/],
  ],
  ['haswell-on-n100', () => ex(N100, { model: 'Haswell-noTSX-IBRS' }), [/pcid/]],
  ['opteron_g4-on-6272', () => ex(OPTERON6272, { model: 'Opteron_G4' }), [/"runs":"(yes|unknown)"/], [/"runs":"no"/]],
  ['sandy-on-nehalem', () => ex(NEHALEM, { model: 'SandyBridge' }), [/"runs":"no"/, /avx/, /Nehalem/]],
  ['avx512f-alder', () => ex(ALDER, { model: 'host' }, 'avx512f'), [/avx512f/]],
  ['amd-ssbd-intel', () => ex(CASCADE, { model: 'Cascadelake-Server-noTSX,+amd-ssbd' }, 'amd-ssbd'), [/AMD|vendor/i]],
  ['virt-ssbd-amd', () => ex(R3600, { model: 'EPYC,+virt-ssbd' }, 'virt-ssbd'), [/virt-ssbd/]],
  ['svm-epyc', () => ex(R5700G, { model: 'EPYC-Milan' }, 'svm'), [/svm/, /nested|default/i]],
  ['migrate 3600 5700', () => move(R3600, R5700G, 'EPYC'), [/"may":"(yes|unknown)"/], [/"may":"no"/]],
  ['migrate 8700 3600 host', () => move(R8700G, R3600, 'host'), [/"may":"no"/, /avx512/]],
  ['migrate intel amd', () => move(COMET, R3600, 'kvm64'), [/vendor/]],
  [
    'baseline ryzen',
    () => {
      const b = fleetBaseline({
        members: [
          { name: '3600', host: host(R3600) },
          { name: '5700G', host: host(R5700G) },
          { name: '8700G', host: host(R8700G) },
        ],
        qemu: known.qemu,
        libvirt: known.libvirt.at(-1)!,
        features: FEATURES,
      });
      return `${b.cpu.model} ${b.commandLine} mend ${JSON.stringify(b.mend)} undecided ${b.undecided.map((u) => u.feature)}`;
    },
    [/EPYC-Rome|EPYC/],
  ],
  [
    'fit 8700g',
    () =>
      fittingModels({ host: host(R8700G), qemu: known.qemu, features: FEATURES })
        .models.filter((m) => m.runs)
        .slice(0, 6)
        .map((m) => `${m.name} ${m.level}`)
        .join(', '),
    [/EPYC-Milan/],
  ],
  [
    'fit n100',
    () =>
      fittingModels({ host: host(N100), qemu: known.qemu, features: FEATURES })
        .models.filter((m) => m.runs)
        .slice(0, 6)
        .map((m) => `${m.name} ${m.level}`)
        .join(', '),
    [],
  ],
  // inputs,
  [
    'lscpu de',
    () =>
      h2(`Architektur:                   x86_64
  CPU Operationsmodus:         32-bit, 64-bit
Byte-Reihenfolge:              Little Endian
Anbieterkennung:               AuthenticAMD
  Modellname:                  AMD Ryzen 5 3600 6-Core Processor
    Prozessorfamilie:          23
    Modell:                    113
    Stepping:                  0
    Markierungen:              fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ht syscall nx svm`),
    [/lscpu/, /AuthenticAMD/, /"model":"113"/, /svm/],
  ],
  [
    'lscpu fr',
    () =>
      h2(`Architecture :                                x86_64
Mode(s) opératoire(s) des processeurs :       32-bit, 64-bit
Identifiant constructeur :                    GenuineIntel
  Nom de modèle :                             Intel(R) Core(TM) i7-10700 CPU @ 2.90GHz
    Famille de processeur :                   6
    Modèle :                                  165
    Révision :                                5
    Drapaux :                                 fpu vme de pse tsc msr pae mce cx8 apic sep vmx avx2`),
    [/lscpu/, /GenuineIntel/, /"model":"165"/, /avx2/],
  ],
  [
    'lscpu json',
    () =>
      h2(
        JSON.stringify(
          {
            lscpu: [
              { field: 'Architecture:', data: 'x86_64', children: [{ field: 'CPU op-mode(s):', data: '32-bit' }] },
              {
                field: 'Vendor ID:',
                data: 'GenuineIntel',
                children: [
                  {
                    field: 'Model name:',
                    data: 'Intel',
                    children: [
                      { field: 'CPU family:', data: '6' },
                      { field: 'Model:', data: '165' },
                      { field: 'Stepping:', data: '5' },
                      { field: 'Flags:', data: 'fpu avx2 vmx' },
                    ],
                  },
                ],
              },
            ],
          },
          null,
          3,
        ),
      ),
    [/lscpu/, /GenuineIntel/, /"model":"165"/, /avx2/],
  ],
  [
    'grep flags',
    () =>
      h2(
        'flags\t\t: fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ht syscall nx lm pni cx16 avx2 vmx\n',
      ),
    [/cpuinfo/],
  ],
  ['cpuinfo-crlf', () => h2(`\ufeff${COMET.replaceAll('\n', '\r\n')}`), [/cpuinfo/, /"model":"165"/]],
  [
    'cpuinfo quoted',
    () =>
      h2(
        COMET.split('\n')
          .map((l) => `> ${l}`)
          .join('\n'),
      ),
    [/cpuinfo/, /"model":"165"/],
  ],
  [
    'cpuinfo prompt',
    () => h2(`root@pve1:~# cat /proc/cpuinfo | head -30\n\`\`\`\n${COMET}\`\`\`\n`),
    [/cpuinfo/, /"model":"165"/],
  ],
  [
    'cpuinfo numbered',
    () =>
      h2(
        COMET.split('\n')
          .map((l) => `    ${l}`)
          .join('\n'),
      ),
    [/cpuinfo/, /"model":"165"/],
  ],
  ['cpuinfo-spaces', () => h2(COMET.replaceAll('\t', '  ')), [/cpuinfo/, /"model":"165"/]],
  ['cpuinfo-wrapped', () => h2(COMET.replace(/(.{80}[^ ]*) /g, '$1\n')), [/cpuinfo/, /arch_capabilities/]],
  [
    'domcaps prompt',
    () =>
      h2(
        '$ virsh domcapabilities\n<domainCapabilities>\n<path>/usr/bin/qemu-system-x86_64</path>\n<domain>kvm</domain>\n<machine>pc-q35-8.2</machine>\n<arch>x86_64</arch>\n<cpu><mode name="host-passthrough" supported="yes"/><mode name="host-model" supported="yes"><model fallback="forbid">Skylake-Client-IBRS</model><vendor>Intel</vendor><feature policy="disable" name="hle"/></mode><mode name="custom" supported="yes"><model usable="no">EPYC</model><model usable="yes">Skylake-Client-noTSX-IBRS</model></mode></cpu>\n</domainCapabilities>\n$ \n',
      ),
    [/domcapabilities/],
  ],
  [
    'caps prompt',
    () =>
      h2(
        "# virsh capabilities\n<capabilities>\n  <host>\n    <uuid>x</uuid>\n    <cpu>\n      <arch>x86_64</arch>\n      <model>Nehalem-IBRS</model>\n      <vendor>Intel</vendor>\n      <microcode version='29'/>\n      <topology sockets='1' cores='4' threads='1'/>\n      <feature name='vme'/>\n      <feature name='vmx'/>\n      <feature name='invtsc'/>\n      <pages unit='KiB' size='4'/>\n    </cpu>\n  </host>\n</capabilities>\n\n",
      ),
    [/capabilities/, /GenuineIntel/],
  ],
  [
    'caps cut',
    () =>
      h2(
        "<capabilities>\n  <host>\n    <cpu>\n      <arch>x86_64</arch>\n      <model>Nehalem-IBRS</model>\n      <vendor>Intel</vendor>\n      <feature name='vme'/>\n    </cpu>\n    <power_management>\n",
      ),
    [/capabilities/, /GenuineIntel/],
  ],
  [
    'cpuid raw prefixed',
    () =>
      h2(
        '   0x00000000 0x00: eax=0x00000016 ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69\n   0x00000001 0x00: eax=0x000a0655 ebx=0x00100800 ecx=0x7ffafbff edx=0xbfebfbff\n',
      ),
    [/cpuid -r/],
  ],
  [
    'windows coreinfo',
    () => {
      try {
        return h2(
          'Coreinfo v3.52 - Dump information on system CPU and memory topology\nIntel(R) Core(TM) i7\nIntel64 Family 6 Model 94 Stepping 3, GenuineIntel\nHTT       \t*\tHyperthreading enabled\nVMX       \t*\tSupports Intel hardware-assisted virtualization\nSSE4.2    \t*\tSupports Streaming SIMDR Extensions 4.2\nAVX512F\t-\tx\n',
        );
      } catch (e) {
        return `ERR ${(e as Error).message}`;
      }
    },
    [/not recognised|Coreinfo/i],
  ],
  // guests,
];

describe('hosts as people have them', () => {
  for (const [ask, answer, must, never = []] of QUESTIONS)
    it(ask, () => {
      const text = answer();
      for (const words of must) expect(text).toMatch(words);
      for (const words of never) expect(text).not.toMatch(words);
    });
});
