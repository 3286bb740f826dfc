import { describe, expect, it } from 'vitest';
import {
  type Probe,
  ProbeUnreadableError,
  probe,
  probeText,
  QemuRefusedError,
  readProbe,
  record,
  recordingText,
} from '../src/index.js';
import { fake, processesWith } from './helpers.js';

const options = fake('answers');

describe('probe', () => {
  it('collects what a QEMU answers, each answer once', async () => {
    const items: string[] = [];
    const { mark, ...own } = fake('answers');
    const found = await probe({
      ...own,
      onProgress: ({ done, total, item }) => items.push(`${done}/${total} ${item}`),
    });
    expect(items).toEqual(['1/2 none', '2/2 pc-q35-9.0']);
    expect(found).toMatchObject({ accel: 'tcg', withoutKvm: null, version: { package: 'fake' } });
    expect(Object.keys(found.defs).length).toBe(2);
    expect(Object.keys(found.props).length).toBe(3);
    const unmigratable = found.props[found.unmigratable.none?.max ?? ''];
    expect(unmigratable).toEqual({
      level: 13,
      'lbr-fmt': 18446744073709551552n,
      migratable: false,
      svm: true,
      vendor: 'AuthenticAMD',
    });
    expect(processesWith(mark)).toBe(0);
  });

  it('refuses a machine type that is not there', async () => {
    const wrong = probe({ ...options, machines: ['pc-q35-99'] });
    await expect(wrong).rejects.toThrow(QemuRefusedError);
    await expect(wrong).rejects.toThrow('no machine type pc-q35-99; it has none, pc-q35-9.0');
  });

  it('takes an alias for its machine type', async () => {
    const { expansions } = await probe({ ...options, machines: ['q35', 'none', 'pc-q35-9.0'] });
    expect(Object.keys(expansions)).toEqual(['none', 'pc-q35-9.0']);
  });
});

describe('readProbe', () => {
  const written = probe(options).then((value) => ({ value, text: probeText(value) }));

  it('reads what probeText wrote, with every digit', async () => {
    const { value, text } = await written;
    expect(readProbe(text)).toEqual(value);
    expect(probeText(readProbe(text))).toBe(text);
  });

  it.each<[string, (probe: Record<string, unknown> & Probe) => unknown, string]>([
    ['another format', (p) => ({ ...p, format: 'recording' }), '/format: must be "cpu-models-probe"'],
    ['a later version', (p) => ({ ...p, formatVersion: 2 }), '/formatVersion: this program reads version 1, not 2'],
    ['a missing part', ({ host, ...p }) => p, "/: must have required property 'host'"],
    ['an unknown part', (p) => ({ ...p, extra: 1 }), '/: must NOT have additional properties (extra)'],
    ['a wrong type', (p) => ({ ...p, accel: 'xen' }), '/accel: must be equal to one of the allowed values (kvm, tcg)'],
    ['a key to nowhere', (p) => ({ ...p, defs: {} }), '/definitions/none: nothing stands under'],
    [
      'an endless string',
      (p) => ({ ...p, binary: 'x'.repeat(5000) }),
      '/binary: must NOT have more than 4096 characters',
    ],
    ['not an object', () => [], '/: must be object'],
  ])('refuses %s', async (_, change, message) => {
    const text = JSON.stringify(change(JSON.parse((await written).text)));
    expect(() => readProbe(text)).toThrow(ProbeUnreadableError);
    expect(() => readProbe(text)).toThrow(message);
  });

  it('names line and column of what is not JSON', async () => {
    const { text } = await written;
    expect(() => readProbe(text.slice(0, 100))).toThrow('not a probe file: 1:101:');
    expect(() => readProbe('{\n  "format": cpu-models-probe')).toThrow('not a probe file: 2:13: expected a value');
  });
});

describe('record', () => {
  it('is the same every time', async () => {
    const machines = ['pc-q35-9.0'];
    const [one, two] = await Promise.all([
      record({ ...options, machines }),
      record({ ...options, machines, workers: 1 }),
    ]);
    expect(recordingText(one)).toBe(recordingText(two));
    expect(one.renamed).toEqual({ 'none:static': { max: ['base', {}], qemu64: ['base', {}] } });
    expect(Object.keys(one.expansions)).toEqual(['none', 'none:static', 'pc-q35-9.0']);
  });
});
