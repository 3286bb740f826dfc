import type { Vocabulary } from '@cpu-models/runtime';

/** What a file speaks of, which settles what its format leaves open. */
export interface Context {
  /** Whether virtual machines are its subject at all. */
  readonly virtual: boolean;
  /** Whose names it uses, going by the projects that it mentions. */
  readonly whose: Vocabulary | null;
  /** Whether it speaks of other architectures than x86. */
  readonly foreign: boolean;
  /** Whether its guests are to move to other hosts, without a clock of fixed frequency. */
  readonly moves: boolean;
}

const VIRTUAL = /qemu|libvirt|kvm|proxmox|virtual machine|virt[_-]|cpu_map|hypervisor|nova_|vmi?\b|cpu.?model/i;
const LIBVIRT = /libvirt|kubevirt|harvester|virsh|virt-install|<domain\b/gi;
const QEMU = /qemu|proxmox|\bpve\b|-cpu\b/gi;
const FOREIGN =
  /aarch64|\barm(64|32|hf|v\d)|s390|ppc(64)?\b|ppc64|powerpc|riscv|loongarch|\bmips|sparc|\bcris|hppa|m68k|xtensa|tricore|microblaze|openrisc|\bor1k|\bsh4|\balpha\b/i;

// `migratable` is a property of CPUs, and stands in what libvirt reports of every host.
const MOVES = /migrat(?!able)/i;
const FIXED_CLOCK = /tsc[-_]?(frequency|khz)|\bname=['"]tsc['"][^<>]*frequency=/i;

/** Read off the path and the beginning of the text. */
export function contextOf(path: string, text: string): Context {
  const sample = `${path}\n${text.slice(0, 20_000)}`;
  const [libvirt, qemu] = [LIBVIRT, QEMU].map((pattern) => [...sample.matchAll(pattern)].length) as [number, number];
  return {
    virtual: VIRTUAL.test(sample),
    whose: libvirt > 2 * qemu ? 'libvirt' : qemu > 2 * libvirt ? 'qemu' : null,
    foreign: FOREIGN.test(sample) || /(?<![a-z])arm(?![a-z])/i.test(path),
    moves: MOVES.test(text) && !FIXED_CLOCK.test(text),
  };
}
