import type { CDependency, CTables, CWordMask } from '@cpu-models/catalog';
import { cComment, identifier } from './c-text.js';
import { commentBlock, commentLines, orLines, WIDTH } from './layout.js';
import { terms } from './masks.js';
import { render } from './templates.js';

/** feature_dependencies. */
export function featureDependencies(tables: CTables): string {
  return render('dependencies', { dependencies: tables.dependencies.map(dependencyView) });
}

function dependencyView({ from, to, about }: CDependency) {
  const comment = commentBlock(commentLines(cComment(about ?? ''), WIDTH - 7));
  return { comment, lines: [...partLines('.from', from), ...partLines('.to', to)] };
}

/** `.from = { WORD, MASK },` in as many lines as it takes. */
function partLines(field: string, { word, mask }: CWordMask): string[] {
  const open = `${field} = { ${identifier(`FEAT_${word}`)},`;
  const all = terms(mask);
  const line = `${open} ${all.join(' | ')} },`;
  if (line.length <= WIDTH - 8) return [line];
  const lines = orLines(all, WIDTH - 14);
  return [open, ...lines.map((text, i) => `      ${i < lines.length - 1 ? text : `${text.slice(0, -1)} },`}`)];
}
