/** A Debian version, taken apart: "1:7.2+dfsg-7+deb12u18" is upstream "7.2". */
export function parseVersion(version: string): { upstream: string; withoutEpoch: string } {
  const withoutEpoch = version.replace(/^\d+:/, '');
  // What follows "+" marks a repacked tarball (files removed), not a release.
  const upstream = /^\d+(\.\d+)*/.exec(withoutEpoch)?.[0] ?? withoutEpoch;
  return { upstream, withoutEpoch };
}

/** True for "10.0.13" and "1:10.0.13+ds-0" of release "10.0"; a first release may omit its ".0". */
export function belongsTo(version: string, release: string): boolean {
  const { upstream } = parseVersion(version);
  return upstream === release || `${upstream}.0` === release || upstream.startsWith(`${release}.`);
}

/** Orders releases by their numbers: 10.0.2 before 10.0.13. */
export function compareReleases(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
