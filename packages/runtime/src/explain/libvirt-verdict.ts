import type { X86Cpus } from '../libvirt/compiled.js';
import { type Cpu, type CpuCheck, guestCpu } from '../libvirt/cpu.js';
import { checkMode } from '../libvirt/features.js';
import { loadMap } from '../libvirt/load.js';
import type { CpuMap } from '../libvirt/map.js';
import type { LibvirtVerdict } from './libvirt-answer.js';
import { libvirtHost } from './libvirt-host.js';
import { isUsable, type Judgement, judgeGuest } from './libvirt-judge.js';
import { expectedCpu } from './libvirt-live.js';
import { judgeMade } from './libvirt-made.js';
import { extraFeature, refusal } from './libvirt-refusal.js';
import { maximumLacks } from './maximum.js';
import type { GuestQuestion } from './question.js';
import { makeScene, type Scene, type SceneOptions } from './scene.js';
import { qemuName } from './spelling.js';

/**
 * What libvirt makes of a guest; null without a map.
 * @param guest as libvirt has it, where that is not what QEMU is asked for (host-model)
 */
export function libvirtVerdict(question: GuestQuestion, guest?: Cpu): LibvirtVerdict | null {
  const cpus = question.scene.libvirt;
  if (cpus === null) return null;
  const asked = guest ?? question.guest ?? plainGuest(question, cpus);
  const verdict = { release: cpus.release, refused: [], obstacle: null, becomes: null, unknown: null };
  if (asked.mode === 'custom' && !cpus.modelsByName.has(asked.model ?? ''))
    return { ...verdict, by: 'map', starts: false, obstacle: `libvirt ${cpus.release} has no model ${asked.model}` };
  const host = libvirtHost(question.scene, cpus);
  const check = effectiveCheck(asked, question.scene.host.accel);
  if (host === null) {
    if (check === 'none') return { ...verdict, by: 'nothing', starts: true };
    const open = { ...verdict, by: checkMode(cpus, asked.model ?? ''), starts: null };
    return byListAlone(question, cpus, asked) ?? { ...open, unknown: 'what CPU libvirt makes of this host' };
  }
  const judgement = judgeGuest(cpus, { ...asked, check }, host);
  const known = withFindings(question, cpus, asked, judgement, doubt(judgement, host));
  return judgement.cpu === null ? known : afterwards(question, cpus, judgement.cpu, known);
}

/** The verdict on a guest that takes the host's CPU; null without a map, or where libvirt does not know the host. */
export function passthroughVerdict(scene: Scene, guest: Cpu): LibvirtVerdict | null {
  const cpus = scene.libvirt;
  if (cpus === null) return null;
  const verdict = { release: cpus.release, refused: [], obstacle: null, becomes: null, unknown: null };
  const check = effectiveCheck(guest, scene.host.accel);
  const host = libvirtHost(scene, cpus);
  if (host === null) return check === 'none' ? { ...verdict, by: 'nothing', starts: true } : null;
  const { by, starts, obstacle, cpu } = judgeGuest(cpus, { ...guest, check }, host);
  if (cpu === null) return { ...verdict, by, starts, obstacle };
  const expected = expectedCpu(scene, cpu, {});
  if (expected === null) return { ...verdict, by, starts: check === 'full' ? null : true };
  const made = judgeMade(cpus, cpu, expected);
  if (made.starts) return { ...verdict, by: check === 'full' ? 'made' : by, starts: true };
  const names = [...made.lacking, ...made.extra];
  const refused = names.map((name) => maximumLacks(scene, qemuName(scene.features, name)));
  return { ...verdict, by: 'made', starts: false, refused, obstacle: made.obstacle };
}

/** What libvirt finds once QEMU has made the CPU, where that can be told; else the verdict as it is. */
function afterwards(question: GuestQuestion, cpus: X86Cpus, cpu: Cpu, verdict: LibvirtVerdict): LibvirtVerdict {
  const full = cpu.check === 'full';
  const expected = expectedCpu(question.scene, cpu, question.options.properties ?? {});
  const open = (what: string) => ({ ...verdict, by: 'made' as const, starts: null, unknown: what });
  if (expected === null) return full ? open(`what QEMU makes of ${cpu.model}`) : verdict;
  const made = judgeMade(cpus, cpu, expected);
  const unknown = expected.doubts.length === 0 ? null : `whether QEMU gives the guest ${expected.doubts.join(', ')}`;
  if (made.starts) {
    if (!full) return verdict;
    return unknown === null ? { ...verdict, by: 'made' } : open(unknown);
  }
  const refused = [
    ...made.lacking.map((name) => refusal(question, cpus, cpu, name, 'made')),
    ...made.extra.map((name) => extraFeature(question, cpus, cpu, name)),
  ];
  return { ...verdict, by: 'made', starts: false, refused, obstacle: made.obstacle, unknown };
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
