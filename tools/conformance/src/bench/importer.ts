import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchSource } from '../sources/sources.js';
import { type Cost, measure } from './cost.js';

/** The Python that Debian's packages of lxml and lark belong to. */
const PYTHON = '/usr/bin/python3';

/** libvirt's importer, making the models of one QEMU release; or what is missing. */
export type Importer = { readonly run: () => Cost; readonly end: () => void } | { readonly missing: string };

export async function libvirtImporter(): Promise<Importer> {
  if (spawnSync(PYTHON, ['-c', 'import lxml, lark']).status !== 0)
    return { missing: "libvirt's importer needs lxml and lark: apt-get install python3-lxml python3-lark" };
  const [qemu, libvirt] = [await fetchSource('qemu', '10.0'), await fetchSource('libvirt', '11.3')];
  if (qemu.kind === 'unavailable') return { missing: qemu.reason };
  if (libvirt.kind === 'unavailable') return { missing: libvirt.reason };
  const scratch = mkdtempSync(join(tmpdir(), 'importer-'));
  const map = join(libvirt.value.directory, 'src/cpu_map');
  let runs = 0;
  return {
    end: () => rmSync(scratch, { recursive: true, force: true }),
    run: () => {
      const output = join(scratch, String(runs++));
      cpSync(map, output, { recursive: true });
      for (const file of readdirSync(output)) if (/^x86_.*\.xml$/.test(file)) rmSync(join(output, file));
      return measure(scratch, [PYTHON, join(map, 'sync_qemu_models_i386.py'), qemu.value.directory, output]);
    },
  };
}
