export { type DataPackage, dataPackage, type DataSources } from './package.js';
export { generateJson } from './generate.js';
