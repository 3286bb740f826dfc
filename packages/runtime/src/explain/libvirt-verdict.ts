import type { X86Cpus } from '../libvirt/compiled.js';
import { type Cpu, type CpuCheck, guestCpu } from '../libvirt/cpu.js';
import { checkMode } from '../libvirt/features.js';
import { loadMap } from '../libvirt/load.js';
import type { CpuMap } from '../libvirt/map.js';
import type { LibvirtVerdict } from './libvirt-answer.js';
import { libvirtHost } from './libvirt-host.js';
import { isUsable, type Judgement, judgeGuest } from './libvirt-judge.js';
import { liveVerdict } from './libvirt-live.js';
import { refusal } from './libvirt-refusal.js';
import type { GuestQuestion } from './question.js';
import { makeScene, type Scene, type SceneOptions } from './scene.js';

/** Null without a map. */
export function libvirtVerdict(question: GuestQuestion): LibvirtVerdict | null {
  const { scene } = question;
  const cpus = scene.libvirt;
  if (cpus === null) return null;
  const guest = question.guest ?? plainGuest(question, cpus);
  const known = guest.model === null ? undefined : cpus.modelsByName.get(guest.model);
  const verdict = { release: cpus.release, refused: [], obstacle: null, becomes: null, unknown: null };
  if (guest.mode === 'host-passthrough' || guest.mode === 'maximum') return { ...verdict, by: 'nothing', starts: true };
  if (known === undefined)
    return { ...verdict, by: 'map', starts: false, obstacle: `libvirt ${cpus.release} has no model ${guest.model}` };
  const host = libvirtHost(scene, cpus);
  const check = effectiveCheck(guest, scene.host.accel);
  if (host === null) {
    if (check === 'none') return { ...verdict, by: 'nothing', starts: true };
    const open = { ...verdict, by: checkMode(cpus, known.name), starts: null };
    return byListAlone(question, cpus, guest) ?? { ...open, unknown: 'what CPU libvirt makes of this host' };
  }
  const judgement = judgeGuest(cpus, { ...guest, check }, host);
  if (check === 'full' && judgement.starts) return liveVerdict(question, cpus, guest);
  return withFindings(question, cpus, guest, judgement, doubt(judgement, host));
}

function withFindings(
  question: GuestQuestion,
  cpus: X86Cpus,
  guest: Cpu,
  { by, starts, lacking, obstacle, becomes }: Judgement,
  unknown: string | null,
): LibvirtVerdict {
  const how = by === 'hypervisor' ? 'hypervisor' : 'map';
  const refused = lacking.map((name) => refusal(question, cpus, guest, name, how));
  return { release: cpus.release, by, starts, refused, obstacle, becomes, unknown };
}

function doubt({ by }: Judgement, { from, fromQemu }: { from: string; fromQemu: boolean }): string | null {
  if (by !== 'map') return null;
  if (!fromQemu) return 'what QEMU gives beside the CPU: it was not asked';
  return from === 'cpuid'
    ? null
    : 'the CPUID of the host, which libvirt reads itself: what it has beyond the evidence here, libvirt accepts';
}

/**
 * What libvirt decides about a guest's `<cpu>` before it starts it, by names alone, whether or not a known QEMU has the
 * model; null where nothing is known that libvirt could make a CPU of.
 * @param questions guests on one host
 * @throws CpuModelError for an unknown machine type
 */
export function libvirtJudgements(
  options: SceneOptions & { readonly libvirt: CpuMap },
  questions: readonly Cpu[],
): (Judgement | null)[] {
  const scene = makeScene(options);
  const cpus = loadMap(options.libvirt);
  const host = libvirtHost(scene, cpus);
  return questions.map((guest) => (host === null ? null : judgeGuest(cpus, guest, host)));
}

/** Of a model that the host's QEMU does not have: libvirt takes the nearest that it lists. Null without map or host. */
export function verdictWithout(scene: Scene, guest: Cpu): LibvirtVerdict | null {
  const cpus = scene.libvirt;
  const host = cpus === null ? null : libvirtHost(scene, cpus);
  if (cpus === null || host === null || !cpus.modelsByName.has(guest.model ?? '')) return null;
  const { by, starts, lacking, obstacle, becomes } = judgeGuest(cpus, guest, host);
  const why = lacking.length === 0 ? obstacle : `the host lacks ${lacking.join(', ')}`;
  return { release: cpus.release, by, starts, refused: [], obstacle: why, becomes, unknown: null };
}

/** What check='default' means (qemuDomainDefCPUPostParse, 9.0 and 11.3). */
export function effectiveCheck({ check, mode }: Cpu, accelerator: 'kvm' | 'tcg'): Exclude<CpuCheck, 'default'> {
  if (check !== 'default') return check;
  if (mode === 'host-passthrough' || mode === 'maximum') return 'none';
  return mode === 'custom' && accelerator === 'tcg' ? 'none' : 'partial';
}

/** The guest as people would write it: the model by libvirt's name, with what was asked for beside it. */
export function plainGuest({ cpu, options }: GuestQuestion, cpus: X86Cpus): Cpu {
  const model =
    [options.model, cpu.aliasOf ?? options.model].find((name) => cpus.modelsByName.has(name)) ?? options.model;
  const named = new Map(cpus.features.map(({ name }) => [name, name]));
  const features = Object.entries(options.properties ?? {}).flatMap(([name, on]) => {
    const known = named.get(name) ?? named.get(name.replaceAll('-', '_'));
    return known === undefined || typeof on !== 'boolean'
      ? []
      : [{ name: known, policy: on ? ('require' as const) : ('disable' as const) }];
  });
  return guestCpu({ model, check: 'partial', features });
}

/** Of a host that is known by libvirt's own list of models alone, its word that a model is usable is enough. */
function byListAlone({ scene }: GuestQuestion, cpus: X86Cpus, guest: Cpu): LibvirtVerdict | null {
  const key = scene.asked === null ? undefined : scene.host.definitions[scene.asked];
  const list = (key === undefined ? undefined : scene.host.defs[key]) ?? [];
  const models = list.flatMap(({ name, 'unavailable-features': blockers }) =>
    blockers === undefined ? [] : [{ name, blockers }],
  );
  if (!isUsable(cpus, guest, models)) return null;
  return {
    release: cpus.release,
    by: 'usable',
    starts: true,
    refused: [],
    obstacle: null,
    becomes: null,
    unknown: null,
  };
}
