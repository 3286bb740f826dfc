import { fileURLToPath } from 'node:url';
import { writePlan } from '@cpu-models/emit';
import { chunkedSite, singleFile } from './bundle.js';
import { modelPages } from './pages.js';

const WORKSPACE = fileURLToPath(new URL('../../../', import.meta.url));

const site = await chunkedSite();
const files = [...site, await singleFile(), ...(await modelPages(site))];
await writePlan(WORKSPACE, { folder: 'dist/site', files });
console.log(`${files.length} files in dist/site; without a server: dist/site/cpu-models.html`);
