export { generateLibvirt } from './generate.js';
