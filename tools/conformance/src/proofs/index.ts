import { mutations } from '../mutations/proof.js';
import { objects } from '../objects/proof.js';
import { apply } from './apply.js';
import { cputest } from './cputest.js';
import { cputestData } from './cputest-data.js';
import { downstream } from './downstream.js';
import { endToEnd } from './end-to-end.js';
import { environments } from './environments.js';
import { freeze } from './freeze.js';
import { hostile } from './hostile.js';
import { installs } from './installs.js';
import { kcpuid } from './kcpuid.js';
import { kills } from './kills.js';
import { live } from './live.js';
import { maps } from './maps.js';
import type { Proof } from './proof.js';
import { readers } from './readers.js';
import { cpuid, properties, recordings } from './recordings.js';
import { verdicts } from './verdicts.js';

/** Every proof, quick ones first. */
export const PROOFS: readonly Proof[] = [
  kcpuid,
  maps,
  recordings,
  properties,
  cpuid,
  cputestData,
  downstream,
  installs,
  live,
  objects,
  cputest,
  verdicts,
  apply,
  endToEnd,
  mutations,
  freeze,
  kills,
  hostile,
  readers,
  environments,
];
