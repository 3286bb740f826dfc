/** A question that was asked in public, and the permalink that answers it. */
export interface Question {
  readonly question: string;
  readonly place: string;
}

export const QUESTIONS: readonly Question[] = [
  { question: 'Which EPYC is EPYC-v4?', place: '#/models/EPYC-v4?qemu=10.0&libvirt=11.3' },
  { question: 'EPYC-Rome does not start on my Rome', place: '#/models/EPYC-Rome-v4?qemu=10.0&libvirt=11.3' },
  { question: 'What does Haswell-noTSX lack for x86-64-v4?', place: '#/models/Haswell-noTSX?qemu=10.0&libvirt=11.3' },
  { question: 'Skylake and mpx in libvirt', place: '#/disagreement?qemu=10.0&libvirt=11.3&name=Skylake-Server' },
];
