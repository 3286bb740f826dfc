import { fileURLToPath } from 'node:url';
import { qemuRelease } from '@cpu-models/catalog';
import type { QemuRelease } from '@cpu-models/runtime';
import { proveCpuid } from '../recordings/cpuid.js';
import { readCpuidRecording } from '../recordings/cpuid-format.js';
import { readRecording } from '../recordings/format.js';
import { proveProperties } from '../recordings/props.js';
import { readPropertyRecording } from '../recordings/props-format.js';
import { proveRecording } from '../recordings/recordings.js';
import type { CaseResult } from '../report.js';
import type { Proof, ProofContext } from './proof.js';

/** The vendor of the machine that the recordings under KVM were made on. */
const HOST_VENDOR = 'AuthenticAMD';
const ACCELERATORS = ['tcg', 'kvm'] as const;

function path(kind: string, release: string, accelerator: string): string {
  return fileURLToPath(new URL(`../../recordings/${kind}-${release}-${accelerator}.json.br`, import.meta.url));
}

interface Outcome {
  readonly summary: string;
  readonly wrong: number;
  readonly differences: readonly string[];
}

/** A proof that runs once per supported QEMU release and accelerator. */
function perRelease(
  name: string,
  about: string,
  accelerators: readonly ('tcg' | 'kvm')[],
  prove: (release: QemuRelease, accelerator: 'tcg' | 'kvm') => Outcome,
): Proof {
  const run = async ({ source, progress }: ProofContext): Promise<CaseResult[]> => {
    const cases: CaseResult[] = [];
    for (const entry of source.one('release').value.qemu) {
      const release = qemuRelease(source, entry.release);
      for (const accelerator of accelerators) {
        progress.step(`${name}: QEMU ${entry.release} ${accelerator}`);
        const { differences, summary, wrong } = prove(release, accelerator);
        const detail = [summary, ...differences.slice(0, 5)].join('; ');
        cases.push({ name: [name, entry.release, accelerator], status: wrong === 0 ? 'identical' : 'differs', detail });
      }
    }
    return cases;
  };
  return { name, about, run };
}

/** Every expansion and definition that real QEMU binaries answered. */
export const recordings = perRelease(
  'recordings',
  'predicted CPUs against recorded answers of QEMU',
  ACCELERATORS,
  (release, accelerator) => {
    const proof = proveRecording(release, readRecording(path('qemu', release.release, accelerator)), HOST_VENDOR);
    return { ...proof, wrong: proof.differing + proof.definitionsDiffering };
  },
);

/** Expansions with random extra properties. */
export const properties = perRelease(
  'properties',
  'the same with random extra properties',
  ACCELERATORS,
  (release, accelerator) => {
    const proof = proveProperties(
      release,
      readPropertyRecording(path('fuzz', release.release, accelerator)),
      HOST_VENDOR,
    );
    return { ...proof, wrong: proof.differing };
  },
);

/** Every register of every CPUID leaf that a guest reads. */
export const cpuid = perRelease(
  'cpuid',
  'predicted CPUID registers against those that guests read',
  ['tcg'],
  (release, accelerator) => {
    const proof = proveCpuid(release, readCpuidRecording(path('cpuid', release.release, accelerator)));
    return { ...proof, wrong: proof.differing };
  },
);
