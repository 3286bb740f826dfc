import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { build, createLogger } from 'vite';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

/** Flags under which Chromium runs as root in a container, and asks nobody anything. */
export const CHROMIUM_FLAGS: readonly string[] = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];

/** Where distributions put Chromium; null if none is there. CHROMIUM names another one. */
export function findChromium(): string | null {
  const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return places.find((path) => path !== undefined && existsSync(path)) ?? null;
}

/** Serves a folder's files as they are, on a free port of this machine alone. */
export async function serve(folder: string): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const path = join(folder, normalize(new URL(request.url ?? '/', 'http://localhost').pathname));
    if (!existsSync(path)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' });
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A page that knows the installed package by its names, as a browser without a bundler has to be told them. */
export function page(project: string, name: string): string {
  const folder = `/node_modules/${name}`;
  const manifest = JSON.parse(readFileSync(join(project, folder, 'package.json'), 'utf8')) as {
    exports: Record<string, string | { default: string }>;
  };
  const imports = Object.entries(manifest.exports).map(([entry, target]) => {
    const path = typeof target === 'string' ? target : target.default;
    return [name + entry.slice(1), folder + path.slice(1)];
  });
  const map = JSON.stringify({ imports: Object.fromEntries(imports) });
  return `<!doctype html><meta charset="utf-8"><script type="importmap">${map}</script>\n`;
}

/** Builds a project's page into its folder `page`, as Vite does for production. Returns Vite's warnings. */
export async function buildPage(project: string, file: string): Promise<string[]> {
  const warnings: string[] = [];
  const customLogger = createLogger('warn');
  customLogger.warn = (message) => void warnings.push(message);
  customLogger.warnOnce = customLogger.warn;
  await build({
    root: project,
    configFile: false,
    customLogger,
    build: {
      outDir: 'page',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { input: join(project, file) },
    },
  });
  return warnings;
}
