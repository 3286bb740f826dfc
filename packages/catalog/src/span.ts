export { compareReleases } from '@cpu-models/runtime';
export { holds, type Span, spansOf, type Timeline, valueAt } from '@cpu-models/source';
