import {
  compareReleases,
  type ExplainHost,
  explainFeature,
  type Finding,
  generalCauses,
  hasMachine,
  hasModel,
  isCpuModelError,
  machineOrigin,
  meaningOf,
  missingForLevel,
  namesOf,
  propertyNeeds,
  suggest,
  suggestModels,
  X86_LEVELS,
} from '@cpu-models/runtime';
import { INPUT_FACTS } from '@cpu-models/runtime/data/input-facts';
import { InputError, type Known } from '../known.js';
import { meaningOfBit } from './bits.js';
import { listedFeatures } from './listed-features.js';
import { parseMessages } from './parse.js';
import type { BitSubject, FeaturesWhy, ParsedMessage, Subject } from './subject.js';

/** A thing that a message names, and what to make of it. */
export interface Explained {
  /** The feature, property, model or machine type, by the name to look it up with; a bit's place where it has no name. */
  readonly name: string;
  /** Where the bit is, for people. */
  readonly address: string | null;
  /** What it means, in a sentence or two. */
  readonly meaning: string;
  /** Why, likeliest first; one only where the host's probe settles it. */
  readonly causes: readonly {
    readonly reason: string;
    readonly remedy: string | null;
    readonly source: string | null;
    readonly certain: boolean;
  }[];
  readonly remedy: string;
}

export interface MessageExplanation {
  readonly text: string;
  readonly who: ParsedMessage['who'];
  readonly severity: ParsedMessage['severity'];
  /** How often it stands in the text: QEMU repeats it for every virtual CPU. */
  readonly times: number;
  /** What the message as a whole says, and whether the guest runs all the same. */
  readonly says: string;
  readonly about: readonly Explained[];
}

/**
 * Explains messages of QEMU, libvirt, Linux and glibc about CPUs, one by one.
 * @param host if given, causes are taken from it
 * @throws InputError if there is no such message in the text
 */
export function explainMessages(text: string, known: Known, host?: ExplainHost): MessageExplanation[] {
  const found = parseMessages(text);
  const messages = found.length > 0 ? found : listedFeatures(text, known.features);
  if (messages.length === 0)
    throw new InputError(
      'no message about CPUs that is known here; expected a line as QEMU, libvirt, Linux or glibc prints it',
    );
  return messages.map(({ subjects, fact, ...message }) => ({
    ...message,
    says: fact?.says ?? saysOf(message, subjects),
    about: subjects.flatMap((subject) => explain(subject, known, host)),
  }));
}

function saysOf({ who, severity }: Pick<ParsedMessage, 'who' | 'severity'>, [subject]: readonly Subject[]): string {
  switch (subject?.kind) {
    case 'bit':
      return subject.why === 'dependency'
        ? 'the CPU asks for a feature that needs another one, which is off; QEMU leaves it out'
        : `QEMU cannot give the guest a feature that its CPU asks for${severity === 'warning' ? '; the guest starts without it (with enforce it would not)' : ''}`;
    case 'features':
      if (subject.why === 'host')
        return who === 'libvirt'
          ? "libvirt compared the guest's CPU with the host before the start (check='partial') and refuses it"
          : 'the CPU lacks what the kernel was built for';
      if (subject.why === 'software') return 'software in the guest needs a feature that its CPU does not have';
      if (subject.why === 'named')
        return 'a message in words that are not known here (another language?) which lists features: most often those that the host lacks';
      if (subject.why === 'forbidden') return 'the guest forbids a feature that the host has';
      if (subject.why === 'unknown') return 'libvirt has no feature of that name in its cpu_map';
      return "QEMU made another CPU than libvirt's definition says, and check='full' (which a migration and a saved guest have too) refuses the difference";
    case 'property':
      return "QEMU's CPU has no such property: a feature's name is wrong, or this QEMU is too old or too new for it";
    case 'model':
      return 'there is no CPU model of that name in that QEMU or libvirt';
    case 'machine':
      return 'that QEMU does not have the machine type';
    case 'hyperv':
      return subject.needs === null
        ? 'KVM on this host does not offer a Hyper-V enlightenment'
        : 'a Hyper-V enlightenment needs another one';
    case 'level':
      return "the guest's system was built for a newer x86-64 level than its CPU has";
    case 'no-kvm':
      return 'KVM cannot be used';
    case 'unmigratable':
      return 'the guest cannot be migrated or saved with this feature';
    case 'msr':
      return 'KVM refused a value that QEMU wrote into an MSR of the guest';
    default:
      return '';
  }
}

