import { describe, expect, it } from 'vitest';
import { type Cpu, guestCpu, hostCpu } from './cpu.js';
import { featuresToData } from './cpuinfo.js';
import { cpuData, cpuid } from './data.js';
import { GuestMismatchError } from './errors.js';
import { expand } from './expand.js';
import { loadMap } from './load.js';
import { guest, map113 } from './testing/facts.js';
import { translate } from './translate.js';
import { update } from './update.js';
import { updateLive } from './update-live.js';

const cpus = loadMap(map113);
const host = hostCpu({
  arch: 'x86_64',
  model: 'Nehalem',
  vendor: 'Intel',
  microcode: 7,
  features: [{ name: 'vmx', policy: null }],
});
const list = (cpu: Cpu) => cpu.features.map(({ name, policy }) => `${policy} ${name}`);

describe('update', () => {
  it('decides optional features by the host', () => {
    expect(list(update(cpus, guest('Nehalem ?vmx ?avx'), host))).toEqual(['require vmx', 'disable avx']);
  });

  it('gives mode host-model the host, with the own features on top', () => {
    const cpu = guestCpu({
      mode: 'host-model',
      fallback: 'forbid',
      features: [{ name: 'avx', policy: 'force' }],
    });
    const updated = update(cpus, cpu, host);
    expect(updated).toMatchObject({
      mode: 'custom',
      match: 'exact',
      model: 'Nehalem',
      vendor: 'Intel',
      fallback: 'forbid',
      microcode: 7,
    });
    expect(list(updated)).toEqual(['require vmx', 'force avx']);
  });

  it('lets match minimum keep its own vendor', () => {
    expect(update(cpus, guest('core2duo', { match: 'minimum' }), host)).toMatchObject({
      model: 'Nehalem',
      vendor: null,
      match: 'exact',
    });
  });

  it('makes removed features explicit, unless mentioned', () => {
    expect(list(update(cpus, guest('Skylake-Client'), null))).toEqual(['disable mpx']);
    expect(list(update(cpus, guest('Skylake-Client'), null, 'require'))).toEqual(['require mpx']);
    expect(list(update(cpus, guest('Skylake-Client +mpx'), null))).toEqual(['require mpx']);
    const older = loadMap({ ...map113, release: '9.0' });
    expect(list(update(older, guest('Skylake-Client'), null, 'require'))).toEqual(['disable mpx']);
  });

  it('leaves modes alone that pass the host through', () => {
    const cpu = guestCpu({ mode: 'host-passthrough' });
    expect(update(cpus, cpu, null)).toBe(cpu);
  });

  it('needs a host where the guest is relative to it', () => {
    expect(() => update(cpus, guest('Nehalem ?vmx'), null)).toThrow('host CPU: not given; expected one');
  });
});

describe('updateLive', () => {
  const made = (...names: string[]) => featuresToData(cpus, names);
  const all = expand(cpus, guest('486')).features.map(({ name }) => name);

  it('takes what the hypervisor enabled and withheld', () => {
    expect(list(updateLive(cpus, guest('486 +sse'), made(...all, 'avx'), made('sse')))).toEqual([
      'disable sse',
      'require avx',
    ]);
  });

  it('refuses differences with check full', () => {
    const cpu = guest('486 +sse', { check: 'full' });
    const run = () => updateLive(cpus, cpu, made(...all, 'avx'), made('sse'));
    expect(run).toThrow(GuestMismatchError);
    expect(run).toThrow('guest CPU: made otherwise than specified: extra features: avx, missing features: sse');
  });

  it('tolerates features that joined the model later', () => {
    const added = cpus.modelsByName.get('Nehalem')!.added[0]!;
    const names = expand(cpus, guest('Nehalem')).features.map(({ name }) => name);
    expect(list(updateLive(cpus, guest('Nehalem', { check: 'full' }), made(...names, added), null))).toEqual([
      `require ${added}`,
    ]);
    expect(() => updateLive(cpus, guest(`Nehalem -${added}`, { check: 'full' }), made(...names, added), null)).toThrow(
      added,
    );
  });

  it('refuses withheld bits without a name, with check full', () => {
    const nameless = cpuData([cpuid(0x12345, 0, { eax: 1 })]);
    expect(() => updateLive(cpus, guest('486', { check: 'full' }), made(...all), nameless)).toThrow(
      'bits without a name',
    );
    expect(list(updateLive(cpus, guest('486'), made(...all), nameless))).toEqual([]);
  });

  it('refuses a feature both enabled and disabled, but not in older releases', () => {
    const older = loadMap({ ...map113, release: '9.0' });
    const run = (map: typeof cpus) => updateLive(map, guest('486'), made(...all, 'avx'), made('avx'));
    expect(() => run(cpus)).toThrow('feature avx both enabled and disabled by the hypervisor');
    expect(list(run(older))).toEqual(['disable avx']);
  });

  it('has no expectation of what a host passed through has', () => {
    const cpu = guestCpu({ mode: 'host-passthrough', check: 'full' });
    expect(updateLive(cpus, cpu, made('avx'), null)).toEqual(cpu);
    expect(updateLive(cpus, { ...cpu, check: 'none' }, made('avx'), made('sse'))).toEqual({
      ...cpu,
      check: 'none',
    });
  });
});

describe('expand', () => {
  it('lists the model, then what is explicit, then what is removed', () => {
    const expanded = expand(cpus, guest('Skylake-Client -sse ?avx ~xop'));
    expect(expanded.features).toContainEqual({ name: 'sse', policy: 'disable' });
    expect(expanded.features).toContainEqual({ name: 'mpx', policy: 'disable' });
    expect(expanded.features).toContainEqual({ name: 'avx', policy: 'require' });
    expect(expanded.features.map(({ name }) => name)).not.toContain('xop');
  });

  it('has no policies for hosts', () => {
    expect(new Set(expand(cpus, host).features.map(({ policy }) => policy))).toEqual(new Set([null]));
  });
});

describe('translate', () => {
  const models = [{ name: 'qemu64' }, { name: 'Penryn' }];
  it('finds an allowed model and keeps the own features', () => {
    const cpu = translate(cpus, guest('Nehalem +vmx -sse4.2'), models);
    expect(cpu.model).toBe('Penryn');
    expect(list(cpu)).toEqual(['require vmx', 'require popcnt', 'disable sse4.2']);
  });

  it('keeps what is allowed or not custom', () => {
    const cpu = guest('Penryn');
    expect(translate(cpus, cpu, models)).toBe(cpu);
    expect(translate(cpus, cpu, null)).toBe(cpu);
    const passed = guestCpu({ mode: 'maximum' });
    expect(translate(cpus, passed, models)).toBe(passed);
  });

  it('obeys fallback', () => {
    expect(() => translate(cpus, guest('Nehalem', { fallback: 'forbid' }), models)).toThrow(
      'model Nehalem: not supported by the hypervisor',
    );
  });
});
