import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostCpu } from './cpu.js';
import { baselineOfSummary, hostsBaseline } from './hosts-baseline.js';
import { type Host, mergeSummaries, summarizeHosts } from './hosts-summary.js';
import { loadMap } from './load.js';
import { factCpu, factHosts, map113 } from './testing/facts.js';

const cpus = loadMap(map113);
const host = (name: string, model: string, ...features: string[]): Host => ({
  name,
  cpu: hostCpu({
    model,
    vendor: 'Intel',
    features: features.map((feature) => ({ name: feature, policy: null })),
  }),
});

describe('hostsBaseline', () => {
  it('intersects, keeps apart what accumulates, and says what each host loses', () => {
    const answer = hostsBaseline(cpus, [host('a', 'Westmere', 'vmx', 'md-clear'), host('b', 'Nehalem', 'vmx')]);
    expect(answer.cpu).toMatchObject({ model: 'Nehalem-v1', vendor: 'Intel' });
    expect(answer.cpu.features.map(({ name, policy }) => `${policy} ${name}`)).toEqual(['require vmx']);
    expect(answer.accumulated).toEqual(['md-clear']);
    expect(answer.losses).toEqual([
      { host: 'a', features: ['aes', 'md-clear'] },
      { host: 'b', features: [] },
    ]);
    expect(answer.costliest).toEqual({ host: 'b', features: ['aes', 'md-clear'] });
  });

  it('drops what depends on a dropped feature, deeply', () => {
    const dependencies = [
      { from: 'avx', to: 'fma' },
      { from: 'xsave', to: 'avx' },
      { from: 'unknown', to: 'sse' },
    ];
    const { dropped, features } = hostsBaseline(cpus, [host('a', 'Nehalem', 'avx', 'fma')], {
      dependencies,
    });
    expect(dropped).toEqual(['fma', 'avx']);
    expect(features).not.toContain('fma');
  });

  it('takes a 64-bit model for 64-bit hosts, though a 32-bit one takes fewer words', () => {
    const of = (...features: readonly string[]) => {
      const names = ['syscall', 'nx', ...features].map((name) => ({ name, policy: null }));
      return hostsBaseline(cpus, [{ name: 'a', cpu: hostCpu({ model: 'athlon', vendor: 'AMD', features: names }) }])
        .cpu;
    };
    expect([of().model, of('lm').model]).toEqual(['athlon-v1', 'Opteron_G1-v1']);
  });

  it('refuses several vendors unless told otherwise, and then avoids models of either', () => {
    const amd: Host = { name: 'c', cpu: hostCpu({ model: 'EPYC', vendor: 'AMD' }) };
    const all = [host('a', 'Haswell-noTSX'), amd];
    expect(() => hostsBaseline(cpus, all)).toThrow(
      'hosts: several vendors (AMD, Intel); expected one, or mixedVendors',
    );
    const { cpu } = hostsBaseline(cpus, all, { mixedVendors: true });
    expect(cpus.modelsByName.get(cpu.model!)!.vendor).toBeNull();
  });

  it('refuses no host', () => {
    expect(() => hostsBaseline(cpus, [])).toThrow('hosts: none given; expected at least one');
  });

  it('uses an alias only where its canonical name is not allowed', () => {
    const all = [host('a', 'Westmere')];
    const modelOf = (...names: string[]) =>
      hostsBaseline(cpus, all, { models: names.map((name) => ({ name })) }).cpu.model;
    expect(modelOf('Westmere', 'Westmere-v1')).toBe('Westmere-v1');
    expect(modelOf('Westmere', 'qemu64')).toBe('Westmere');
  });

  const described: Host[] = factHosts.map((fact) => ({ name: fact.name, data: fact.data }));
  const asCpu: Host[] = factHosts.map((fact) => ({
    name: `${fact.name} (cpu)`,
    cpu: factCpu(fact),
  }));
  const hosts = fc.uniqueArray(fc.constantFrom(...described, ...asCpu), {
    maxLength: 8,
    selector: ({ name }) => name,
  });
  const summary = (all: readonly Host[]) => summarizeHosts(cpus, all);

  it('merges in any order and grouping', () => {
    fc.assert(
      fc.property(hosts, hosts, hosts, (a, b, c) => {
        const all = [...a, ...b, ...c];
        fc.pre(new Set(all).size === all.length);
        const [x, y, z] = [summary(a), summary(b), summary(c)] as const;
        const whole = summary(all);
        expect(mergeSummaries(mergeSummaries(x, y), z)).toEqual(whole);
        expect(mergeSummaries(x, mergeSummaries(y, z))).toEqual(whole);
        expect(mergeSummaries(z, mergeSummaries(y, x))).toEqual(whole);
      }),
    );
  });

  it('is contained in every host, so that a guest starts on each', () => {
    fc.assert(
      fc.property(hosts, (all) => {
        fc.pre(all.length > 0);
        const { features } = baselineOfSummary(cpus, summary(all), { mixedVendors: true });
        for (const one of all) {
          const own = new Set(baselineOfSummary(cpus, summary([one]), { mixedVendors: true }).features);
          for (const name of features) expect(own).toContain(name);
        }
      }),
    );
  });

  it('finds the host that costs most: without it, just those features more are common', () => {
    fc.assert(
      fc.property(hosts, (all) => {
        fc.pre(all.length > 1);
        const options = { mixedVendors: true, accumulating: [], keepNonMigratable: true };
        const { costliest, features } = baselineOfSummary(cpus, summary(all), options);
        const gain = (name: string) => {
          const rest = baselineOfSummary(cpus, summary(all.filter((one) => one.name !== name)), options);
          return rest.features.filter((feature) => !features.includes(feature));
        };
        const most = Math.max(...all.map(({ name }) => gain(name).length));
        expect(costliest?.features.length ?? 0).toBe(most);
        if (costliest) expect(gain(costliest.host)).toEqual(costliest.features);
      }),
    );
  });
});
