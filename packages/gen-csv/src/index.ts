export { type CsvInput, generateCsv } from './generate.js';
