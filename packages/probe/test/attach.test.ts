import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attach,
  probeSocket,
  probeText,
  QemuDiedError,
  QemuHangsError,
  QmpUnreachableError,
  readProbe,
} from '../src/index.js';
import { FAKE } from './helpers.js';

const folder = mkdtempSync(join(tmpdir(), 'qmp-'));
const servers: Server[] = [];

/** A socket behind which every connection gets a fake QEMU of its own. */
function listen(name: string, way: string): Promise<string> {
  const path = join(folder, name);
  const server = createServer((socket) => {
    const qemu = spawn(FAKE, ['-fake', way], { stdio: ['pipe', 'pipe', 'ignore'] });
    socket.pipe(qemu.stdin);
    qemu.stdout.pipe(socket);
    socket.on('close', () => qemu.kill('SIGKILL'));
    socket.on('error', () => {});
    qemu.stdin.on('error', () => {});
  });
  servers.push(server);
  return new Promise((resolve) => server.listen(path, () => resolve(path)));
}

let good = '';
beforeAll(async () => {
  good = await listen('good', 'answers');
});
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

describe('attach', () => {
  it('speaks with a QEMU that runs already', async () => {
    const qmp = await attach(good);
    expect(await qmp.execute('echo', { a: 1 })).toEqual({ a: 1 });
    await qmp.close();
  });

  it('probes it for the machine type that it runs', async () => {
    const probe = await probeSocket(good);
    expect(probe).toMatchObject({ binary: null, accel: 'tcg', withoutKvm: 'the running QEMU does not use KVM' });
    expect(Object.keys(probe.expansions)).toEqual(['pc-q35-9.0']);
    expect(readProbe(probeText(probe))).toEqual(probe);
  });

  it('says that nobody is there', async () => {
    await expect(attach(join(folder, 'nothing'))).rejects.toThrow(QmpUnreachableError);
    await expect(attach(join(folder, 'nothing'))).rejects.toThrow(/nothing: no QMP socket: .*ENOENT/);
  });

  it('says that the connection was closed, or that nothing comes', async () => {
    const qmp = await attach(await listen('dying', 'dies-midway'));
    await expect(qmp.execute('echo')).rejects.toThrow(QemuDiedError);
    const silent = attach(await listen('silent', 'hangs-before-greeting'), { limits: { startMs: 300 } });
    await expect(silent).rejects.toThrow(QemuHangsError);
  });
});
