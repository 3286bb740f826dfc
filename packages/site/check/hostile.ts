import { readdirSync, readFileSync } from 'node:fs';
import { go, settled, type Visit } from './browser.js';
import { CASES } from './places.js';
import { numbers } from './random.js';
import { none, type Result } from './report.js';

const MARK = '<img src=x onerror="document.title=`taken over`"><script>document.title="taken over"</script>';

interface Hostile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/**
 * Files that readers do not expect, dropped on the views that take files: what honest inputs become when they are cut,
 * mixed and given scripts, and what parsers are bad at. Each gets an answer or a message; nothing runs, nothing fails.
 */
export async function hostile(site: Visit, seed: number): Promise<Result> {
  const files = [...crafted(), ...mutated(seed)];
  const faults: string[] = [];
  const page = await site.open('#/');
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  for (const view of ['hosts', 'lint'] as const)
    for (const file of files) {
      await go(page, '#/');
      await go(page, `#/${view}`);
      await page.setInputFiles('input[type=file]', file);
      await settled(page);
      const text = (await page.textContent('main')) ?? '';
      const isSaid = view === 'lint' ? !text.includes('A fault of this page') : text.includes(file.name);
      if (!isSaid || text.includes('A fault of this page')) faults.push(`${view} says nothing of ${file.name}`);
      if ((await page.title()).includes('taken over')) faults.push(`${view} ran a script of ${file.name}`);
    }
  await page.close();
  return none('hostile files that do something', 2 * files.length, `files dropped (seed ${seed})`, faults);
}

function named(name: string, text: string | Buffer): Hostile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text as string) };
}

/** What parsers are known to be bad at. */
function crafted(): Hostile[] {
  const bomb = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
  return [
    named('brackets.json', `{"host": ${'['.repeat(100_000)}`),
    named('prototype.json', '{"__proto__": {"accel": "kvm"}, "constructor": {"prototype": {}}, "host": null}'),
    named('bomb.xml', `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "x">${bomb}]><domain><cpu>&e9;</cpu></domain>`),
    named('outside.xml', '<!DOCTYPE d [<!ENTITY x SYSTEM "http://localhost/x">]><cpu><model>&x;</model></cpu>'),
    named('deep.xml', `${'<cpu>'.repeat(20_000)}<model>EPYC</model>`),
    named(
      'anchors.yaml',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh'].map((c, i) => `${c}: &${c} [${`*${'abcdefgh'[i]},`.repeat(9)}]`).join('\n')}\n`,
    ),
    named('line.cpuinfo', `flags\t\t: ${'avx2 '.repeat(200_000)}\n`),
    named(
      'script.xml',
      `<domain><cpu mode='custom'><model>${MARK}</model><feature policy='require' name='${MARK}'/></cpu></domain>`,
    ),
    named('script.cpuinfo', `processor\t: 0\nvendor_id\t: ${MARK}\nmodel name\t: ${MARK}\nflags\t\t: ${MARK}\n`),
    named(
      'script.log',
      `qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.07H:EBX.${MARK} [bit 5]\n`,
    ),
    named('binary.bin', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256))),
    named('half.txt', Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x41])),
    named('numbers.txt', `CPUID ${'ffffffff:ffffffff = 99999999999999999999 -1 NaN 1e999\n'.repeat(500)}`),
  ];
}

/** Honest inputs, cut, with bytes changed, and with a script where names stand. */
function mutated(seed: number): Hostile[] {
  const next = numbers(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const names = readdirSync(CASES).filter((name) => name.includes('.'));
  return names.flatMap((name, i) => {
    const honest = readFileSync(CASES + name);
    const changed = Buffer.from(honest);
    for (let n = 0; n < 20; n++) changed[below(changed.length)] = below(94) + 32;
    const scripted = honest.toString('latin1').replaceAll(/EPYC|Intel|qemu/g, MARK);
    const kinds = [honest.subarray(0, below(honest.length) + 1), changed, scripted];
    return [named(`${i}-${name}`, kinds[i % kinds.length] as Buffer)];
  });
}
