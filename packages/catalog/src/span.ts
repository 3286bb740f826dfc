export { holds, spansOf, valueAt, type Span, type Timeline } from '@cpu-models/source';
export { compareReleases } from '@cpu-models/runtime';
