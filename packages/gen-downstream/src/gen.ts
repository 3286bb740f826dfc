import { generateOwn } from '@cpu-models/outputs';
import { OUTPUTS } from './outputs.js';

await generateOwn(OUTPUTS);
