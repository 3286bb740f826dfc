export { generateQemu } from './generate.js';
export { modelDefinitions } from './models.js';
