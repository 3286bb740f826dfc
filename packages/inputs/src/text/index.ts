/** Answers as text for people, coloured on a terminal. */
export { baselineText } from './baseline.js';
export { explanationText, moveText } from './explanation.js';
export { messagesText } from './messages.js';
