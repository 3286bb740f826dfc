import { feature as bitOf } from '../qemu/compile.js';
import { propertyValue } from '../qemu/expansion.js';
import { suggest } from '../suggest.js';
import { isKnownTo } from './answers.js';
import { type Cause, type Evidence, type Finding, finding } from './finding.js';
import { qemuVersion } from './host.js';
import { hostCause } from './host-cause.js';
import { possessionOf } from './possession.js';
import { propertyFinding } from './property.js';
import type { GuestQuestion } from './question.js';
import { meaningOf, severalOf } from './spelling.js';
import { turnedOff } from './turned-off.js';
import { turnedOn } from './turned-on.js';
import { withBarrier } from './unmigratable.js';

/** Everything there is to say of one feature of a guest's CPU, in whichever spelling. */
export function featureFinding(question: GuestQuestion, spelling: string): Finding {
  const { scene, cpu } = question;
  const property = propertyFinding(question, spelling);
  if (property !== null) return property;
  const meaning = meaningOf(scene.features, spelling);
  if (meaning === null) return unknownName(question, spelling);
  const { qemu } = meaning;
  if (qemu === null || bitOf(scene.compiled, qemu) === null || isKnownTo(scene, qemu) === false)
    return notInQemu(question, spelling, qemu);
  const isOn = propertyValue(cpu, qemu) === true;
  const found = isOn ? withBarrier(question, turnedOn(question, qemu)) : turnedOff(question, qemu);
  return meaning.vocabulary === null || qemu === spelling
    ? found
    : otherName(found, spelling, qemu, meaning.vocabulary);
}

function unknownName({ scene }: GuestQuestion, spelling: string): Finding {
  const several = severalOf(spelling);
  if (several !== null)
    return finding({
      feature: spelling,
      effect: 'unknown',
      cause: 'other-name',
      reason: `${spelling} stands for ${several.join(', ')}`,
      remedy: 'ask about each of them',
    });
  const names = scene.features
    .flatMap((feature) => [feature.qemu, feature.libvirt])
    .filter((name): name is string => name !== null);
  const properties = scene.qemu.properties.map(({ name }) => name);
  const [near] = suggest(spelling, new Set([...names, ...properties]));
  const reason = `no feature is called ${spelling}`;
  const address = near === undefined ? undefined : meaningOf(scene.features, near)?.feature?.address;
  const remedy = near === undefined ? null : `did you mean ${near}${address === undefined ? '' : ` (${address})`}?`;
  return finding({ feature: spelling, effect: 'unknown', cause: 'unknown-name', reason, remedy });
}

/** What a CPU is proven to lack, no other QEMU brings. */
const BY_CPU: readonly Cause[] = ['other-vendor', 'cpu-lacks', 'microcode', 'firmware-off', 'erratum', 'kernel-off'];

function notInQemu(question: GuestQuestion, spelling: string, qemu: string | null): Finding {
  const { scene } = question;
  const address = meaningOf(scene.features, spelling)?.feature?.address ?? null;
  const inTables = qemu !== null && bitOf(scene.compiled, qemu) !== null;
  const whose = inTables ? qemuVersion(scene.host) : scene.qemu.release;
  const reason = qemu === null ? 'QEMU has no name for it; only libvirt does' : `QEMU ${whose} does not know it`;
  const name = qemu ?? spelling;
  const asked = question.options.properties?.[name] === true;
  const effect = asked ? 'missing' : 'off';
  const cause = inTables ? hostCause(scene, name) : null;
  if (cause !== null && BY_CPU.includes(cause.cause) && possessionOf(scene, name).has !== true)
    return finding({
      feature: name,
      address,
      ...cause,
      effect: 'missing',
      reason: `${cause.reason}; ${reason} either`,
      evidence: [...cause.evidence, { kind: 'probe', text: `QEMU ${whose} has no property of the name` }],
    });
  return finding({
    feature: name,
    address,
    effect,
    cause: 'unknown-name',
    reason: asked ? `${reason}, and refuses it (property not found)` : reason,
    remedy: qemu === null ? 'leave it out of the guest' : 'a QEMU that knows it',
    properties: asked ? { [name]: false } : {},
  });
}

/** Features that the guest asks for by name and does not get whatever the host has: unknown there, or cleared. */
export function askedInVain(question: GuestQuestion): Finding[] {
  const { scene, options, cpu } = question;
  const asked = Object.entries(options.properties ?? {}).flatMap(([name, value]) =>
    value === true && bitOf(scene.compiled, name) !== null ? [name] : [],
  );
  return asked.flatMap((name): Finding[] => {
    if (isKnownTo(scene, name) === false) return [{ ...notInQemu(question, name, name), effect: 'missing' }];
    return propertyValue(cpu, name) === true ? [] : [{ ...turnedOff(question, name), effect: 'missing' }];
  });
}

const VOCABULARY = { libvirt: "libvirt's name", linux: "Linux's name", alias: 'an alias', old: 'an old name' } as const;

/** What QEMU accepts as an alias is no mistake; the others need QEMU's name on its command line. */
function otherName(found: Finding, spelling: string, qemu: string, vocabulary: keyof typeof VOCABULARY): Finding {
  const named: Evidence = { kind: 'fact', text: `${spelling} is ${VOCABULARY[vocabulary]} of what QEMU calls ${qemu}` };
  return { ...found, evidence: [named, ...found.evidence] };
}
