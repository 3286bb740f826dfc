import type { Finding } from './finding.js';
import type { Targets } from './judge/release.js';

const DIRECTIVE = /\bcpu-models: *((?:(?:qemu|libvirt)=[\d.]+[, ]*)+|off\b|ignore\b)/g;
/** How far from the beginning a comment about the whole file may stand. */
const HEAD = 2000;

/** What `cpu-models: qemu=7.2 libvirt=9.0` in a comment at the top of a file says that it is written for. */
export function targetsIn(text: string): Targets | null {
  const settings = [...text.slice(0, HEAD).matchAll(DIRECTIVE)].flatMap(([, what]) => [
    ...(what ?? '').matchAll(/(qemu|libvirt)=([\d.]+)/g),
  ]);
  return settings.length === 0 ? null : Object.fromEntries(settings.map(([, stack, release]) => [stack, release]));
}

/** Whether `cpu-models: off` at the top says that a file is not to be read. */
export function isOff(text: string): boolean {
  return [...text.slice(0, HEAD).matchAll(DIRECTIVE)].some(([, what]) => what === 'off');
}

/** Without findings in lines that say `cpu-models: ignore`. */
export function withoutIgnored(text: string, findings: readonly Finding[]): Finding[] {
  const ignored = [...text.matchAll(DIRECTIVE)].filter(([, what]) => what === 'ignore').map(({ index }) => index);
  if (ignored.length === 0) return [...findings];
  const isSameLine = (a: number, b: number) => !text.slice(Math.min(a, b), Math.max(a, b)).includes('\n');
  return findings.filter(({ place }) => !ignored.some((at) => isSameLine(at, place.start)));
}
