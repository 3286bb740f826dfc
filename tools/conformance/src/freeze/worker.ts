import { provenSource } from '../proofs/proof.js';
import { attempt } from './attempt.js';

/** Started with a seed by {@link attemptersFor}: answers each turn that it is sent with what became of it. */
const source = provenSource();
process.on('message', async (turn: number) => process.send?.(attempt(await source, Number(process.argv[2]), turn)));
