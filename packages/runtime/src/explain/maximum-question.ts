import { guestCpu } from '../libvirt/cpu.js';
import { parseCpuArgument } from '../qemu/command-line.js';
import { feature as bitOf } from '../qemu/compile.js';
import { agreements } from './agree.js';
import { type Maximum, maximumOf } from './answers.js';
import { isLeftOut } from './bit.js';
import type { HostExplanation } from './explanation.js';
import { emulatedOn } from './facts/facts.js';
import { type Finding, finding } from './finding.js';
import { qemuVersion } from './host.js';
import { passthroughVerdict } from './libvirt-verdict.js';
import { maximumLacks } from './maximum.js';
import { offerOf } from './offers.js';
import { possessionOf } from './possession.js';
import { maximumProperty } from './property.js';
import { type GuestCpu, modelName, switchesAndValues } from './question.js';
import type { Scene } from './scene.js';
import { meaningOf, qemuName, spellingOf } from './spelling.js';
import { isParavirtual } from './turned-on.js';

/** The explanation of `host` and `max`, which have whatever the host's QEMU said they have, and what is asked for beside. */
export function maximumQuestion(scene: Scene, guest: GuestCpu, feature?: string): HostExplanation {
  const { cpu } = guest;
  const model = modelName(guest) ?? (cpu?.mode === 'maximum' ? 'max' : 'host');
  const maximum = maximumOf(scene);
  const missing = requiredBeside(scene, guest).filter((name) => offerOf(scene, name).offered === false);
  const works = model !== 'host' || scene.host.accel === 'kvm';
  return {
    model,
    aliasOf: null,
    machine: scene.machine,
    accelerator: scene.host.accel,
    qemu: { version: qemuVersion(scene.host), release: scene.qemu.release },
    runs: works && missing.length === 0 ? 'yes' : 'no',
    missing: works
      ? missing.map((name) => maximumLacks(scene, name))
      : [
          finding({
            feature: 'kvm',
            effect: 'missing',
            cause: 'emulator-lacks',
            reason: 'the model host needs KVM',
            remedy: 'use KVM, or max',
          }),
        ],
    withheld: [],
    emulated: maximum === null ? [] : emulatedOf(scene, maximum),
    doubtful: [],
    feature: feature === undefined ? null : ofMaximum(scene, maximum, feature, guest),
    libvirt: passthroughVerdict(scene, cpu ?? guestCpu({ mode: model === 'max' ? 'maximum' : 'host-passthrough' })),
    nearest: [],
    use: null,
    agree: agreements([scene.host], {
      fixedTsc: true,
      hostPhysBits: true,
      pmu: true,
      xsave: null,
      signature: true,
      kvm: scene.host.accel === 'kvm',
    }),
    becomes: null,
    unknown: [...scene.gaps, ...(maximum === null ? [`the host was not asked what ${model} has`] : [])],
  };
}

/** Features that are asked for by name. */
function requiredBeside({ compiled, features }: Scene, { model, properties = {}, cpu }: GuestCpu): string[] {
  const { switches } = switchesAndValues(parseCpuArgument(model ?? 'host'));
  const on = Object.entries({ ...switches, ...properties }).flatMap(([name, value]) => (value === true ? [name] : []));
  const required = (cpu?.features ?? []).filter(({ policy }) => policy === 'require' || policy === 'force');
  const names = [...on, ...required.map(({ name }) => qemuName(features, name))];
  return names.filter((name) => bitOf(compiled, name) !== null);
}

function ofMaximum(scene: Scene, maximum: Maximum | null, spelling: string, guest: GuestCpu): Finding {
  const property = maximumProperty(scene, maximum, spelling);
  if (property !== null) return property;
  const name = meaningOf(scene.features, spelling)?.qemu ?? null;
  if (name === null)
    return finding({
      feature: spelling,
      effect: 'unknown',
      cause: 'unknown-name',
      reason: `no feature of QEMU is called ${spelling}`,
    });
  const common = { feature: name, address: spellingOf(scene.features, name)?.address ?? null };
  if (maximum === null && offerOf(scene, name).offered !== null) return byCpuAlone(scene, name, guest);
  if (maximum === null || maximum.get(name) === undefined) {
    return finding({
      ...common,
      effect: 'unknown',
      cause: 'unknown',
      reason: 'the host was not asked',
      certain: false,
      unknown: 'what host and max have here',
    });
  }
  if (maximum.get(name) !== true) return maximumLacks(scene, name);
  return (
    emulatedFinding(scene, name) ?? finding({ ...common, effect: 'on', cause: 'available', reason: 'the guest has it' })
  );
}

/** Whether the guest need not be able to move. */
function mayStay({ model, properties = {}, cpu }: GuestCpu): boolean {
  const { switches } = switchesAndValues(parseCpuArgument(model ?? 'host'));
  return { ...switches, ...properties }['migratable'] === false || cpu?.rest?.migratable === false;
}

/** QEMU was not asked: `host` takes what KVM offers of the CPU. */
function byCpuAlone(scene: Scene, name: string, guest: GuestCpu): Finding {
  const { offered, evidence } = offerOf(scene, name);
  const left = isLeftOut(scene.compiled, name, !mayStay(guest)) && !requiredBeside(scene, guest).includes(name);
  if (offered === false || left) return maximumLacks(scene, name);
  const found = finding({
    feature: name,
    address: spellingOf(scene.features, name)?.address ?? null,
    effect: 'on',
    cause: 'available',
    reason: 'the guest has it',
    evidence: evidence === null ? [] : [evidence],
  });
  return {
    ...(emulatedFinding(scene, name) ?? found),
    certain: false,
    unknown: 'what QEMU and KVM say: only the CPU is known',
  };
}

function emulatedOf(scene: Scene, maximum: Maximum): Finding[] {
  const names = [...maximum.keys()].filter(
    (name) => maximum.get(name) === true && scene.compiled.slots.get(name)?.name === name,
  );
  return names
    .filter((name) => bitOf(scene.compiled, name) !== null)
    .flatMap((name) => emulatedFinding(scene, name) ?? []);
}

function emulatedFinding(scene: Scene, name: string): Finding | null {
  const fact = scene.host.accel === 'kvm' ? emulatedOn(scene.vendor, name) : undefined;
  const { has, evidence } = possessionOf(scene, name);
  if (fact === undefined || has === true || (has === null && !isParavirtual(name))) return null;
  const reason = `works ${has === false ? 'though the CPU lacks it' : 'whatever the CPU has'}: ${fact.reason}`;
  const seen = evidence === null ? [] : [evidence];
  return finding({
    feature: name,
    address: spellingOf(scene.features, name)?.address ?? null,
    effect: 'on',
    cause: 'emulated',
    reason,
    evidence: [...seen, { kind: 'fact', text: fact.reason, source: fact.source }],
  });
}
