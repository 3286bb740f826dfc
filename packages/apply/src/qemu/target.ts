import type { Edit } from '../hunk.js';
import type { Target } from '../plan.js';
import { lostCompat, planCompat } from './compat.js';
import { planTables } from './tables.js';
import { unknownNames, wordProblems } from './understood.js';

const CPU = 'target/i386/cpu.c';
const CPU_HEADER = 'target/i386/cpu.h';
const PC = 'hw/i386/pc.c';
const HEADERS = 'include/hw/i386';
const COMPAT = 'pc-cpu-compat.h.inc';

/** QEMU: the tables of cpu.c and the CPU entries of pc.c's compat arrays, as files that the two include. */
export const qemu: Target = {
  project: 'QEMU',
  version: (read) => {
    const missing = ['VERSION', CPU, CPU_HEADER, PC].find((path) => read(path) === undefined);
    return missing === undefined ? { version: (read('VERSION') as string).trim() } : { reason: `it has no ${missing}` };
  },
  plan: (read, list, generated, discard) => {
    const [cpu, header, pc] = [CPU, CPU_HEADER, PC].map((path) => read(path) as string) as [string, string, string];
    const headers = list(HEADERS)
      .filter((name) => name.endsWith('.h'))
      .map((name) => read(`${HEADERS}/${name}`) ?? '');
    const tables = generated.filter(({ path }) => path !== COMPAT);
    const macros = generated.find(({ path }) => path === COMPAT)?.text ?? '';
    const cpuPlan = planTables(cpu, tables);
    const pcPlan = planCompat(pc, macros, headers);
    const lost = discard
      ? []
      : [
          ...cpuPlan.lost.map((text) => `${CPU}: ${text}`),
          ...lostCompat(pc, macros, headers).map((text) => `${PC}: ${text}`),
        ];
    const reasons = [
      ...[...wordProblems(header, tables), ...unknownNames(tables, [header, cpu])].map(
        (text) => `${CPU_HEADER}: ${text}`,
      ),
      ...cpuPlan.problems.map((text) => `${CPU}: ${text}`),
      ...pcPlan.problems.map((text) => `${PC}: ${text}`),
      ...(lost.length === 0 ? [] : [...lost, 'add it to the source or to an overlay, or let it go with --discard']),
    ];
    if (reasons.length > 0) return { reasons };
    const files = generated.map(
      ({ path, text }) => [`${path === COMPAT ? 'hw/i386' : 'target/i386'}/${path}`, text] as const,
    );
    return {
      plan: {
        edits: new Map<string, readonly Edit[]>([
          [CPU, cpuPlan.edits],
          [PC, pcPlan.edits],
        ]),
        files: new Map(files),
      },
    };
  },
};
