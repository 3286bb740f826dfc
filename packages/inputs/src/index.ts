/** What people have of hosts, guests and messages, recognised by content; works in a browser. */
export { diffGuests, type GuestDiff, type GuestDiffOptions } from './guest/diff-guests.js';
export type { Guest } from './guest/guest.js';
export { type GuestOnHost, guestOnHost, withHostModel } from './guest/on-host.js';
export { readGuests, recogniseGuest } from './guest/read-guest.js';
export { type HostKind, HostLines } from './host/host-lines.js';
export { type InputFile, mayBeGuest, type ReadHost, readHost, recogniseHost } from './host/read-host.js';
export { InputError, type Known } from './known.js';
export { explainMessages } from './message/explain-message.js';
export type { Explained, MessageExplanation } from './message/explained.js';
export { parseMessages } from './message/parse.js';
export type { BitPlace, ParsedMessage, Subject } from './message/subject.js';
