import { describe, expect, it } from 'vitest';
import { lintText } from './lint.js';
import { NAMES, wrongNames } from './testing.js';

/** Messages with their places. */
function messages(path: string, text: string): string[] {
  return lintText(path, text, NAMES).map(
    ({ place, level, message }) => `${place.line}:${place.column} ${level}: ${message}`,
  );
}

describe('guests that move', () => {
  const domain = (more: string) =>
    `<domain><cpu><model>SandyBridge</model><feature policy='require' name='invtsc'/></cpu>${more}</domain>`;
  it('are told of what keeps them where they are, unless their clock is fixed', () => {
    expect(messages('a.xml', domain('<!-- for live migration -->'))).toEqual([
      "1:72 warning: a guest with invtsc cannot be migrated, unless the frequency of its clock is fixed (QEMU: tsc-frequency=HZ; libvirt: <timer name='tsc' frequency='HZ'/>)",
    ]);
    expect(messages('a.xml', domain(''))).toEqual([]);
    expect(messages('a.xml', domain("<enum name='hostPassthroughMigratable'/>"))).toEqual([]);
    expect(
      messages('a.xml', domain("<!-- migrated --><clock><timer name='tsc' frequency='2100000000'/></clock>")),
    ).toEqual([]);
    expect(messages('a.sh', 'qemu-system-x86_64 -cpu Haswell,migratable=off,+invtsc')).toEqual([]);
  });
});

describe('values that are no bits', () => {
  const cpu = (argument: string) =>
    messages('a.sh', `qemu-system-x86_64 -cpu ${argument}\n`).map((line) => line.slice(5));
  it.each([
    ['Haswell,phys-bits=46,stepping=4,vendor=GenuineIntel,level=13,tsc-frequency=2.4G,pmu=on', 0],
    ['Haswell,phys-bits=20', 1],
    ['Haswell,stepping=20', 1],
  ])('%s', (argument, refused) => {
    expect(cpu(argument).filter((line) => line.includes('QEMU refuses'))).toHaveLength(refused);
  });
  it('ranges and lengths', () => {
    expect(cpu('Haswell,vendor=Intel').join()).toContain(
      "QEMU refuses vendor=Intel: property 'vendor' takes exactly 12 bytes",
    );
    expect(cpu('Haswell,phys-bits=0,family=0x10e')).toEqual([]);
    expect(cpu('Haswell,family=271').join()).toContain('takes 0 to 270');
  });
  it('enlightenments of Hyper-V and what they need', () => {
    expect(cpu('Haswell,hv_stimer,hv_synic,hv_vpindex').join()).toContain('QEMU refuses hv_stimer without hv-time');
    expect(cpu('Haswell,hv-stimer,hv-synic,hv-vpindex,hv-time')).toEqual([]);
    expect(cpu('host,hv-passthrough,hv-stimer')).toEqual([]);
    expect(cpu('Haswell,hv-stimer=off')).toEqual([]);
  });
});

describe("names that are nobody's mistake", () => {
  it('nova takes models and flags in any case', () => {
    const text = '[libvirt]\n# for nova\ncpu_models = PENRYN,Penrym\ncpu_model_extra_flags = PDPE1GB, PCIDD\n';
    expect(messages('nova.conf', text)).toEqual([
      '3:14 note: the name is Penryn; nova takes PENRYN too',
      '3:21 error: unknown CPU model Penrym; did you mean Penryn?',
      '4:25 note: the name is pdpe1gb; nova takes PDPE1GB too',
      '4:34 error: unknown feature PCIDD; did you mean pcid (CPUID 1 ECX bit 17)?',
    ]);
  });

  it('labels of variants, models of other architectures and what libvirt reports of a host', () => {
    const labels = '- SandyBridge:\n    a = 1\n- Haswell:\n    a = 2\n- Haswell_noTSX:\n    a = "Haswell-noTSX"\n';
    expect(messages('qemu_cpu.cfg', labels)).toEqual([]);
    expect(
      messages('a.c', 'const char *m[] = {"Haswell", "Penryn", "Nehalem", "POWER7_v2.1", "Penrym"};'),
    ).toHaveLength(1);
    const mode = "<mode name='host-model'><model>Haswell</model><feature policy='require' name='invtsc'/></mode>";
    expect(messages('migrate.xml', `<domainCapabilities><cpu>${mode}</cpu></domainCapabilities>`)).toEqual([]);
  });
});

