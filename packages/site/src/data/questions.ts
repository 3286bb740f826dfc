/** A question that was asked in public, the permalink that answers it, and words that the answer has. */
export interface Question {
  readonly question: string;
  readonly place: string;
  readonly answer: readonly string[];
}

export const QUESTIONS: readonly Question[] = [
  {
    question: 'Which EPYC is EPYC-v4?',
    place: '#/models/EPYC-v4?qemu=10.0&libvirt=11.3',
    answer: ['Naples', 'Not to be mistaken for: Genoa'],
  },
  {
    question: 'Is EPYC-IBPB a Zen 2?',
    place: '#/models/EPYC-IBPB?qemu=10.0&libvirt=11.3',
    answer: ['EPYC-IBPB is Naples with new microcode, not Zen 2', 'EPYC-v2'],
  },
  {
    question: 'EPYC-Rome does not start on my Rome: what is v4?',
    place: '#/models/EPYC-Rome-v4?qemu=10.0&libvirt=11.3',
    answer: ['Without XSAVES, which an erratum of Zen 2 breaks', '-xsaves'],
  },
  {
    question: 'What does Haswell-noTSX lack for x86-64-v4?',
    place: '#/models/Haswell-noTSX?qemu=10.0&libvirt=11.3',
    answer: ['lacks 5 for x86-64-v4', 'avx512f', 'avx512bw', 'avx512cd', 'avx512dq', 'avx512vl'],
  },
  {
    question: 'Why does libvirt want mpx for Skylake-Server?',
    place: '#/disagreement?qemu=10.0&libvirt=9.0&name=Skylake-Server',
    answer: ['mpx'],
  },
  {
    question: 'Skylake and mpx: libvirt 9.0 or 11.3?',
    place: '#/stacks?from=7.2&to=10.0&fromlibvirt=9.0&tolibvirt=11.3&model=Skylake-Server',
    answer: ['mpx listed as removed', '-mpx'],
  },
  {
    question: 'Does svm reach a guest with EPYC-Genoa under KVM?',
    place: '#/models/EPYC-Genoa?qemu=10.0&libvirt=11.3&accel=kvm',
    answer: ['default of kvm', '-svm', 'needs svm', '-vnmi'],
  },
  {
    question: 'Which models have avx512-fp16, and since when?',
    place: '#/features/avx512-fp16?qemu=10.0&libvirt=11.3',
    answer: ['SapphireRapids', 'GraniteRapids'],
  },
  {
    question: 'Is SSE3 called pni?',
    place: '#/features/sse3?qemu=10.0&libvirt=11.3',
    answer: ['pni', 'sse3', 'CPUID 1 ECX bit 0'],
  },
  {
    question: 'What does a guest notice from QEMU 7.2 to 10.0?',
    place:
      '#/stacks?from=7.2&to=10.0&machine=pc-q35-7.2&tomachine=pc-q35-7.2&accel=kvm&toaccel=kvm&fromlibvirt=9.0&tolibvirt=11.3',
    answer: ['a guest can tell no difference', '8 machine types that QEMU 10.0 no longer has'],
  },
];
