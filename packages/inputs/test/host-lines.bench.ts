import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HostLines } from '../src/index.js';

/** Usage: tsx host-lines.bench.ts [HOSTS]: a fleet of a file of lines, grouped here and by awk in one run. */
const hosts = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'host-lines-'));
const path = join(folder, 'fleet');
const cpuinfo = readFileSync(new URL('cases/C1-intel.cpuinfo', import.meta.url), 'utf8').replaceAll('\n', '\\n');
const kinds = Array.from({ length: 40 }, (_, at) => `${cpuinfo.replaceAll('\t', '\\t')} microcode : ${at}`);
try {
  for (let from = 0; from < hosts; from += 10_000)
    writeFileSync(
      path,
      Array.from(
        { length: Math.min(10_000, hosts - from) },
        (_, at) => `host-${from + at}\t${kinds[(from + at) % 40]}\n`,
      ).join(''),
      { flag: 'a' },
    );
  const before = process.cpuUsage();
  const lines = new HostLines();
  const [file, buffer] = [openSync(path, 'r'), Buffer.allocUnsafe(1 << 20)];
  for (let got = readSync(file, buffer); got > 0; got = readSync(file, buffer)) lines.add(buffer.subarray(0, got));
  closeSync(file);
  const found = lines.end().length;
  const { user, system } = process.cpuUsage(before);
  const here = (user + system) / 1e6;
  const awk = `{ k = substr($0, index($0, "\\t") + 1); n[k]++ } END { print length(n) }`;
  const timed = execFileSync(
    'bash',
    ['-c', `TIMEFORMAT='%U %S'; { time LC_ALL=C awk '${awk}' ${path} >/dev/null; } 2>&1`],
    { encoding: 'utf8' },
  );
  const peer = timed
    .trim()
    .split(' ')
    .reduce((sum, part) => sum + Number(part), 0);
  console.log(
    `${hosts.toLocaleString('en')} hosts in ${Math.round(statSync(path).size / 2 ** 20)} MiB, ${found} kinds: ${here.toFixed(2)} s of processor time, awk ${peer.toFixed(2)} s, ratio ${(peer / here).toFixed(1)}; greatest memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
