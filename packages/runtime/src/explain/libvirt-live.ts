import { isCpuModelError } from '../errors.js';
import type { X86Cpus } from '../libvirt/compiled.js';
import type { Cpu } from '../libvirt/cpu.js';
import { GuestMismatchError } from '../libvirt/errors.js';
import { expansionToData } from '../libvirt/qmp.js';
import { update } from '../libvirt/update.js';
import { updateLive } from '../libvirt/update-live.js';
import { type Finding, finding } from './finding.js';
import type { LibvirtVerdict } from './libvirt-answer.js';
import { refusal } from './libvirt-refusal.js';
import { offerOf } from './offers.js';
import type { GuestQuestion } from './question.js';
import { qemuName } from './spelling.js';
import { featuresOn } from './words.js';

/**
 * check='full': nothing is compared before the start; QEMU makes the CPU, and libvirt refuses any difference to its own
 * idea of it (qemuProcessUpdateLiveGuestCPU, virCPUx86UpdateLive).
 */
export function liveVerdict(question: GuestQuestion, cpus: X86Cpus, guest: Cpu): LibvirtVerdict {
  const base = {
    release: cpus.release,
    by: 'made',
    refused: [],
    obstacle: null,
    becomes: null,
    unknown: null,
  } as const;
  const on = featuresOn(question.cpu);
  const doubts = on.filter((name) => offerOf(question.scene, name).offered === null);
  const unknown = doubts.length === 0 ? null : `whether QEMU gives the guest ${doubts.join(', ')}`;
  const withheld = on.filter((name) => offerOf(question.scene, name).offered === false);
  const data = (names: readonly string[]) =>
    expansionToData(cpus, { model: { props: Object.fromEntries(names.map((name) => [name, true])) } });
  try {
    const specified = { ...update(cpus, { ...guest, mode: 'custom' }, null), check: 'full' as const };
    updateLive(cpus, specified, data(on.filter((name) => !withheld.includes(name))), withoutSignature(data(withheld)));
    return { ...base, starts: unknown === null ? true : null, unknown };
  } catch (error) {
    if (error instanceof GuestMismatchError) {
      const refused = [
        ...error.missing.map((name) => refusal(question, cpus, guest, name, 'made')),
        ...error.extra.map((name) => extra(question, cpus, guest, name)),
      ];
      return { ...base, starts: false, refused, unknown, obstacle: refused.length > 0 ? null : error.message };
    }
    if (isCpuModelError(error)) return { ...base, starts: false, obstacle: error.message, unknown };
    throw error;
  }
}

/** The data of an expansion always has leaf 1 eax; of features that are withheld only bits count. */
function withoutSignature(data: ReturnType<typeof expansionToData>): ReturnType<typeof expansionToData> {
  return {
    items: data.items.map((item) => (item.kind === 'cpuid' && item.eaxIn === 1 ? { ...item, eax: 0 } : item)),
  };
}

function extra({ scene }: GuestQuestion, cpus: X86Cpus, guest: Cpu, name: string): Finding {
  const property = qemuName(scene.features, name);
  return finding({
    feature: property,
    effect: 'refused',
    cause: 'libvirt-differs',
    reason: `QEMU ${scene.qemu.release} gives ${guest.model} the feature, libvirt ${cpus.release} does not count it as part of it`,
    remedy: `<feature policy='require' name='${name}'/>, or check='partial'`,
    properties: {},
    evidence: [
      {
        kind: 'map',
        text: `${guest.model} of libvirt ${cpus.release} does not list ${name}, and check='full' compares it with the CPU that QEMU has made`,
      },
    ],
  });
}