describe('texts of settings', () => {
  it('are judged line by line', () => {
    const flags = 'fpu vme msr cx8 apic sep mtrr pge cmov pat pse36 mmx fxsr sse sse2 ssse3 avx2 movbe popcnt';
    const text = (more: string) => `var cpuinfo = []byte(\`\nwp : yes\nflags : ${flags}${more}\nbogomips : 4589\n\`)\n`;
    expect(messages('a_test.go', text(''))).toEqual([]);
    expect(messages('a_test.go', text(' pclmulqdqq'))).toHaveLength(1);
  });
});

describe('slots: places that can only hold a name', () => {
  it.each([
    [
      'a.xml',
      "<cpu><model>Haswel-noTSX</model><feature policy='require' name='lahf-lm'/></cpu>",
      ['Haswel-noTSX → Haswell-noTSX', 'lahf-lm → lahf_lm'],
    ],
    ['a.sh', 'qemu-system-x86_64 -cpu EPYC-Milan,+vpclmutqdq', ['vpclmutqdq → vpclmulqdq']],
    ['a.sh', 'CPU="Opteron_G7,+svm"\nqemu-system-x86_64 -cpu $CPU', ['Opteron_G7 → Opteron_G5']],
    ['vm.service', 'ExecStart=/usr/bin/qemu-system-x86_64 -cpu Nahalem,+ssse4', ['Nahalem → Nehalem', 'ssse4 → ssse3']],
    ['a.py', 'cmd = ["qemu-system-x86_64", "-cpu", "SandyBrigde"]', ['SandyBrigde → SandyBridge']],
    [
      'vm.yaml',
      'kind: VirtualMachine\nspec:\n  domain:\n    cpu: {model: SkyLake-Server, features: [{name: pcidd}]}',
      ['SkyLake-Server → Skylake-Server', 'pcidd → pcid'],
    ],
    ['node.yaml', 'nodeSelector:\n  cpu-feature.node.kubevirt.io/amd-sbsd: "true"', ['amd-sbsd → amd-ssbd']],
    [
      'nova.conf',
      '[libvirt]\ncpu_models = Penrym,EPYC-Rom\ncpu_model_extra_flags = -mpx, md_clear',
      ['Penrym → Penryn', 'EPYC-Rom → EPYC-Rome', 'md_clear → md-clear'],
    ],
    [
      'cpu-models.conf',
      'cpu-model: avx\n    flags +avx;+avx22\n    reported-model kvm46\n',
      ['avx22 → avx2', 'kvm46 → kvm64'],
    ],
    ['100.conf', 'cores: 4\ncpu: EPYC-Rom,flags=+pcid;-ibbp\n', ['EPYC-Rom → EPYC-Rome', 'ibbp → ibpb']],
    [
      'main.tf',
      'resource "proxmox_vm_qemu" "a" {\n  cpu {\n    type = "Brodwell"\n    flags = ["+aess"]\n  }\n}',
      ['Brodwell → Broadwell', 'aess → aes'],
    ],
    [
      'Vagrantfile',
      "config.vm.provider :libvirt do |libvirt|\n  libvirt.cpu_model = 'Westmeer'\n  libvirt.cpu_feature :name => 'vmxx', :policy => 'require'\nend",
      ['Westmeer → Westmere', 'vmxx → vmx'],
    ],
    [
      'a.sql',
      "'4:Intel:vmx,ssbd,md_claer,model_Skylake-Sever:Skylake-Server,+spec-ctlr:x86_64'",
      ['md_claer → md_clear', 'Skylake-Sever → Skylake-Server', 'spec-ctlr → spec-ctrl'],
    ],
    ['a.sh', 'virt-install --name a --cpu Haswell,disable=hlee', ['hlee → hle']],
    [
      'a.go',
      'vmi.Spec.Domain.CPU = &v1.CPU{Model: "Conore", Features: []v1.CPUFeature{{Name: "apicc"}}} // kubevirt',
      ['Conore → Conroe', 'apicc → apic'],
    ],
    ['vm.yaml', 'type: virtual-machine\nconfig:\n  raw.qemu: -cpu Icelake-Sever', ['Icelake-Sever → Icelake-Server']],
    [
      'Vagrantfile',
      "v.qemuargs :value => '-cpu'\nv.qemuargs :value => 'Skylake-Sever,+pcdi'",
      ['Skylake-Sever → Skylake-Server', 'pcdi → pcid'],
    ],
    ['a.xml', "<qemu:arg value='-cpu'/>\n<qemu:arg value='Conore'/>", ['Conore → Conroe']],
    ['a.yaml', 'nova::compute::libvirt::cpu_model_extra_flags:\n  - sabd', ['sabd → ssbd']],
    [
      'a.yaml',
      'kind: KubeVirt\nspec: {obsoleteCPUModels: {petium: true, coredo: true}}',
      ['petium → pentium', 'coredo → coreduo'],
    ],
    ['a.tf', '# proxmox\nvariable "cpu_type" {\n  default = "Icelake-Srver"\n}', ['Icelake-Srver → Icelake-Server']],
    ['kata.toml', '[hypervisor.qemu]\ncpu_features = "pmu=off,vmxx=off"', ['vmxx → vmx']],
    ['a.sh', 'qemu-system-x86_64 -cpu Icelake-Client-v1', ['Icelake-Client-v1']],
  ])('%s: %s', (path, text, wrong) => {
    expect(wrongNames(path, text)).toEqual(wrong);
  });

  it('whole values', () => {
    expect(wrongNames('a.sh', 'qemu-system-x86_64 -cpu host,avx2=of,phys-bits=many')).toEqual(['of → off', 'many']);
    expect(
      wrongNames('a.xml', "<domain><cpu mode='custm'><feature policy='requires' name='vmx'/></cpu></domain>"),
    ).toEqual(['custm → custom', 'requires → require']);
  });
});

