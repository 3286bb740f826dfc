import type { Output } from '@cpu-models/outputs';
import { planApi } from './runtime/reference.js';

/** The API reference of the runtime. */
const api: Output = { name: 'api', plan: () => planApi() };

export const OUTPUTS: readonly Output[] = [api];
