import { describe, expect, it } from 'vitest';
import { ProbeAbortedError, QemuDiedError, QemuRefusedError, startQemu, withQemu } from '../src/index.js';
import { eventually, fake, processesWith } from './helpers.js';

describe('QmpClient', () => {
  it('matches the answers of commands sent at once, and ignores events', async () => {
    await withQemu(fake('answers'), async (qmp) => {
      const numbers = Array.from({ length: 200 }, (_, n) => n);
      const answers = await Promise.all(numbers.map((n) => qmp.execute('echo', { n })));
      expect(answers).toEqual(numbers.map((n) => ({ n })));
      expect(qmp.version).toEqual({ package: 'fake', qemu: { major: 9, minor: 0, micro: 2 } });
    });
  });

  it('keeps every digit', async () => {
    const large = await withQemu(fake('answers'), (qmp) => qmp.execute('echo', { n: 2n ** 64n - 64n }));
    // The fake is written in JavaScript, so that it does not.
    expect(large).toEqual({ n: 18446744073709552000n });
    const answer = await withQemu(fake('answers'), (qmp) => {
      return qmp.execute('query-cpu-model-expansion', { type: 'full', model: { name: 'max' } });
    });
    expect(answer).toMatchObject({ model: { props: { 'lbr-fmt': 18446744073709551552n } } });
  });

  it('goes on after a refused command', async () => {
    await withQemu(fake('answers'), async (qmp) => {
      const refused = qmp.execute('nonsense');
      await expect(refused).rejects.toThrow(new QemuRefusedError('nonsense', 'CommandNotFound', 'unknown nonsense'));
      expect(await qmp.execute('echo', { still: 'here' })).toEqual({ still: 'here' });
    });
  });

  it('leaves no process after close, and refuses commands then', async () => {
    const { mark, ...options } = fake('answers');
    const qmp = await startQemu(options);
    expect(processesWith(mark)).toBeGreaterThan(0);
    const unanswered = qmp.execute('echo', {}).catch((error: unknown) => error);
    await qmp.close();
    expect(processesWith(mark)).toBe(0);
    expect(await unanswered).toBeInstanceOf(QemuDiedError);
    await expect(qmp.execute('echo')).rejects.toThrow('the connection is closed');
  });

  it('ends with what uses it', async () => {
    const { mark, ...options } = fake('answers');
    const failing = withQemu(options, async () => {
      throw new RangeError('of the caller');
    });
    await expect(failing).rejects.toThrow(new RangeError('of the caller'));
    expect(processesWith(mark)).toBe(0);
  });

  it('ends on the signal, before, during and after the start', async () => {
    await expect(startQemu({ ...fake('answers'), signal: AbortSignal.abort() })).rejects.toThrow(ProbeAbortedError);
    for (const way of ['hangs-before-greeting', 'hangs-on-command']) {
      const { mark, ...options } = fake(way);
      const abort = new AbortController();
      const waiting = withQemu({ ...options, signal: abort.signal }, (qmp) => qmp.execute('echo'));
      waiting.catch(() => {});
      await eventually(() => processesWith(mark) > 0);
      abort.abort();
      await expect(waiting).rejects.toThrow(ProbeAbortedError);
      expect(processesWith(mark)).toBe(0);
    }
  });
});