describe('lists: texts that stand side by side', () => {
  it.each([
    ['a.yaml', 'flags: [movbee, avx2]', ['movbee → movbe']],
    ['a.py', "T = {\n 'ssse3': A,\n 'movbee': B,\n 'avx2': C,\n 'popcnt': D,\n}", ['movbee → movbe']],
    ['a.pl', 'my @f = qw(svm npt flsuhbyasid vgif decodeassists);', ['flsuhbyasid → flushbyasid']],
    [
      'a.go',
      'const (\n\tA T = "Cascadelake-Server-V2"\n\tB T = "Penrym"\n\tC T = "Haswell-noTSX"\n)',
      ['Cascadelake-Server-V2 → Cascadelake-Server-v2', 'Penrym → Penryn'],
    ],
    [
      'a.rs',
      'match s {\n  "EPYC-Milann" => 1,\n  "EPYC-Rome" => 2,\n  "EPYC-IBPB" => 3,\n}',
      ['EPYC-Milann → EPYC-Milan'],
    ],
    [
      'a.csv',
      'Model,level\nBroadwell-v1,3\nCascadelake-Sever-v5,4\nEPYC-v2,3\n',
      ['Cascadelake-Sever-v5 → Cascadelake-Server-v5'],
    ],
    [
      'a.conf',
      'cpu_model = SandyBrigde\ncpu_model = OpteronG5\ncpu_model = CooperLake\n',
      ['SandyBrigde → SandyBridge', 'OpteronG5 → Opteron_G5', 'CooperLake → Cooperlake'],
    ],
    [
      'a.md',
      '| CPU | year |\n| --- | --- |\n| `Nehalem` | 2008 |\n| `Penrym` | 2007 |\n| `Haswell` | 2013 |',
      ['Penrym → Penryn'],
    ],
    [
      'a.html',
      '<option value="EPYC">a</option>\n<option value="EPYC-Milann">b</option>\n<option value="Haswell">c</option>',
      ['EPYC-Milann → EPYC-Milan'],
    ],
    ['a.zig', 'const m = [_][]const u8{ "Nehalem", "Penrym-v1", "EPYC" };', ['Penrym-v1 → Penryn-v1']],
  ])('%s: %s', (path, text, wrong) => {
    expect(wrongNames(path, text)).toEqual(wrong);
  });
});

