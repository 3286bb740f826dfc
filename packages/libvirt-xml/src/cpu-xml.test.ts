import { type Cpu, cpuData, cpuid, type FeaturePolicy, guestCpu, hostCpu } from '@cpu-models/runtime/libvirt';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCapabilities, parseCapabilities, parseDomainCpu } from './capabilities.js';
import { parseCpu } from './cpu-read.js';
import { formatCpu } from './cpu-write.js';
import { formatCpuData, parseCpuData } from './cpudata.js';

describe('cpudata', () => {
  it('is read with what is missing as 0, and written as libvirt does', () => {
    const data = parseCpuData(
      "<cpudata arch='x86'><msr index='0x10a' eax='0x1' edx='0'/><cpuid eax_in='07' ebx='17'/><cpuid eax_in='1'/></cpudata>",
    );
    expect(data).toEqual(
      cpuData([{ kind: 'msr', index: 0x10a, eax: 1, edx: 0 }, cpuid(7, 0, { ebx: 17 }), cpuid(1, 0, {})]),
    );
    expect(formatCpuData(data)).toBe(
      [
        "<cpudata arch='x86'>",
        "  <cpuid eax_in='0x00000007' ecx_in='0x00000000' eax='0x00000000' ebx='0x00000011' ecx='0x00000000' edx='0x00000000'/>",
        "  <msr index='0x10a' eax='0x00000001' edx='0x00000000'/>",
        '</cpudata>',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ["<cpudata arch='arm'/>", "<cpudata>: arch='arm'; expected x86"],
    ["<cpudata arch='x86'/>", '<cpudata>: no data; expected <cpuid> or <msr>'],
    ["<cpudata arch='x86'><x/></cpudata>", 'element <x>: expected <cpuid> or <msr>'],
    ["<cpudata arch='x86'><cpuid/></cpudata>", "<cpuid>: eax_in=''; expected an unsigned 32-bit number"],
    ["<cpudata arch='x86'><cpuid eax_in='0x100000000'/></cpudata>", "eax_in='0x100000000'; expected"],
    ["<cpudata arch='x86'><msr index='1' eax='1'/></cpudata>", "<msr>: edx=''; expected"],
  ])('refuses %j', (xml, message) => {
    expect(() => parseCpuData(xml)).toThrow(message);
  });
});

describe('cpu', () => {
  const host = `<cpu>
  <arch>x86_64</arch>
  <model>Nehalem</model>
  <vendor>Intel</vendor>
  <microcode version='29'/>
  <signature family='6' model='26' stepping='5'/>
  <counter name='tsc' frequency='2394230000' scaling='no'/>
  <topology sockets='1' dies='1' clusters='1' cores='4' threads='2'/>
  <maxphysaddr mode='emulate' bits='36'/>
  <feature name='vmx'/>
</cpu>
`;
  const guest = `<cpu mode='custom' match='exact' check='full'>
  <model fallback='forbid' vendor_id='Acme &amp; Sons!'>EPYC</model>
  <vendor>AMD</vendor>
  <cache level='3' mode='emulate'/>
  <feature policy='disable' name='svm'/>
</cpu>
`;

  it.each([host, guest])('is written as it was read', (xml) => {
    expect(formatCpu(parseCpu(xml))).toBe(xml);
  });

  it('has the layout of the release', () => {
    const old = formatCpu(parseCpu(host), { release: '7.0' });
    expect(old).not.toContain('<signature');
    expect(old).toContain("<topology sockets='1' dies='1' cores='4' threads='2'/>");
  });

  it('passes through without model lines', () => {
    expect(formatCpu(guestCpu({ mode: 'host-passthrough', model: 'EPYC', rest: { migratable: true } }))).toBe(
      "<cpu mode='host-passthrough' migratable='on'/>\n",
    );
    expect(() => formatCpu(guestCpu({ features: [{ name: 'a', policy: 'require' }] }))).toThrow(
      'features without a model',
    );
  });

  it.each([
    ["<cpu match='exact'><arch>x86_64</arch></cpu>", '<arch> with attribute match'],
    ['<cpu><arch>x86_64</arch></cpu>', 'no <model>'],
    ["<cpu mode='odd'/>", "mode='odd'; expected custom, host-model, host-passthrough, maximum"],
    ["<cpu><model>A</model><feature name='a'/><feature name='a'/></cpu>", '<feature>: a specified twice'],
    [
      "<cpu><model>A</model><feature name='a' policy='no'/></cpu>",
      "policy='no'; expected force, require, optional, disable, forbid",
    ],
    ["<cpu><feature name='a'/></cpu>", '<feature>: no <model>'],
    ['<cpu><vendor>A</vendor></cpu>', '<vendor>: no <model>'],
    ["<cpu><model vendor_id='short'>A</model></cpu>", 'expected 12 characters'],
    ["<cpu mode='custom' migratable='on'><model>A</model></cpu>", 'migratable; expected'],
    ["<cpu><topology sockets='0' cores='1' threads='1'/></cpu>", "sockets='0'; expected a number above 0"],
  ])('refuses %j', (xml, message) => {
    expect(() => parseCpu(xml)).toThrow(message);
  });

  const name = fc.stringMatching(/^[A-Za-z0-9 _.<>&'"+-]{1,12}$/).filter((text) => text.trim() !== '');
  const names = fc.uniqueArray(name, { maxLength: 5 });
  const policy = fc.constantFrom<FeaturePolicy>('force', 'require', 'optional', 'disable', 'forbid');
  const guests = fc
    .record({
      model: name,
      vendor: fc.option(name),
      names,
      policy,
      match: fc.constantFrom('exact', 'minimum', 'strict'),
      fallback: fc.constantFrom('allow', 'forbid'),
    })
    .map(({ names, policy, ...parts }) =>
      guestCpu({ ...parts, features: names.map((feature) => ({ name: feature, policy })) }),
    );
  const hosts = fc
    .record({
      model: name,
      vendor: fc.option(name),
      names,
      arch: fc.constantFrom('x86_64', 'ppc64'),
    })
    .map(({ names, ...parts }) =>
      hostCpu({ ...parts, features: names.map((feature) => ({ name: feature, policy: null })) }),
    );

  it('survives being written and read', () => {
    fc.assert(
      fc.property(fc.oneof(guests, hosts) as fc.Arbitrary<Cpu>, (cpu) => {
        expect(parseCpu(formatCpu(cpu))).toEqual(cpu);
      }),
    );
  });

  it('is found in capabilities and domains', () => {
    expect(formatCpu(parseCapabilities(formatCapabilities(parseCpu(host))))).toBe(host);
    expect(() => parseCapabilities('<capabilities><host/></capabilities>')).toThrow('<host>: no <cpu>; expected one');
    expect(parseDomainCpu(`<domain><name>x</name><cpu mode='host-model'/></domain>`)).toMatchObject({
      mode: 'host-model',
    });
    expect(parseDomainCpu('<domain/>')).toBeNull();
  });
});
