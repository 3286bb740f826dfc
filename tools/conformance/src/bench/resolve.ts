import { fullExpansion, type QemuRelease, resolve } from '@cpu-models/runtime/qemu';

export interface ResolveBenchmark {
  readonly resolutions: number;
  readonly seconds: number;
  /** Microseconds for one CPU, its expansion as an object not included. */
  readonly microseconds: number;
  /** The same with all properties written into an object. */
  readonly microsecondsExpanded: number;
  readonly summary: string;
}

/** Resolves every model on every machine type under both accelerators, after one round to warm up. */
export function benchmarkResolve(release: QemuRelease): ResolveBenchmark {
  round(release, false);
  const plain = round(release, false);
  round(release, true);
  const expanded = round(release, true);
  const microseconds = (plain.seconds / plain.resolutions) * 1e6;
  const microsecondsExpanded = (expanded.seconds / expanded.resolutions) * 1e6;
  const perSecond = Math.round(plain.resolutions / plain.seconds);
  const summary =
    `QEMU ${release.release}: ${plain.resolutions} resolutions in ${plain.seconds.toFixed(2)} s, ` +
    `${perSecond} per second (${microseconds.toFixed(1)} us each, ${microsecondsExpanded.toFixed(1)} us with all properties)`;
  return { ...plain, microseconds, microsecondsExpanded, summary };
}

function round(release: QemuRelease, expand: boolean): { resolutions: number; seconds: number } {
  const names = release.models.flatMap(({ name, versions }) => [
    name,
    ...versions.map(({ version }) => `${name}-v${version}`),
  ]);
  let resolutions = 0;
  const start = performance.now();
  for (const accelerator of ['tcg', 'kvm'] as const) {
    for (const { name: machine } of release.machines) {
      for (const model of names) {
        const cpu = resolve(release, { machine, model, accelerator, hostVendor: 'GenuineIntel' });
        if (expand) fullExpansion(cpu);
        resolutions++;
      }
    }
  }
  return { resolutions, seconds: (performance.now() - start) / 1000 };
}
