import type { LibvirtRelease } from '@cpu-models/catalog';
import { indexFile } from './index-file.js';
import { armFiles, libcpuinfoFiles, ppc64Files, vendorFiles } from './other-files.js';
import type { GeneratedFile } from './output.js';
import { render } from './templates.js';
import { x86Features } from './x86-features.js';
import { x86Models } from './x86-model.js';

/**
 * All files of one release of libvirt's map: `cpu_map/*.xml` as libvirt installs them, and beside that folder
 * `SOURCES.md`, which names the source of each. The map's files hold no header, as they equal upstream's to the byte.
 */
export function generateLibvirt(release: LibvirtRelease): { path: string; text: string }[] {
  const files = [
    indexFile(release),
    x86Features(release),
    ...x86Models(release),
    ...vendorFiles(release),
    ...armFiles(release),
    ...ppc64Files(release),
    ...libcpuinfoFiles(release),
  ];
  return [...files.map(({ path, text }) => ({ path, text })), { path: 'SOURCES.md', text: sources(files) }];
}

function sources(files: readonly GeneratedFile[]): string {
  const rows = files.map(({ path, source }) => ({ file: path, source })).sort((a, b) => (a.file < b.file ? -1 : 1));
  return render('sources', { files: rows });
}
