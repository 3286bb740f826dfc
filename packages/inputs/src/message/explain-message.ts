import { type ExplainHost, qemuName } from '@cpu-models/runtime';
import { INPUT_FACTS } from '../generated/input-facts.js';
import { InputError, type Known } from '../known.js';
import { meaningOfBit } from './bits.js';
import { explainBit, explainFeatureName } from './explain-feature.js';
import { explainHyperv, explainLevel, explainMachine, explainModel, explainProperty } from './explain-name.js';
import { type Explained, type MessageExplanation, plain } from './explained.js';
import { listedFeatures } from './listed-features.js';
import { parseMessages } from './parse.js';
import type { ParsedMessage, Subject } from './subject.js';
import { whatEndedIt } from './what-ended-it.js';

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
  const context = { isMove: /migrat/i.test(text), lacking: lackingIn(messages, known), host };
  const explained = messages.map(({ subjects, says, ...message }) => ({
    ...message,
    says: says ?? saysOf(message, subjects),
    about: subjects.flatMap((subject) => explain(subject, known, context)),
  }));
  return [...explained, ...whatEndedIt(text, explained)];
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

/** What the messages together tell of one of them. */
interface Context {
  readonly isMove: boolean;
  readonly lacking: ReadonlySet<string>;
  readonly host: ExplainHost | undefined;
}

/** All that the messages say a host lacks, by QEMU's names. */
function lackingIn(messages: readonly ParsedMessage[], known: Known): ReadonlySet<string> {
  const names = messages.flatMap(({ subjects }) =>
    subjects.flatMap((subject) => {
      if (subject.kind === 'bit') return meaningOfBit(known, subject.place, subject.feature).feature?.qemu ?? [];
      const lists = subject.kind === 'features' && ['host', 'missing', 'named'].includes(subject.why);
      return lists ? subject.features.map((name) => qemuName(known.features, name)) : [];
    }),
  );
  return new Set(names);
}

function explain(subject: Subject, known: Known, { host, lacking, isMove }: Context): Explained[] {
  switch (subject.kind) {
    case 'bit':
      return [explainBit(subject, known, host, lacking)];
    case 'features':
      return subject.features.map((name) => explainFeatureName(name, subject.why, known, host, lacking, isMove));
    case 'property':
      return [explainProperty(subject.property, subject.model, known)];
    case 'model':
      return [explainModel(subject.model, known)];
    case 'machine':
      return [explainMachine(subject.machine, known)];
    case 'hyperv':
      return [explainHyperv(subject.property, subject.needs)];
    case 'level':
      return [explainLevel(subject.level, known)];
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
