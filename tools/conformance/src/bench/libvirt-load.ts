import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Milliseconds of processor time for loading libvirt's newest map. */
export interface LoadTimes {
  /**
   * The data's module read and the map made of it, in a new process with the package's code loaded (as libvirt.so is
   * when libvirt starts to read its XML), nothing of it compiled by the JIT yet.
   */
  readonly cold: number;
  /** Compiling the map's values once more, in the same process. */
  readonly warm: number;
}

const PROGRAM = `
  const { loadMap } = await import(process.argv[1] + '/libvirt/index.js');
  await import(process.argv[1] + '/codegen/v2.js');
  const now = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
  const start = now();
  const { libvirt_11_3 } = await import(process.argv[1] + '/generated/libvirt-11.3.js');
  loadMap(libvirt_11_3);
  const cold = now() - start;
  for (let i = 0; i < 100; i++) loadMap(libvirt_11_3);
  const again = now();
  for (let i = 0; i < 100; i++) loadMap(libvirt_11_3);
  console.log(JSON.stringify({ cold, warm: (now() - again) / 100 }));
`;

/** Loads the map from the built package, in a process of its own. */
export function loadInNewProcess(): LoadTimes {
  const dist = fileURLToPath(new URL('../../../../packages/runtime/dist', import.meta.url));
  const text = execFileSync(process.execPath, ['--input-type=module', '-e', PROGRAM, dist], { encoding: 'utf8' });
  return JSON.parse(text) as LoadTimes;
}
