import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { qemuRelease } from '@cpu-models/catalog';
import type { QemuRelease } from '@cpu-models/runtime';
import type { CaseResult } from '../cases.js';
import { proveCpuid } from '../recordings/cpuid.js';
import { readCpuidRecording } from '../recordings/cpuid-format.js';
import { readRecording } from '../recordings/format.js';
import { proveProperties } from '../recordings/props.js';
import { readPropertyRecording } from '../recordings/props-format.js';
import { proveRecording } from '../recordings/recordings.js';
import { allReleases, type Proof, type ProofContext } from './proof.js';

/** The vendor of the machine that the recordings under KVM were made on. */
const HOST_VENDOR = 'AuthenticAMD';
const ACCELERATORS = ['tcg', 'kvm'] as const;

function path(kind: string, release: string, accelerator: string): string {
  return fileURLToPath(new URL(`../../recordings/${kind}-${release}-${accelerator}.json.br`, import.meta.url));
}

interface Outcome {
  readonly summary: string;
  /** Properties, or registers. */
  readonly values: number;
  readonly wrong: number;
  readonly differences: readonly string[];
}

/** A proof that runs once per QEMU release and accelerator that has been recorded. */
function perRelease(
  name: string,
  kind: string,
  about: string,
  accelerators: readonly ('tcg' | 'kvm')[],
  prove: (release: QemuRelease, accelerator: 'tcg' | 'kvm') => Outcome,
): Proof {
  const proveOne = ({ source }: ProofContext, release: string, accelerator: 'tcg' | 'kvm'): CaseResult => {
    const { differences, summary, values, wrong } = prove(qemuRelease(source, release), accelerator);
    const detail = [summary, ...differences.slice(0, 5)].join('; ');
    const status = wrong === 0 ? 'identical' : 'differs';
    const compared = { values, differing: wrong };
    return { name: [name, release, accelerator], of: `qemu ${release}`, status, compared, detail };
  };
  const recorded = (release: string) =>
    accelerators.filter((accelerator) => existsSync(path(kind, release, accelerator)));
  // A recording is quickly compared: a sample of the releases would only leave some out.
  const run = async (context: ProofContext): Promise<CaseResult[]> => {
    const releases = allReleases(context.source).qemu;
    const cases = releases.flatMap((release) =>
      recorded(release).map((accelerator) => {
        context.progress.step(`${name}: QEMU ${release} ${accelerator}`);
        return proveOne(context, release, accelerator);
      }),
    );
    const missing = releases.filter((release) => recorded(release).length === 0);
    if (missing.length === 0) return cases;
    const detail = 'no binary of it was recorded';
    const of = missing.map((release) => `qemu ${release}`);
    return [...cases, { name: [name, missing.join(', ')], of, status: 'skipped', detail }];
  };
  return { name, about, run };
}

/** Every expansion and definition that real QEMU binaries answered. */
export const recordings = perRelease(
  'recordings',
  'qemu',
  'predicted CPUs against recorded answers of QEMU',
  ACCELERATORS,
  (release, accelerator) => {
    const proof = proveRecording(release, readRecording(path('qemu', release.release, accelerator)), HOST_VENDOR);
    return { ...proof, values: proof.properties, wrong: proof.differing + proof.definitionsDiffering };
  },
);

/** Expansions with random extra properties. */
export const properties = perRelease(
  'properties',
  'fuzz',
  'the same with random extra properties',
  ACCELERATORS,
  (release, accelerator) => {
    const proof = proveProperties(
      release,
      readPropertyRecording(path('fuzz', release.release, accelerator)),
      HOST_VENDOR,
    );
    return { ...proof, values: proof.combinations, wrong: proof.differing };
  },
);

/** Every register of every CPUID leaf that a guest reads. */
export const cpuid = perRelease(
  'cpuid',
  'cpuid',
  'predicted CPUID registers against those that guests read',
  ACCELERATORS,
  (release, accelerator) => {
    const proof = proveCpuid(release, readCpuidRecording(path('cpuid', release.release, accelerator)));
    return { ...proof, values: proof.registers, wrong: proof.differing };
  },
);
