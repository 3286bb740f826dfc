import type { ComponentType } from 'preact';
import { lazy } from '../parts/lazy.js';
import { Card } from './card.js';
import { Models } from './models.js';

export interface View {
  /** The first part of its addresses. */
  readonly path: string;
  /** In the bar on top; null for places that one is led to. */
  readonly label: string | null;
  readonly wide?: true;
  readonly Show: ComponentType<{ readonly path: readonly string[] }>;
}

/** All views; the first is where one starts. */
export const VIEWS: readonly View[] = [
  { path: '', label: 'Models', Show: Models },
  { path: 'models', label: null, Show: ({ path }) => (path[1] === undefined ? <Models /> : <Card name={path[1]} />) },
  { path: 'matrix', label: 'Matrix', wide: true, Show: lazy(() => import('./matrix.js')) },
  { path: 'stacks', label: 'Two stacks', Show: lazy(() => import('./stacks.js')) },
  { path: 'hosts', label: 'Your hosts', Show: lazy(() => import('./hosts.js')) },
  { path: 'timeline', label: 'Timeline', wide: true, Show: lazy(() => import('./timeline.js')) },
  { path: 'disagreement', label: 'Disagreement', Show: lazy(() => import('./disagreement.js')) },
  { path: 'history', label: 'History', wide: true, Show: lazy(() => import('./history.js')) },
  { path: 'lint', label: 'Lint', Show: lazy(() => import('./lint.js')) },
  { path: 'features', label: null, Show: lazy(() => import('./feature.js')) },
];

export function viewOf([first = '']: readonly string[]): View {
  return VIEWS.find(({ path }) => path === first) ?? (VIEWS[0] as View);
}
