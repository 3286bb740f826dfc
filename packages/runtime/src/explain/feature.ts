import { feature as bitOf } from '../qemu/compile.js';
import { propertyValue } from '../qemu/expansion.js';
import { suggest } from '../suggest.js';
import { isKnownTo } from './answers.js';
import { type Evidence, type Finding, finding } from './finding.js';
import { qemuVersion } from './host.js';
import { hostCause } from './host-cause.js';
import { propertyFinding } from './property.js';
import type { GuestQuestion } from './question.js';
import { meaningOf } from './spelling.js';
import { turnedOff } from './turned-off.js';
import { turnedOn } from './turned-on.js';

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
  const found = propertyValue(cpu, qemu) === true ? turnedOn(question, qemu) : turnedOff(question, qemu);
  return meaning.vocabulary === null || qemu === spelling
    ? found
    : otherName(found, spelling, qemu, meaning.vocabulary);
}

function unknownName({ scene }: GuestQuestion, spelling: string): Finding {
  const names = scene.features
    .flatMap((feature) => [feature.qemu, feature.libvirt])
    .filter((name): name is string => name !== null);
  const [near] = suggest(spelling, new Set(names));
  const reason = `no feature is called ${spelling}`;
  const remedy =
    near === undefined ? null : `did you mean ${near} (${meaningOf(scene.features, near)?.feature?.address ?? ''})?`;
  return finding({ feature: spelling, effect: 'unknown', cause: 'unknown-name', reason, remedy });
}

function notInQemu({ scene }: GuestQuestion, spelling: string, qemu: string | null): Finding {
  const address = meaningOf(scene.features, spelling)?.feature?.address ?? null;
  const whose = qemu !== null && bitOf(scene.compiled, qemu) !== null ? qemuVersion(scene.host) : scene.qemu.release;
  const reason = qemu === null ? 'QEMU has no name for it; only libvirt does' : `QEMU ${whose} does not know it`;
  // What no CPU of this vendor has, no other QEMU brings.
  const cause = qemu !== null && bitOf(scene.compiled, qemu) !== null ? hostCause(scene, qemu) : null;
  if (cause?.cause === 'other-vendor')
    return finding({ feature: qemu ?? spelling, address, effect: 'missing', ...cause });
  return finding({
    feature: qemu ?? spelling,
    address,
    effect: 'off',
    cause: 'unknown-name',
    reason,
    remedy: qemu === null ? 'leave it out of the guest' : 'a QEMU that knows it',
  });
}

const VOCABULARY = { libvirt: "libvirt's name", linux: "Linux's name", alias: 'an alias', old: 'an old name' } as const;

/** What QEMU accepts as an alias is no mistake; the others need QEMU's name on its command line. */
function otherName(found: Finding, spelling: string, qemu: string, vocabulary: keyof typeof VOCABULARY): Finding {
  const named: Evidence = { kind: 'fact', text: `${spelling} is ${VOCABULARY[vocabulary]} of what QEMU calls ${qemu}` };
  return { ...found, evidence: [named, ...found.evidence] };
}
