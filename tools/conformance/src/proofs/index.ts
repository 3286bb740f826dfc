import { cputest } from './cputest.js';
import { cputestData } from './cputest-data.js';
import { freeze } from './freeze.js';
import { maps } from './maps.js';
import type { Proof } from './proof.js';
import { cpuid, properties, recordings } from './recordings.js';

/** Every proof, quick ones first. */
export const PROOFS: readonly Proof[] = [maps, recordings, properties, cpuid, cputestData, cputest, freeze];