function explain(subject: Subject, known: Known, host: ExplainHost | undefined): Explained[] {
  switch (subject.kind) {
    case 'bit':
      return [explainBit(subject, known, host)];
    case 'features':
      return subject.features.map((name) => explainFeatureName(name, subject.why, known, host));
    case 'property':
      return [explainProperty(subject.property, subject.model, known)];
    case 'model':
      return [explainModel(subject.model, known)];
    case 'machine':
      return [explainMachine(subject.machine, known)];
    case 'hyperv':
      return [explainHyperv(subject.property)];
    case 'level':
      return [explainLevel(subject.level)];
    case 'no-kvm':
      return [
        plain(
          subject.model ?? 'KVM',
          'the model host takes over the CPU that KVM offers; without KVM there is none',
          'load kvm_intel or kvm_amd (look at dmesg: disabled by BIOS?), be in group kvm, run QEMU with -accel kvm; or use -cpu max',
        ),
      ];
    case 'unmigratable':
      return [
        plain(
          subject.feature,
          'a guest with it relies on a clock that no other host has',
          `leave ${subject.feature} out, or fix the frequency: tsc-frequency=HZ (libvirt: <clock><timer name='tsc' frequency='HZ'/></clock>)`,
        ),
      ];
    case 'msr':
      return [explainMsr(subject.index)];
    case 'other':
      return [plain(subject.name, subject.meaning, subject.remedy)];
  }
}

function explainMsr(index: number): Explained {
  const fact = INPUT_FACTS.msrs.find((one) => index >= one.index && index <= (one.to ?? one.index));
  return {
    ...plain(
      `MSR 0x${index.toString(16)}`,
      fact?.meaning ?? 'the kernel does not know it, or does not take the value',
      fact?.remedy ?? 'switch the feature off that the MSR belongs to, or use a newer kernel',
    ),
    causes:
      fact === undefined
        ? []
        : [
            {
              reason: `it belongs to ${fact.features.join(', ') || 'an interface of the hypervisor'}`,
              remedy: null,
              source: fact.source,
              certain: true,
            },
          ],
  };
}

function plain(name: string, meaning: string, remedy: string): Explained {
  return { name, address: null, meaning, causes: [], remedy };
}

function explainBit({ place, feature, why }: BitSubject, known: Known, host: ExplainHost | undefined): Explained {
  const { feature: found, component } = meaningOfBit(known, place);
  const address =
    place.kind === 'msr'
      ? `MSR 0x${place.index.toString(16)} bit ${place.bit}`
      : `CPUID ${place.leaf.toString(16)} ${place.register.toUpperCase()} bit ${place.bit}`;
  if (component !== null) {
    const owner = component.owners[0] ?? null;
    return {
      name: component.name,
      address,
      meaning: `the bit has no name: it is ${component.name}, component ${component.number} of XSAVE, asked for by ${component.owners.join(', ') || 'a feature'}`,
      causes: owner === null ? [] : causesOf(owner, known, host),
      remedy:
        owner === null
          ? 'leave the feature out that needs it'
          : `switch ${component.owners.join(' and ')} off (${component.owners.map((one) => `${one}=off`).join(',')}), or use a model without`,
    };
  }
  const name = feature ?? found?.qemu ?? found?.name ?? null;
  if (name === null)
    return plain(
      address,
      'no QEMU known here has a name for the bit',
      'use an older version of the model, or a newer QEMU',
    );
  if (why === 'dependency')
    return {
      name,
      address,
      meaning: `${name} needs another feature, which is off in this CPU`,
      causes: [],
      remedy: `switch ${name} off too, or its base on (svm for npt, vmx for vmx-*, xsave for avx)`,
    };
  return {
    name,
    address: found?.address ?? address,
    meaning:
      feature === null
        ? `the bit is ${name}, which QEMU printed without a name`
        : `the CPU model asks for ${name}${why === 'tcg' ? ', and TCG does not emulate it' : ''}`,
    causes:
      why === 'tcg'
        ? [{ reason: 'TCG does not emulate it', remedy: 'use KVM, or ignore the warning', source: null, certain: true }]
        : causesOf(name, known, host),
    remedy: `switch it off: ${name}=off${libvirtHint(known, name)}; or use a model without it`,
  };
}

function libvirtHint(known: Known, name: string): string {
  const libvirt = meaningOf(known.features, name)?.feature?.libvirt;
  return libvirt == null ? '' : ` (libvirt: <feature policy='disable' name='${libvirt}'/>)`;
}

