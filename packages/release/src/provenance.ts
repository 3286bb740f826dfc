import type { Artifact } from './pack.js';

export interface Build {
  /** Where the source comes from. */
  readonly repository: string;
  readonly commit: string;
  readonly version: string;
  readonly lockfile: string;
}

/** An in-toto statement with SLSA provenance (v1): which artifacts were made from which commit, and how. Not signed. */
export function provenance(artifacts: readonly Artifact[], { repository, commit, version, lockfile }: Build): object {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: artifacts.map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'https://cpu-models.dev/release/v1',
        externalParameters: {
          version,
          command: 'npm ci && NX_SKIP_NX_CACHE=true npx nx run @cpu-models/release:release',
        },
        internalParameters: {},
        resolvedDependencies: [
          { uri: `git+${repository}`, digest: { gitCommit: commit } },
          { uri: 'package-lock.json', digest: { sha256: lockfile } },
        ],
      },
      runDetails: {
        builder: { id: 'https://cpu-models.dev/release/by-hand' },
        metadata: { invocationId: `${commit}-${version}` },
      },
    },
  };
}
