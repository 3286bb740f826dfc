import { expect, it } from 'vitest';
import { formatDomainCapabilities, parseDomainCapabilities } from './domain-capabilities.js';

const xml = `<domainCapabilities>
  <path>/usr/bin/qemu-system-x86_64</path>
  <domain>kvm</domain>
  <machine>pc-q35-10.0</machine>
  <arch>x86_64</arch>
  <cpu>
    <mode name='host-passthrough' supported='yes'>
      <enum name='hostPassthroughMigratable'>
        <value>on</value>
        <value>off</value>
      </enum>
    </mode>
    <mode name='maximum' supported='no'/>
    <mode name='host-model' supported='yes'>
      <model fallback='forbid'>Skylake-Client-IBRS</model>
      <vendor>Intel</vendor>
      <maxphysaddr mode='passthrough' limit='39'/>
      <feature policy='require' name='vmx'/>
      <feature policy='disable' name='hle'/>
    </mode>
    <mode name='custom' supported='yes'>
      <model usable='yes' deprecated='yes' vendor='unknown' canonical='486-v1'>486</model>
      <model usable='no' vendor='Intel'>Haswell</model>
      <blockers model='Haswell'>
        <feature name='hle'/>
        <feature name='rtm'/>
      </blockers>
    </mode>
  </cpu>
</domainCapabilities>
`;

it('reads and writes domain capabilities', () => {
  const capabilities = parseDomainCapabilities(xml);
  expect(capabilities).toMatchObject({
    machine: 'pc-q35-10.0',
    hostPassthrough: { migratable: ['on', 'off'] },
    maximum: null,
    hostModel: { type: 'guest', model: 'Skylake-Client-IBRS', fallback: 'forbid' },
    custom: [
      { name: '486', usable: 'yes', deprecated: true, canonical: '486-v1' },
      { name: 'Haswell', usable: 'no', deprecated: false, blockers: ['hle', 'rtm'] },
    ],
  });
  expect(formatDomainCapabilities(capabilities)).toBe(xml);
});

it('tells modes that are not there', () => {
  expect(parseDomainCapabilities('<domainCapabilities><cpu/></domainCapabilities>')).toMatchObject({
    arch: null,
    hostModel: null,
    custom: null,
  });
  expect(() => parseDomainCapabilities('<domainCapabilities/>')).toThrow(
    '<domainCapabilities>: no <cpu>; expected one',
  );
});
