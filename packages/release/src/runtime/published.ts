/** The rooms that are npm packages, each after those that it imports. */
export const PUBLISHED = ['runtime', 'libvirt-xml', 'inputs'] as const;

/** Where the publishable package of a room is built, below the workspace's root. */
export function distOf(room: string): string {
  return `packages/${room}/dist`;
}
