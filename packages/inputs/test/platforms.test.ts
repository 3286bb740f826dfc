import { explainHost, type GuestCpu } from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import { describe, expect, it } from 'vitest';
import { explainMessages, InputError, readGuests, readHost } from '../src/index.js';
import { known } from './cases.js';

const LABELS = `apiVersion: v1
kind: Node
metadata:
  labels:
    cpu-feature.node.kubevirt.io/avx2: "true"
    cpu-feature.node.kubevirt.io/spec-ctrl: "true"
    cpu-feature.node.kubevirt.io/hle: "false"
    cpu-model-migration.node.kubevirt.io/Nehalem: "true"
    cpu-model.node.kubevirt.io/Haswell-noTSX: "true"
    cpu-vendor.node.kubevirt.io/Intel: "true"
    host-model-required-features.node.kubevirt.io/vmx: "true"
    kubernetes.io/hostname: node01
`;
const NOVA =
  '{"arch": "x86_64", "model": "Cascadelake-Server-noTSX", "vendor": "Intel", "topology": {"cells": 2}, "features": ["fma", "vmx"]}';
const LSHW = `  *-cpu
       product: AMD EPYC 7302 16-Core Processor
       vendor: Advanced Micro Devices [AMD]
       version: 23.49.0
       capabilities: fpu fpu_exception wp vme x86-64 avx2 svm
`;
const LSHW_JSON = JSON.stringify({
  id: 'cpu',
  class: 'processor',
  vendor: 'Intel Corp.',
  version: '6.85.4',
  capabilities: { fpu: 'mathematical co-processor', avx512f: true },
});
const PROXMOX_CPU =
  '{"cores":8,"flags":"fpu vme nx lm svm avx2","hvm":"1","mhz":"3400","model":"AMD Ryzen 7 5800X 8-Core Processor"}';
const PROXMOX = `{"cpuinfo":${PROXMOX_CPU},"current-kernel":{"machine":"x86_64","release":"6.8.12-4-pve"},"kversion":"Linux 6.8.12-4-pve #1 SMP"}`;
const HELP = `Available CPUs:
  486                   (alias configured by machine type)
  EPYC-Genoa-v1         AMD EPYC-Genoa Processor
  Haswell-noTSX         (alias of Haswell-v2)
  max                   Enables all features supported by the accelerator in the current host

Recognized CPUID flags:
  3dnow avx2
`;

const read = (text: string) => readHost([{ name: 'host', text }], known);
const feature = (text: string, name: string) => read(text).host.host.features?.values[name];

