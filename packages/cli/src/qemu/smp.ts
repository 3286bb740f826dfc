import type { GuestOptions } from '@cpu-models/runtime';
import { UsageError } from '../io/fail.js';

const COUNTS = ['threads', 'cores', 'modules', 'dies'] as const;

/** A topology as typed: `4` for cores, or `cores=4,threads=2,dies=2`. */
export function readTopology(text: string): GuestOptions {
  const entries = text.split(',').map((part) => {
    const [name = '', value] = /^\d+$/.test(part) ? ['cores', part] : part.split('=');
    if (!COUNTS.includes(name as never))
      throw new UsageError(`--smp ${text}: there is no ${name}; expected ${COUNTS.join(', ')}`);
    if (value === undefined || !/^[1-9]\d{0,3}$/.test(value))
      throw new UsageError(`--smp ${text}: ${name} needs a count from 1 on`);
    return [name, Number(value)] as const;
  });
  const twice = entries.find(([name], at) => entries.findIndex(([other]) => other === name) < at);
  if (twice !== undefined)
    throw new UsageError(`--smp ${text}: ${twice[0]} is given twice; expected one count of each`);
  return Object.fromEntries(entries);
}
