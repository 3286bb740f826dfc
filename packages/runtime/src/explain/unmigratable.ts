import { feature as bitOf } from '../qemu/compile.js';
import { propertyValue } from '../qemu/expansion.js';
import type { Finding } from './finding.js';
import type { GuestQuestion } from './question.js';

const BARRED =
  'a guest with it cannot migrate (QEMU: State blocked by non-migratable CPU device) unless its TSC frequency is fixed';
const FIX = "set tsc-frequency=HZ (libvirt: <clock><timer name='tsc' frequency='HZ'/></clock>), or leave invtsc out";

/** What keeps a guest from leaving at all (the vmstate of the CPU is unmigratable). */
export function barriers(question: GuestQuestion): string[] {
  return isBarred(question) ? [`invtsc: ${BARRED}: ${FIX}`] : [];
}

/** A feature that the guest has, with what it costs. */
export function withBarrier(question: GuestQuestion, found: Finding): Finding {
  if (found.effect !== 'on' || found.feature !== 'invtsc' || !isBarred(question)) return found;
  return { ...found, reason: `${found.reason}; ${BARRED}`, remedy: FIX };
}

function isBarred({ cpu, guest, scene: { compiled } }: GuestQuestion): boolean {
  const invtsc = bitOf(compiled, 'invtsc');
  if (invtsc === null || propertyValue(cpu, 'invtsc') !== true) return false;
  const fixed = compiled.slots.has('tsc-frequency') && Number(propertyValue(cpu, 'tsc-frequency')) !== 0;
  return !fixed && guest?.rest?.tsc === undefined;
}
