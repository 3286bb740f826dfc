import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { siteServer } from './server.js';

/** Shows the built site on this machine alone. */
const server = siteServer(fileURLToPath(new URL('../../../dist/site', import.meta.url)));
server.listen(Number(process.env['PORT'] ?? 4173), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/  (Ctrl-C ends it)`);
});
