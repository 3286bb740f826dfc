export { type Followed, follow } from './follow.js';
export { type Addition, additions } from './follow-additions.js';
export { followReport } from './follow-report.js';
export { type Project, type Upstream, withUpstream } from './upstream.js';