describe('hosts by what platforms keep of them', () => {
  it.each([
    [LABELS, "KubeVirt's labels of a node"],
    [LABELS.replaceAll(': "true"', '=true'), "KubeVirt's labels of a node"],
    [NOVA, "nova's cpu_info"],
    [JSON.stringify({ cpu_info: NOVA, hypervisor_type: 'QEMU' }), "nova's cpu_info"],
    [`| cpu_info | ${NOVA} |`, "nova's cpu_info"],
    ['{"cpuFlags": "fpu,vme,avx2,model_Nehalem", "cpuModel": "Intel(R) Xeon(R)"}', 'vdsm capabilities'],
    [PROXMOX, "Proxmox's status of a node"],
    [`│ cpuinfo │ ${PROXMOX_CPU} │\n│ kversion │ Linux 6.8.12-4-pve #1 SMP │`, "Proxmox's status of a node"],
    [LSHW, 'lshw'],
    [LSHW_JSON, 'lshw'],
    [HELP, 'qemu -cpu help'],
    ["<cpu mode='custom'><model>Skylake-Client-IBRS</model><vendor>Intel</vendor></cpu>", 'libvirt <cpu>'],
  ])('%#', (text, kind) => {
    const { files, host } = read(text);
    expect(files[0]?.kind).toBe(kind);
    expect(Object.keys({ ...host.host.cpuinfo, ...host.defs }).length).toBeGreaterThan(0);
  });

  it('labels: what is true is there, of the rest nothing is said', () => {
    expect(['avx2', 'vmx', 'hle', 'avx512f'].map((name) => feature(LABELS, name))).toEqual([
      true,
      true,
      undefined,
      undefined,
    ]);
    const runs = (guest: GuestCpu) =>
      explainHost({ host: read(LABELS).host, qemu: known.qemu, features: FEATURES, ...guest }).runs;
    expect([runs({ model: 'Haswell-noTSX' }), runs({ model: 'Cascadelake-Server' })]).toEqual(['yes', 'unknown']);
    expect(() => read(`${LABELS}---\n${LABELS.replace('node01', 'node02')}`)).toThrow(InputError);
  });

  it("nova: the model's features and those beside it", () => {
    expect(['avx512vnni', 'vmx', 'hle'].map((name) => feature(NOVA, name))).toEqual([true, true, undefined]);
  });

  it("Proxmox: flags, the brand's vendor, and the kernel", () => {
    const { kernel, cpuinfo } = read(PROXMOX).host.host;
    expect([kernel.release, cpuinfo['vendor_id'], cpuinfo['flags']]).toEqual([
      '6.8.12-4-pve',
      'AuthenticAMD',
      'fpu vme nx lm svm avx2',
    ]);
  });

  it('lshw: vendor, signature and flags', () => {
    expect(read(LSHW).host.host.cpuinfo).toMatchObject({ vendor_id: 'AuthenticAMD', 'cpu family': '23', model: '49' });
    expect(read(LSHW).host.host.cpuinfo['flags']).toContain(' lm ');
  });

  it('-cpu help: a whole list of names', () => {
    const names = read(HELP).host.defs['none']?.map(({ name }) => name);
    expect(names).toEqual(['486', 'EPYC-Genoa-v1', 'Haswell-noTSX', 'max']);
  });
});

describe('guests by what sets them up', () => {
  it.each([
    [
      'virt-install --name web --cpu EPYC-Rome,require=svm,disable=xsaves,+pcid --machine q35',
      'EPYC-Rome',
      'custom',
      3,
    ],
    ['virt-install -n web --cpu=host-passthrough,cache.mode=passthrough', null, 'host-passthrough', 0],
    ['virt-xml web --edit --cpu mode=custom,model=Haswell-noTSX,check=full', 'Haswell-noTSX', 'custom', 0],
    ['resource "libvirt_domain" "web" {\n  cpu {\n    mode = "host-passthrough"\n  }\n}', null, 'host-passthrough', 0],
    [
      'libvirt.cpu_mode = "custom"\nlibvirt.cpu_model = "qemu64"\nlibvirt.cpu_feature :name => "hypervisor", :policy => "disable"',
      'qemu64',
      'custom',
      1,
    ],
  ])('%s', (text, model, mode, features) => {
    const [guest] = readGuests(text);
    expect([guest?.cpu?.model, guest?.cpu?.mode, guest?.cpu?.features.length]).toEqual([model, mode, features]);
  });

  it.each([
    ['qemuargs = [["-cpu", "Haswell-noTSX,+vmx"], ["-m", "4096"]]', 'Haswell-noTSX,+vmx'],
    ['source "qemu" "x" {\n  cpu_model = "host"\n}', 'host'],
    [
      'resource "proxmox_virtual_environment_vm" "a" {\n  cpu {\n    cores = 2\n    type  = "x86-64-v2-AES"\n  }\n}',
      'qemu64,+aes',
    ],
  ])('%s', (text, model) => {
    expect(readGuests(text)[0]?.model).toContain(model);
  });
});

it("virsh's comparison, which names no feature", () => {
  const [message] = explainMessages(
    'CPU described in cpu.xml is incompatible with the CPU provided by hypervisor on the host',
    known,
  );
  expect(message?.about[0]?.remedy).toContain('hypervisor-cpu-compare --error cpu.xml');
});