function causesOf(name: string, known: Known, host: ExplainHost | undefined): Explained['causes'] {
  const own = host === undefined ? null : onHost(name, known, host);
  if (own !== null)
    return [
      { reason: own.reason, remedy: own.remedy, source: own.evidence.at(-1)?.source ?? null, certain: own.certain },
    ];
  const general = generalCauses(known.features, name);
  const lacks = {
    reason: 'the host CPU does not have it',
    remedy: 'use a model of an older generation, or switch it off',
    source: null,
    certain: false,
  };
  return [...general.map((cause) => ({ ...cause, certain: false })), lacks];
}

/** Asked of a CPU with nothing but the feature. */
function onHost(name: string, known: Known, host: ExplainHost): Finding | null {
  try {
    const asked = explainFeature({
      host,
      qemu: known.qemu,
      features: known.features,
      model: `qemu64,${name}=on`,
      feature: name,
    });
    return asked.effect === 'missing' ? asked : null;
  } catch (error) {
    if (isCpuModelError(error)) return null;
    throw error;
  }
}

const WHY = {
  host: "the guest asks for it (by its model or by itself), and the host does not have it in libvirt's eyes",
  missing: "libvirt's definition of the guest's CPU has it, the CPU that QEMU made has not",
  extra: "the CPU that QEMU made has it, libvirt's definition has not",
  forbidden: "the guest's definition forbids it (policy='forbid'), and the host has it",
  unknown: 'no known feature of libvirt has the name',
  software: "software in the guest needs it, and the guest's CPU does not show it",
  named: 'the message lists it',
} as const satisfies Record<FeaturesWhy, string>;

function explainFeatureName(
  spelling: string,
  why: FeaturesWhy,
  known: Known,
  host: ExplainHost | undefined,
): Explained {
  const meaning =
    meaningOf(known.features, spelling) ?? meaningOf(known.features, spelling.toLowerCase().replace('aes-ni', 'aes'));
  const name = meaning?.qemu ?? meaning?.feature?.name ?? spelling;
  const address = meaning?.feature?.address ?? null;
  if (why === 'unknown' || meaning === null) {
    const near = suggest(
      spelling,
      known.features.flatMap(({ libvirt }) => (libvirt === null ? [] : [libvirt])),
    );
    const own = meaning?.feature?.libvirt;
    return {
      name,
      address,
      meaning:
        meaning === null
          ? `nothing is called ${spelling}`
          : `libvirt calls it ${own ?? 'nothing: it has no name for it'}`,
      causes: [],
      remedy: near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'leave it out, or use a libvirt that knows it',
    };
  }
  if (why === 'software') return explainSoftware(name, address);
  const disable = `<feature policy='disable' name='${meaning.feature?.libvirt ?? spelling}'/>`;
  return {
    name,
    address,
    meaning: WHY[why],
    causes: why !== 'forbidden' ? [...definitionCauses(name), ...causesOf(name, known, host)] : [],
    remedy:
      why === 'extra'
        ? `<feature policy='require' name='${meaning.feature?.libvirt ?? spelling}'/>, or check='partial'`
        : why === 'forbidden'
          ? `run it on another host, or policy='disable' instead of forbid`
          : `${disable}${why === 'host' ? "; if QEMU calls the model usable (virsh domcapabilities), check='none' is safe" : ", or check='partial'"}`,
  };
}

/** What the source knows of differences between libvirt's CPU and QEMU's. */
function definitionCauses(name: string): Explained['causes'] {
  return INPUT_FACTS.messageCauses
    .filter(({ features }) => features.includes(name))
    .map(({ reason, remedy = null, source }) => ({ reason, remedy, source, certain: false }));
}

function explainSoftware(name: string, address: string | null): Explained {
  const level = X86_LEVELS.findIndex((features) => features.includes(name)) + 1;
  const reached = level > 0 ? `x86-64-v${level} has it` : 'no x86-64 level up to v4 has it';
  return {
    name,
    address,
    meaning: `${WHY.software}: kvm64 and qemu64 have x86-64-v1 only; ${reached}`,
    causes: [],
    remedy: `give the guest a CPU model with ${name} that its host runs (\`cpu-models fit\` lists them), or host; if the host's own CPU lacks it, no model helps`,
  };
}

