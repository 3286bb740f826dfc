export { generateJson } from './generate.js';
export { type DataPackage, type DataSources, dataPackage } from './package.js';