describe('meaning', () => {
  it('features that contradict each other or the model', () => {
    expect(
      messages(
        'a.xml',
        "<cpu><model>Skylake-Client</model><feature policy='require' name='svm'/><feature policy='require' name='avx2'/><feature policy='disable' name='avx2'/></cpu>",
      ),
    ).toEqual([
      '1:67 warning: svm is not a feature of Skylake-Client: it is part of virtualization on AMD CPUs; GenuineIntel has vmx instead',
      '1:144 error: avx2 is both asked for and disabled',
    ]);
  });

  it('a feature without what it needs', () => {
    expect(messages('a.sh', 'qemu-system-x86_64 -cpu EPYC-Genoa,+vnmi -accel kvm')).toEqual([
      '1:37 warning: vnmi has no effect here: it needs svm, which is off',
    ]);
    // TCG leaves svm on, and is what QEMU takes where nothing is said.
    expect(messages('a.sh', 'qemu-system-x86_64 -accel tcg -cpu EPYC-Genoa,+npt')).toEqual([]);
    expect(messages('a.sh', 'qemu-system-x86_64 -cpu EPYC-Genoa,+npt')).toEqual([]);
    expect(messages('a.sh', 'qemu-system-x86_64 -cpu EPYC-Genoa,+npt,-svm')).toEqual([
      '1:37 warning: npt has no effect here: it needs svm, which is off',
    ]);
  });

  it('features of another vendor, unless TCG makes them', () => {
    const line = (accelerator: string) => `qemu-system-x86_64 -accel ${accelerator} -cpu EPYC,+mpx`;
    expect(messages('a.sh', line('kvm'))).toHaveLength(1);
    expect(messages('a.sh', line('tcg'))).toEqual([]);
    const domain = (type: string) =>
      `<domain type='${type}'><cpu><model>EPYC</model><feature policy='require' name='mpx'/></cpu></domain>`;
    expect(messages('a.xml', domain('kvm'))).toHaveLength(1);
    expect(messages('a.xml', domain('qemu'))).toEqual([]);
  });

  it('features that a version was made to leave out, not those that it forgot', () => {
    expect(messages('a.sh', 'qemu-kvm -cpu Skylake-Server-noTSX-IBRS,+hle')).toHaveLength(1);
    expect(messages('a.sh', 'qemu-kvm -cpu Skylake-Server-IBRS,+clflushopt')).toEqual([]);
  });

  it("names of QEMU's types are no models", () => {
    const rows = ['Westmere', 'Penryn', 'Haswell-noTSX'].map(
      (name) => `{"name": "${name}", "typename": "${name}-x86_64-cpu", "alias-of": "${name}"}`,
    );
    expect(messages('a.json', `[${rows.join(', ')}]`)).toEqual([]);
  });
});

describe('releases', () => {
  it('too new and gone, where the release is known', () => {
    const text = 'qemu-system-x86_64 -cpu SapphireRapids';
    expect(wrongNames('a.sh', text)).toEqual([]);
    expect(lintText('a.sh', text, NAMES, { targets: { qemu: '7.2' } }).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^QEMU 7\.2 does not have the CPU model SapphireRapids yet; QEMU [\d.]+ does$/),
    ]);
    expect(wrongNames('a.sh', `# cpu-models: qemu=7.2\n${text}`)).toEqual(['SapphireRapids']);
  });

  it('comments leave out lines and files', () => {
    expect(wrongNames('a.sh', 'qemu-system-x86_64 -cpu Haswel # cpu-models: ignore')).toEqual([]);
    expect(wrongNames('a.sh', '# cpu-models: off\nqemu-system-x86_64 -cpu Haswel')).toEqual([]);
  });
});

describe('what a model was made to leave out', () => {
  const guest = (model: string, feature: string) =>
    `<cpu><model>${model}</model><feature policy='require' name='${feature}'/></cpu>`;
  it.each([
    ['Skylake-Server-noTSX-IBRS', 'hle', ['left-out']],
    ['EPYC-Rome-v4', 'xsaves', ['left-out']],
    ['Skylake-Server-noTSX-IBRS', 'pdpe1gb', []],
    ['Skylake-Server', 'hle', []],
  ])('%s with %s', (model, feature, rules) => {
    expect(lintText('a.xml', guest(model, feature), NAMES).map(({ rule }) => rule)).toEqual(rules);
  });
});

