import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const SITE = fileURLToPath(new URL('../../../dist/site', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** Serves the built site on this machine alone. */
const server = createServer((request, response) => {
  const asked = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
  const path = join(SITE, asked.endsWith('/') ? `${asked}index.html` : asked);
  if (!existsSync(path) || !statSync(path).isFile()) {
    response.writeHead(404).end('not here\n');
    return;
  }
  response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' });
  createReadStream(path).pipe(response);
});
server.listen(Number(process.env['PORT'] ?? 4173), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/  (Ctrl-C ends it)`);
});
