import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readQemuTree } from '@cpu-models/import';
import { explainMessages, readGuests, readHost } from '@cpu-models/inputs';
import { parseXml } from '@cpu-models/libvirt-xml';
import { lintText, makeNames } from '@cpu-models/lint';
import type { CpuMap, QemuRelease } from '@cpu-models/runtime';
import { FEATURES, LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import { parseSource } from '@cpu-models/source';

/** Something that reads texts of others. */
export interface Reader {
  readonly name: string;
  /** Texts as it expects them, to be made worse. */
  readonly samples: readonly string[];
  readonly read: (text: string) => unknown;
}

const KNOWN = {
  qemu: QEMU_RELEASES as readonly QemuRelease[],
  libvirt: LIBVIRT_RELEASES as readonly CpuMap[],
  features: FEATURES,
};
const NAMES = makeNames(KNOWN);

const DOMAIN = `<domain type='kvm'>
  <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>
  <cpu mode='custom' match='exact'><model fallback='forbid'>EPYC</model><feature policy='disable' name='svm'/></cpu>
</domain>
`;
const CPUINFO = `processor\t: 0
vendor_id\t: AuthenticAMD
cpu family\t: 23
model\t\t: 1
model name\t: AMD EPYC 7601
flags\t\t: fpu vme de pse tsc msr pae mce cx8 apic sep mtrr sse sse2 ht syscall nx lm svm
`;
const CPUID_DUMP = `CPU 0:
   0x00000000 0x00: eax=0x0000000d ebx=0x68747541 ecx=0x444d4163 edx=0x69746e65
   0x00000001 0x00: eax=0x00800f12 ebx=0x00080800 ecx=0x7ed8320b edx=0x178bfbff
`;
const MESSAGES = `qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.07H:EBX.hle [bit 4]
error: unsupported configuration: unknown CPU model 'EPYC-Rom'
`;
const YAML = `name: EPYC
vendor: AuthenticAMD
versions:
  - version: 1
    since: "3.1"
    features: [svm, avx2]
`;

/** Every reader of texts that others made; trees are read from files. */
export const READERS: readonly Reader[] = [
  { name: 'XML', samples: [DOMAIN], read: (text) => parseXml(text) },
  { name: 'guests', samples: [DOMAIN, '-machine pc -cpu EPYC,+svm -smp 4\n'], read: (text) => readGuests(text) },
  {
    name: 'hosts',
    samples: [CPUINFO, CPUID_DUMP, '{"return": [{"name": "EPYC", "unavailable-features": []}]}\n'],
    read: (text) => readHost([{ name: 'host', text }], KNOWN),
  },
  { name: 'messages', samples: [MESSAGES], read: (text) => explainMessages(text, KNOWN) },
  { name: 'YAML', samples: [YAML], read: (text) => parseSource('model.yaml', Buffer.from(text)) },
  {
    name: 'lint',
    samples: [DOMAIN, `cpu_model: EPYC-Rom\nargs = ["-cpu", "Skylake-Clent,+hle"]\n`],
    read: (text) => lintText('guest.yaml', text, NAMES),
  },
];

/** QEMU's C: a tree whose cpu.c is the text, and holds no tables. */
export async function readC(text: string): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'reader-'));
  try {
    for (const [path, content] of [
      ['VERSION', '10.0.0\n'],
      ['target/i386/cpu.c', text],
    ] as const) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    await readQemuTree(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Whether an error tells of the text, and is not the program's own. */
export function isTold(error: unknown): boolean {
  const { isUserError, name } = error as { readonly isUserError?: boolean; readonly name?: string };
  return error instanceof Error && (isUserError === true || name === 'LibvirtXmlError' || name === 'CpuModelError');
}