function explainProperty(property: string, model: string | null, known: Known): Explained {
  const meaning = meaningOf(known.features, property);
  const names = new Set(
    known.features.flatMap(({ qemu, aliases = [] }) => [qemu, ...aliases]).filter((one): one is string => one !== null),
  );
  const newest = known.qemu.at(-1);
  for (const { name } of newest?.properties ?? []) names.add(name);
  const own = meaning?.qemu ?? null;
  const since = [...known.qemu]
    .sort((a, b) => compareReleases(a.release, b.release))
    .find(({ words }) => words.some((word) => word.names.includes(own)))?.release;
  const near = suggest(property, names).filter((one) => one !== property);
  const known_ =
    own !== null && own !== property
      ? `QEMU calls it ${own}`
      : own !== null
        ? `QEMU has it since ${since ?? 'a release'} or before that`
        : `no QEMU known here has a property ${property}`;
  return {
    name: own ?? property,
    address: meaning?.feature?.address ?? null,
    meaning: `${known_}${model === null ? '' : ` (asked of ${model})`}`,
    causes: [],
    remedy:
      own !== null && own !== property
        ? `write ${own}`
        : near.length > 0
          ? `did you mean ${near.join(' or ')}?`
          : 'leave it out',
  };
}

function explainModel(model: string, known: Known): Explained {
  const sorted = [...known.qemu].sort((a, b) => compareReleases(a.release, b.release));
  const having = sorted.filter((release) => hasModel(release, model)).map(({ release }) => release);
  const maps = known.libvirt
    .filter(({ x86 }) => x86.models.some(({ name }) => name === model))
    .map(({ release }) => release);
  const where = [
    having.length === 0 ? [] : [`QEMU ${having[0]} to ${having.at(-1)}`],
    maps.length === 0 ? [] : [`libvirt ${maps.join(', ')}`],
  ].flat();
  const near = suggestModels(
    sorted.flatMap((release) => namesOf(release).models),
    model,
    known.about,
  );
  return {
    name: model,
    address: null,
    meaning:
      where.length === 0
        ? `nothing known here has a model ${model}`
        : `${where.join(' and ')} ${having.length + maps.length === 1 ? 'has' : 'have'} it`,
    causes: [],
    remedy:
      where.length === 0
        ? near.length > 0
          ? `did you mean ${near.join(' or ')}?`
          : 'use a model that the host lists'
        : 'use a QEMU and a libvirt that have it, or a model that the host lists (virsh domcapabilities)',
  };
}

function explainMachine(machine: string, known: Known): Explained {
  const sorted = [...known.qemu].sort((a, b) => compareReleases(a.release, b.release));
  const having = sorted.filter((release) => hasMachine(release, machine)).map(({ release }) => release);
  const origin = machineOrigin(machine);
  const meaning =
    having.length > 0
      ? `QEMU ${having[0]} to ${having.at(-1)} have it`
      : origin === null
        ? `no QEMU known here has it`
        : `it is a machine type of ${origin.whose}${origin.based === null ? '' : `, based on QEMU ${origin.based}`}: only that distribution's QEMU has it`;
  return {
    name: machine,
    address: null,
    meaning,
    causes: [],
    remedy:
      having.length > 0
        ? `use QEMU ${having[0]} to ${having.at(-1)}, or a machine type that this QEMU lists (-machine help)`
        : 'use a machine type that this QEMU lists (-machine help)',
  };
}

function explainHyperv(property: string): Explained {
  const needs = propertyNeeds(property);
  return {
    name: property,
    address: null,
    meaning:
      needs.length === 0
        ? `${property} needs no other one: KVM of this kernel does not offer it`
        : `${property} needs ${needs.join(', ')}`,
    causes: [],
    remedy:
      needs.length === 0
        ? `leave ${property} out, or use a newer kernel`
        : `switch on ${[property, ...needs].map((one) => `${one}=on`).join(',')}`,
  };
}

function explainLevel(level: 2 | 3 | 4 | null): Explained {
  const asked = level ?? 2;
  const lists = X86_LEVELS.slice(1, asked).flat();
  return {
    name: level === null ? 'x86-64-v2 or more' : `x86-64-v${level}`,
    address: null,
    meaning: `x86-64-v${asked} asks for ${lists.join(', ')}; kvm64 and qemu64 are x86-64-v1 (they lack ${missingForLevel(new Set(X86_LEVELS[0] ?? []), 2).join(', ')})`,
    causes: [],
    remedy: `give the guest a CPU model of that level: \`cpu-models level\` names the least; Nehalem for v2, Haswell-v4 or EPYC for v3, Skylake-Server-v4 for v4, or host`,
  };
}
