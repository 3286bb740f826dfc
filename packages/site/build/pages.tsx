import type { QemuRelease } from '@cpu-models/runtime/qemu';
import { renderToString } from 'preact-render-to-string';
import { loadAll, newestQemu, qemu, useLibrary } from '../src/data/library.js';
import { place } from '../src/state/place.js';
import { Card } from '../src/views/card.js';
import type { File } from './bundle.js';
import { modelJson } from './json.js';
import { nodeLibrary } from './library.js';

/** Each name card as a page that reads without JavaScript, its data as JSON beside it, and a list of them. */
export async function modelPages(site: readonly File[]): Promise<File[]> {
  useLibrary(nodeLibrary());
  await loadAll();
  const release = qemu(newestQemu()) as QemuRelease;
  const style = site.find(({ path }) => path.endsWith('.css'))?.path ?? '';
  const pages = release.models.flatMap((definition) => {
    place.value = { path: ['models', definition.name], params: {} };
    const body = renderToString(<Card name={definition.name} />);
    return [
      { path: `models/${definition.name}.html`, text: page(definition.name, style, plain(body)) },
      { path: `models/${definition.name}.json`, text: `${JSON.stringify(modelJson(release, definition), null, 1)}\n` },
    ];
  });
  return [...pages, { path: 'models/index.html', text: page('CPU models', style, list(release)) }];
}

/** Links of the page lead into the page; those to the plain pages stay beside it. */
function plain(body: string): string {
  return body.replaceAll('href="#/', 'href="../index.html#/').replaceAll('href="models/', 'href="');
}

function list({ models }: QemuRelease): string {
  const items = models.map(({ name }) => `<li><a href="${name}.html">${name}</a> <a href="${name}.json">JSON</a></li>`);
  return `<h1>CPU models</h1><ul>${items.join('')}</ul>`;
}

function page(title: string, style: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="../${style}">
</head>
<body class="plain">
<header class="top"><a class="brand" href="../index.html">CPU models</a></header>
<main>${body}</main>
</body>
</html>
`;
}