describe('names like none of ours', () => {
  const models = '"SandyBridge-IBRS", "IvyBridge", "Opteron_G3", "EPYC-Milan"';
  it.each([
    ['a.java', `List.of(${models}, "Haswell-Ultra")`, ['Haswell-Ultra']],
    ['a.java', `List.of(${models}, "Zenith-v2")`, ['Zenith-v2']],
    ['a.java', 'List.of("Haswell", "Haswell-EP", "Broadwell", "Broadwell-DE")', []],
    ['configuration-qemu.toml', 'cpu_features = "pmu=off,vmxx=off"', ['vmxx']],
    ['a.c', '{"avx2", "bmi2", "fsgsbase", "movbe", "rdrand", "tsc-deadline", "quickstring"}', ['quickstring']],
    ['a.c', '{"avx2", "bmi2", "fsgsbase", "movbe", "rdrand", "quickstring"}', []],
  ])('%s: %s', (path, text, wrong) => {
    expect(lintText(path, text, NAMES).map(({ name }) => name)).toEqual(wrong);
  });
});

describe('no alarm', () => {
  it.each([
    [
      'pc.c',
      'GlobalProperty x[] = {{ "EPYC-" TYPE, "npt", "off" }, { "Haswell-" TYPE, "hle", "off" }, { "EPYC", "svm", "off" }};',
    ],
    ['run.sh', 'PATH_TO_QEMU=x\n$PATH_TO_QEMU -cpu P5600 a.out'],
    ['topology.py', "require('kvm')\nvm.add_args('-cpu', 'max,ctop=on')  # s390x"],
    [
      'README.md',
      'Use `-cpu model,+feature` or the -cpu option; Haswell-era machines, EPYC-based hosts, Skylake-X. A monitor for hypervisors.',
    ],
    ['a.py', '# -cpu Haswel\nraise Error("the -cpu argument is wrong")'],
    [
      'a.sh',
      'qemu-system-aarch64 -cpu cortex-a72\nqemu-system-riscv64 -cpu rv64,v=on\nqemu-system-x86_64 -smp cpus=4 -cpu "$CPU"',
    ],
    [
      'a.xml',
      "<domain><os><type arch='s390x'>hvm</type></os><cpu><model>z14</model><feature policy='require' name='aen'/></cpu></domain>",
    ],
    [
      'a.xml',
      "<devices><interface><model type='virtio'/></interface><video><model type='vga'/></video></devices><feature name='ui.x'/>",
    ],
    ['a.rs', '#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,fma,popcnt")]'],
    ['a.yaml', 'resources: {limits: {cpu: 500m}}\ncpu: 2\nspec: {cpu: {model: host-passthrough, cores: 4}}'],
    [
      'a.go',
      'const (\n A = "cascadelakeserver"\n B = "haswell"\n C = "epycrome"\n)\nvar x = []string{"Haswell", "EPYC-Rome"}',
    ],
    ['a.py', 'ALIASES = {"sha_ni": "sha-ni", "avx512_vnni": "avx512vnni", "amx_tile": "amx-tile", "sse4_1": "sse4.1"}'],
    [
      'cpuinfo.txt',
      'flags : fpu vme de pse tsc msr constant_tsc rep_good nopl pni avx512_vnni md_clear arch_capabilities',
    ],
  ])('%s: %s', (path, text) => {
    expect(wrongNames(path, text)).toEqual([]);
  });
});

it("lower-case keys beside the names are somebody's own", () => {
  const names = ['Broadwell', 'Conroe', 'Opteron_G3', 'Penrym'];
  const lines = names.map((name) => `\tA CpuType = "${name}"\n\tB CpuType = "${name.toLowerCase().replace('_', '')}"`);
  expect(wrongNames('proxmox.go', `package proxmox\nconst (\n${lines.join('\n')}\n)`)).toEqual(['Penrym → Penryn']);
});

describe('places', () => {
  it('are exact with any line ends and beyond the BMP', () => {
    const text = 'α 😀\r\n[cpu]\r\ncpu_model_extra_flags = avx2,vpclmutqdq';
    const [finding] = lintText('nova.conf', text, NAMES);
    expect(finding?.place).toMatchObject({ line: 3, column: 30 });
    expect(text.slice(finding?.place.start, finding?.place.end)).toBe('vpclmutqdq');
  });
});
