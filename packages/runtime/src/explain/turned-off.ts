import { feature as bitOf } from '../qemu/compile.js';
import { propertyValue } from '../qemu/expansion.js';
import { describeOrigin } from '../qemu/origin.js';
import type { ResolvedCpu } from '../qemu/resolve.js';
import { type Chain, chainToOn, type Step } from './chain.js';
import { definedIn } from './definition.js';
import { FACTS, factAbout } from './facts/facts.js';
import { type Cause, type Evidence, type Finding, finding } from './finding.js';
import { offerOf } from './offers.js';
import type { GuestQuestion } from './question.js';
import { addressOf, said, turnedOn } from './turned-on.js';

/** A feature that the guest does not ask for: who keeps it off, what switches it on, and whether the host then has it. */
export function turnedOff(question: GuestQuestion, feature: string): Finding {
  const { scene, cpu, options } = question;
  const topology = factAbout(FACTS.byTopology, feature);
  const chain = chainToOn(scene.qemu, options, feature);
  const common = {
    feature,
    address: addressOf(question, feature),
    effect: 'off' as const,
    properties: chain.properties,
  };
  const cause = chainCause(question, feature, chain);
  const behind = hostObstacles(question, [...Object.keys(chain.properties), feature]);
  const evidence: Evidence[] = chain.steps.map((step) => ({
    kind: 'model',
    text: `${step.feature}: ${describeOrigin(step.origin)}`,
    source: `QEMU ${scene.qemu.release}`,
  }));
  const pmu = factAbout(FACTS.needsPmu, feature);
  const needsPmu = pmu !== undefined && propertyValue(cpu, 'pmu') !== true;
  const properties = needsPmu ? { ...chain.properties, pmu: true } : chain.properties;
  const set = `${settings(properties)}${needsPmu ? " (libvirt: <features><pmu state='on'/></features>)" : ''}`;
  const remedy = behind.length > 0 ? blockedRemedy(behind, set) : set;
  if (topology !== undefined && cause.cause === 'not-in-model') {
    return finding({
      ...common,
      cause: 'topology',
      reason: topology.reason,
      remedy: topology.remedy ?? null,
      evidence: [...evidence, said(topology)],
    });
  }
  if (needsPmu)
    return finding({
      ...common,
      cause: 'needs-pmu',
      reason: `${cause.reason}; ${pmu.reason}`,
      remedy,
      properties,
      evidence: [...evidence, said(pmu)],
      because: behind,
    });
  return finding({ ...common, ...cause, remedy, evidence, because: behind });
}

/** The same features, asked of the host. */
function hostObstacles(question: GuestQuestion, names: readonly string[]): Finding[] {
  const unique = [...new Set(names)].filter((name) => bitOf(question.scene.compiled, name) !== null);
  return unique
    .filter((name) => offerOf(question.scene, name).offered === false)
    .map((name) => turnedOn(question, name));
}

/** Causes that can be removed, after which the settings work. */
const REMOVABLE: ReadonlySet<Cause> = new Set(['kvm-nested', 'kvm-parameter', 'microcode', 'outer-hypervisor']);

function blockedRemedy([first]: readonly Finding[], set: string): string {
  if (first === undefined || first.remedy === null) return NOTHING;
  if (REMOVABLE.has(first.cause)) return `${first.remedy}; then ${set}`;
  return first.cause === 'kvm-withholds' || first.cause === 'other-vendor' ? first.remedy : NOTHING;
}

const NOTHING = 'nothing to do: this host cannot give it, and the guest runs without it';

function settings(properties: Readonly<Record<string, boolean>>): string {
  const list = Object.entries(properties).map(([name, on]) => `${name}=${on ? 'on' : 'off'}`);
  return `set ${list.join(',')}`;
}

function chainCause(
  { cpu, scene, options }: GuestQuestion,
  feature: string,
  { steps }: Chain,
): { cause: Cause; reason: string } {
  const asked = options.properties?.[feature] === true;
  const defined = definedIn(cpu, feature);
  const [outer] = steps;
  const root = steps.findLast((step) => step.origin.kind !== 'dependency') ?? outer;
  const place = defined.has ? `in ${nameOf(cpu)}` : null;
  if (outer === undefined) return { cause: 'unknown', reason: 'it is off' };
  if (outer.origin.kind === 'dependency') {
    const why = outer.origin.requires.slice(0, 1).join('');
    const rooted = root === undefined || root === outer ? '' : ` (${rootReason(root, scene.qemu.release)})`;
    return {
      cause: 'dependency',
      reason: `${place ?? (asked ? 'asked for' : 'not in the model')}${place === null ? ', and' : ';'} cleared because ${root?.feature ?? why} is off${rooted}`,
    };
  }
  return plainCause(cpu, outer, place, defined);
}

function plainCause(
  cpu: ResolvedCpu,
  { origin }: Step,
  place: string | null,
  defined: { version: number | null },
): { cause: Cause; reason: string } {
  switch (origin.kind) {
    case 'accelerator':
      return {
        cause: 'accelerator-default',
        reason: `${place ?? 'not in the model'}; QEMU switches it off for all models under ${origin.accelerator.toUpperCase()}`,
      };
    case 'compat':
      return {
        cause: 'machine-compat',
        reason: `${place ?? 'not in the model'}; machine types ${origin.release} and older switch it off`,
      };
    case 'caller':
      return { cause: 'asked-off', reason: "the guest's own definition switches it off" };
    case 'version':
      return { cause: 'model-version', reason: `version ${origin.version} of ${origin.model} switches it off` };
    default:
      if (defined.version !== null)
        return { cause: 'model-version', reason: `version ${defined.version} switches it off` };
      return { cause: 'not-in-model', reason: `${nameOf(cpu)} does not have it` };
  }
}

function rootReason({ origin, feature }: Step, release: string): string {
  switch (origin.kind) {
    case 'accelerator':
      return `${origin.accelerator.toUpperCase()}'s default in QEMU: ${feature}=off`;
    case 'compat':
      return `machine types ${origin.release} and older`;
    case 'caller':
      return "the guest's own definition";
    default:
      return `no model of QEMU ${release} sets it by itself`;
  }
}

function nameOf({ model, aliasOf }: ResolvedCpu): string {
  return aliasOf ?? model;
}
