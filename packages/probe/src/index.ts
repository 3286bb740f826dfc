export { record, recordingText } from './record/record.js';
