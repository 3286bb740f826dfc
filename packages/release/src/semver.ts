import type { Impact } from '@cpu-models/author/impact';

export type Level = 'major' | 'minor' | 'patch' | 'none';

/** What kind of release the data needs, and why. */
export interface Bump {
  readonly level: Level;
  /** What makes it so, the weightiest first. */
  readonly reasons: readonly string[];
}

/** What counts beside an impact: things of both states by name, and libvirt's files of releases that both describe. */
export interface Names {
  readonly gone: readonly string[];
  readonly added: readonly string[];
  /** Names whose libvirt definition in a release changed: `11.3 EPYC`. */
  readonly libvirtChanged: readonly string[];
}

/** The rules of packages/release/README.md. */
export function bumpOf(
  { files, answers }: Pick<Impact, 'files' | 'answers'>,
  { gone, added, libvirtChanged }: Names,
): Bump {
  const major = [
    ...gone.map((name) => `${name} is gone`),
    ...answers.changed.map(
      ({ release, name, machines }) =>
        `${name} of QEMU ${release} means another CPU on ${machines.length} machine types`,
    ),
    ...libvirtChanged.map((name) => `libvirt's definition changes: ${name}`),
  ];
  if (major.length > 0) return { level: 'major', reasons: [...new Set(major)] };
  const minor = added.map((name) => `${name} is new`);
  if (minor.length > 0) return { level: 'minor', reasons: minor };
  if (files.length > 0)
    return { level: 'patch', reasons: [`${files.length} files say something that changes no answer`] };
  return { level: 'none', reasons: ['nothing changed'] };
}

/** The version after a bump. @throws Error for a version that is none */
export function nextVersion(version: string, level: Level): string {
  const match = /^v?(\d+)\.(\d+)\.(\d+)$/.exec(version);
  if (match === null) throw new Error(`${version} is not a version; expected a form like 1.2.3`);
  const [major = 0, minor = 0, patch = 0] = match.slice(1).map(Number);
  if (level === 'major') return `${major + 1}.0.0`;
  if (level === 'minor') return `${major}.${minor + 1}.0`;
  return level === 'patch' ? `${major}.${minor}.${patch + 1}` : `${major}.${minor}.${patch}`;
}
