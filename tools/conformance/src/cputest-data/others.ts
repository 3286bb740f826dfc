import {
  baselinePpc64,
  type CpuMap,
  comparePpc64,
  convertLegacyPpc64,
  translatePpc64,
  updatePpc64,
  validateFeaturesArm,
} from '@cpu-models/runtime/libvirt';
import type { CputestCase } from './cases.js';
import type { CputestFiles } from './files.js';
import { expectOutcome, expectResult } from './x86.js';

/** Runs one ppc64 or aarch64 case; returns normally if it passes, throws if not. */
export function checkOther(map: CpuMap, files: CputestFiles, test: CputestCase): void {
  const { arch, kind } = test;
  if (arch === 'aarch64' && kind === 'validate-features') {
    expectOutcome(test.fails, () => validateFeaturesArm(map, files.cpu(arch, test.name)));
  } else if (arch === 'ppc64' && kind === 'compare') {
    const { host, cpu, expected } = test;
    expectResult(comparePpc64(map, files.cpu(arch, host), files.cpu(arch, cpu)), expected);
  } else if (arch === 'ppc64' && kind === 'update') {
    files.expectCpu(updatePpc64(files.cpu(arch, test.cpu)), arch, `${test.host}+${test.cpu}`);
  } else if (arch === 'ppc64' && kind === 'baseline') {
    checkBaseline(map, files, test);
  } else if (arch === 'ppc64' && kind === 'guest-cpu') {
    checkGuestCpu(map, files, test);
  } else {
    throw new Error(`${arch} ${kind}: no such check; expected one that cputest.c makes`);
  }
}

function checkBaseline(
  map: CpuMap,
  files: CputestFiles,
  { arch, name, fails }: Extract<CputestCase, { kind: 'baseline' }>,
): void {
  const all = files.hosts(arch, name);
  expectOutcome(fails, () => {
    const common = baselinePpc64(map, all);
    files.expectCpu(common, arch, `${name}-result`);
    for (const cpu of all) expectResult(comparePpc64(map, cpu, common), 'identical');
  });
}

function checkGuestCpu(map: CpuMap, files: CputestFiles, test: Extract<CputestCase, { kind: 'guest-cpu' }>): void {
  const { arch, host, cpu, list, models, fails } = test;
  const guest = convertLegacyPpc64(files.cpu(arch, cpu));
  expectOutcome(fails, () => {
    expectResult(comparePpc64(map, files.cpu(arch, host), guest), 'identical');
    const translated = translatePpc64(updatePpc64(guest), models?.map((name) => ({ name })) ?? null);
    files.expectCpu(translated, arch, `${host}+${cpu}${list ? `,${list}` : ''}-result`);
  });
}
