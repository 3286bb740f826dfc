import { groupDrifts, totalsByKind, WHAT } from './groups.js';
import type { DriftResult } from './result.js';

/** The report as one page that needs nothing else. Everything in it is escaped. */
export function driftPage(result: DriftResult): string {
  const { qemu, libvirt, report } = result;
  const title = `QEMU ${qemu} and libvirt ${libvirt}: what their CPU models mean`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${report.names.length} names are in both projects; they differ in ${report.differences.length} points.</p>
${totals(result)}
<h2>Differences</h2>
${groupDrifts(report).map(group).join('\n')}
<h2>Names of one project only</h2>
${table(['project', 'name', 'reason'], [...report.onlyQemu.map(({ name, reason }) => ['QEMU', name, reason]), ...report.onlyLibvirt.map(({ name, reason }) => ['libvirt', name, reason])])}
${contradictions(result)}
${live(result)}
</body>
</html>
`;
}

function totals({ report }: DriftResult): string {
  const cells = [...totalsByKind(report)].map(
    ([kind, count]) => `<li class="${escapeHtml(kind)}"><b>${count}</b> ${escapeHtml(kind)}</li>`,
  );
  return `<ul class="totals">${cells.join('')}</ul>`;
}

function group({ kind, what, reason, source, features, names, count }: ReturnType<typeof groupDrifts>[number]): string {
  const listed =
    features.length === 0
      ? ''
      : `<p class="features">${features.map((name) => `<code>${escapeHtml(name)}</code>`).join(' ')}</p>`;
  const entry = source === null ? '' : `<p class="source">${escapeHtml(source)}</p>`;
  return `<details class="${escapeHtml(kind)}"${kind === 'unexplained' || kind === 'upstream-bug' ? ' open' : ''}>
<summary><span class="kind">${escapeHtml(kind)}</span> ${escapeHtml(WHAT[what] ?? what)} <span class="count">${features.length === 0 ? '' : `${features.length} features, `}${names.length} names, ${count} points</span></summary>
<p>${escapeHtml(reason)}</p>
${listed}
<p class="names">${names.map(escapeHtml).join(', ')}</p>
${entry}
</details>`;
}

function contradictions({ contradictions: found, libvirt }: DriftResult): string {
  if (found.length === 0) return '';
  const rows = found.map(({ what, text, features, names }) => [what, text, features.join(', '), String(names.length)]);
  return `<h2>What libvirt ${escapeHtml(libvirt)} says against QEMU for no reason</h2>${table(['kind', 'what', 'features', 'models'], rows)}`;
}

function live({ live: installed }: DriftResult): string {
  if (installed === null) return '';
  const head = `<h2>What is installed, and not as in our source</h2><p>${escapeHtml(installed.qemu.binary)} (QEMU ${escapeHtml(installed.qemu.version)}), ${escapeHtml(installed.libvirt.directory)}</p>`;
  if (installed.differences.length === 0) return `${head}<p>Nothing: both are as in our source.</p>`;
  return (
    head +
    table(
      ['project', 'name', 'part', 'installed'],
      installed.differences.map(({ project, name, part, text }) => [project, name, part ?? '', text]),
    )
  );
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, row: readonly string[]) =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return `<div class="wide"><table><thead>${cells('th', headings)}</thead><tbody>${rows.map((row) => cells('td', row)).join('\n')}</tbody></table></div>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for elements and for attributes in quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1c1f23; --soft: #5b6470; --paper: #fff; --line: #d9dde2; --card: #f6f7f9; --bad: #b3261e; --note: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7eb; --soft: #9aa4b0; --paper: #14171a; --line: #343a41; --card: #1d2126; --bad: #ff8a80; --note: #7ab8ff; } }
body { margin: 2rem auto; max-width: 62rem; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.totals { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; }
.totals li, details { border: 1px solid var(--line); border-radius: .4rem; background: var(--card); padding: .4rem .8rem; }
details { margin: .4rem 0; } summary { cursor: pointer; }
.kind { color: var(--note); font-weight: 600; } .unexplained .kind, .upstream-bug .kind, .unexplained b, .upstream-bug b { color: var(--bad); }
.count, .source, .names { color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
code { font-size: .875rem; } .features { overflow-wrap: anywhere; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line); }
`;
