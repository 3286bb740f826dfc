/** Prints what is wrong with the arrows between rooms, and how many rooms, floors and arrows there are. */
import { fileURLToPath } from 'node:url';
import { checkRooms, readRooms } from './check.js';
import { FLOORS } from './floors.js';

const workspace = fileURLToPath(new URL('../../../../', import.meta.url));
const rooms = readRooms(workspace);
const names = new Set(rooms.map(({ name }) => name));
const arrows = rooms.flatMap(({ dependencies, devDependencies }) =>
  [...dependencies, ...devDependencies].filter((name) => names.has(name)),
);
const findings = checkRooms(workspace, FLOORS);
for (const { place, rule, message } of findings) console.error(`${place}: ${rule}: ${message}`);
console.log(`${rooms.length} rooms on ${FLOORS.length} floors, ${arrows.length} arrows, ${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;
