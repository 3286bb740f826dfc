import { describe, expect, it } from 'vitest';
import { readDomainCpu } from './domain-xml.js';

const DOMAIN = `<?xml version="1.0"?>
<!-- <cpu><model>none of this</model></cpu> -->
<domain type='kvm'>
  <os>\t<type arch="x86_64" machine='pc-q35-2.4'>hvm</type></os>
  <cpu mode='custom'   match="exact">
    <model fallback='forbid'> EPYC </model >
    <feature policy='disable' name='x2apic'/>
  </cpu>
  <name>a &lt;cpu&gt;</name>\r
</domain>`;

describe('readDomainCpu', () => {
  it('finds what decides about the CPU', () => {
    const { rewrite: _rewrite, ...cpu } = readDomainCpu(DOMAIN);
    expect(cpu).toEqual({
      machine: 'pc-q35-2.4',
      accelerator: 'kvm',
      model: 'EPYC',
      features: [{ policy: 'disable', name: 'x2apic' }],
    });
  });

  it('changes the model and adds features, and nothing else', () => {
    const changed = readDomainCpu(DOMAIN).rewrite('EPYC-v1', [{ policy: 'disable', name: 'npt' }]);
    expect(changed).toBe(
      DOMAIN.replace('> EPYC </model >', "> EPYC-v1 </model >\n    <feature policy='disable' name='npt'/>"),
    );
  });

  it.each([
    ['<a/>', 'this is not a libvirt domain with a machine type: <domain> with <os><type machine=...> is needed'],
    [
      "<domain><os><type machine='pc'/></os></domain>",
      "the domain has no <cpu> with a <model>, so it gets the machine type's default",
    ],
    [
      "<domain><os><type machine='pc'/></os><cpu mode='host-model'><model/></cpu></domain>",
      "the domain's <cpu> is of mode host-model, which means the host's CPU; only mode custom names a model",
    ],
    ['<domain><os></domain>', 'the XML is broken: </domain> ends <os>'],
    ['<domain>', 'the XML is broken: <domain> has no end'],
    ['\n<domain>\n<!-- <os>', 'the XML is broken: the <!-- of line 3 has no end'],
    ['<'.repeat(80_000), 'the XML is broken: the < of line 1 has no end'],
    ['<a>'.repeat(80_000), 'more than 256 elements stand inside of one another'],
  ])('refuses %s', (text, message) => expect(() => readDomainCpu(text)).toThrow(message));
});
