export type { DownstreamFile, DownstreamView, Emitter } from './emitter.js';
export { EMITTERS } from './registry.js';
export { downstreamView } from './view.js';
