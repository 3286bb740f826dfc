import { createHash } from 'node:crypto';
import { build, type Rolldown } from 'vite';
import { viteConfig } from './vite.js';

export interface File {
  readonly path: string;
  readonly text: string;
}

/** The page and its chunks, for a web server. */
export async function chunkedSite(): Promise<File[]> {
  const files = await bundle('chunks');
  return files.map(({ path, text }) => ({
    path,
    text: path === 'index.html' ? withPolicy(text, "'self'", "'self'") : text,
  }));
}

/** Everything in one file, for a folder or a stick: browsers load no modules from disk. */
export async function singleFile(): Promise<File> {
  const files = await bundle('single');
  const textOf = (extension: string) => files.find(({ path }) => path.endsWith(extension))?.text ?? '';
  const [script, style] = [textOf('.js').replaceAll('</script', '<\\/script'), textOf('.css')];
  const html = textOf('.html')
    .replace(/<script type="module"[^>]*><\/script>\n?/, '')
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
    .replace('</body>', () => `<script type="module">${script}</script>\n</body>`);
  return { path: 'cpu-models.html', text: withPolicy(html, hashOf(script), hashOf(style)) };
}

async function bundle(form: 'chunks' | 'single'): Promise<File[]> {
  const result = (await build(viteConfig(form))) as Rolldown.RolldownOutput;
  return result.output.map((output) => ({
    path: output.fileName,
    text: output.type === 'chunk' ? output.code : String(output.source),
  }));
}

/** Nothing but the page's own scripts and styles may run, and nothing may be fetched or sent. */
function withPolicy(html: string, scripts: string, styles: string): string {
  const policy = `default-src 'none'; script-src ${scripts}; style-src ${styles}; img-src data:; base-uri 'none'; form-action 'none'`;
  return html.replace(
    '<meta charset="utf-8">',
    (first) => `${first}\n<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
