import { libvirtRelease } from '@cpu-models/catalog';
import { expect, it } from 'vitest';
import { differences, moo, testSource } from '../../catalog/src/libvirt/testing/documents.js';
import { generateLibvirt } from './generate.js';

function generate(files: Record<string, string>, release = '11.3'): Map<string, string> {
  return new Map(generateLibvirt(libvirtRelease(testSource(files), release)).map(({ path, text }) => [path, text]));
}

const MODEL = moo(
  '{ 1_EDX: [fpu, vme], VMX_EPT: [vmx-ept] }',
  '[{ version: 1 }, { version: 2, properties: { tsc: on } }]',
);

it('writes a model in the form of its time', () => {
  const files = {
    'x86/models/Moo.yaml': MODEL,
    'x86/libvirt/differences.yaml': differences(
      'removed: [{ features: [osxsave], models: [Moo], kind: policy, reason: x }], signatures: [{ models: { Moo: [{ model: 85, steppings: 5-7 }, { model: 94 }] }, kind: policy, reason: x }]',
    ),
  };
  expect(generate(files).get('cpu_map/x86_Moo.xml')).toBe(`<cpus>
  <model name='Moo'>
    <check partial='compat'/>
    <decode host='on' guest='on'/>
    <signature family='6' model='85' stepping='5-7'/> <!-- 050650 -->
    <signature family='6' model='94'/> <!-- 0506e0 -->
    <vendor name='Intel'/>
    <feature name='fpu'/>
    <feature name='osxsave' removed='yes'/>
    <feature name='vme'/>
    <feature name='vmx-ept' added='yes'/>
  </model>
</cpus>
`);
  expect(generate(files).get('cpu_map/x86_Moo-v1.xml')).toBe(`<cpus>
  <model name='Moo-v1'>
    <decode host='on' guest='off'/>
    <model name='Moo'/>
  </model>
</cpus>
`);
});

it('writes comment blocks where upstream has them', () => {
  const layout = `
    index: { group-elements-since: "10.10" }
    signature-comments: { names: { until: "0.0" } }
    comments: [{ models: [Moo], before-signature: 1, lines: [One,  "         two."] }, { models: [Moo], lines: [Three] }]
    features: { generated-since: "1.0", header-by-hand: [], header-generated: [], by-hand: [{ word: 1_EDX }] }
    libcpuinfo-aliases: { since: "11.3" }`;
  const text = generate({ 'x86/libvirt/layout.yaml': layout }, '9.0').get('cpu_map/x86_Moo.xml');
  expect(text).toContain(
    "guest='on'/>\n    <!-- One\n         two. -->\n    <signature family='6' model='60'/>\n    <vendor name='Intel'/>\n    <!-- Three -->\n    <feature",
  );
});

it('writes the index with groups as comments, later as elements', () => {
  expect(generate({}, '9.0').get('cpu_map/index.xml')).toBe(`<cpus>
  <arch name='x86'>
    <include filename='x86_vendors.xml'/>
    <include filename='x86_features.xml'/>

    <!-- Intel CPU models -->
    <include filename='x86_Moo.xml'/>
  </arch>

  <arch name='ppc64'>
    <include filename='ppc64_vendors.xml'/>

    <!-- IBMs -->
    <include filename='ppc64_POWER9.xml'/>
  </arch>

  <arch name='arm'>
    <include filename='arm_vendors.xml'/>
    <include filename='arm_features.xml'/>

    <!-- Arms -->
    <include filename='arm_cortex.xml'/>
  </arch>
</cpus>
`);
  expect(generate({}).get('cpu_map/index.xml')).toContain(`
    <group name='Intel CPU models'>
      <include filename='x86_Moo.xml'/>
      <include filename='x86_Moo-v1.xml'/>
    </group>
  </arch>
`);
});

it('writes features by hand and generated', () => {
  expect(generate({}, '9.0').get('cpu_map/x86_features.xml')).toMatch(
    /^<!--\nby hand\n-->\n<cpus>\n {2}<!-- first -->\n {2}<feature name='fpu'>\n {4}<cpuid eax_in='0x01' edx='0x00000001'\/>\n/,
  );
  const text = generate({}).get('cpu_map/x86_features.xml');
  expect(text).toMatch(/^<!--\ngenerated\n-->\n\n<cpus>\n\n {2}<!-- cpuid level 0x00000001 \(ecx\) -->\n/);
  expect(text).toContain(
    "  <feature name='pni'>\n    <alias name='sse3' source='qemu'/>\n    <cpuid eax_in='0x00000001' ecx='0x00000001'/>\n  </feature>\n",
  );
  expect(text).toContain("    <msr index='0x0000048c' edx='0x00000200' eax='0x00000000'/>\n  </feature>\n</cpus>\n");
});

it('writes the other architectures', () => {
  const files = generate({});
  expect(files.get('cpu_map/arm_cortex.xml')).toContain(
    "<model name='Cortex+'>\n    <vendor name='ARM'/>\n    <pvr value='0xd03'/>",
  );
  expect(files.get('cpu_map/arm_features.xml')).toBe(
    "<cpus>\n\n  <!-- Vectors -->\n  <feature name='sve'/>\n\n</cpus>\n",
  );
  expect(files.get('cpu_map/arm_vendors.xml')).toBe("<cpus>\n  <vendor name='ARM' value='0x41'/>\n</cpus>\n");
  expect(files.get('cpu_map/ppc64_POWER9.xml')).toContain("    <pvr value='0x004e0000' mask='0xffff0000'/>");
  expect(files.get('cpu_map/ppc64_vendors.xml')).toBe("<cpus>\n  <vendor name='IBM'/>\n</cpus>\n");
  expect(files.get('cpu_map/libcpuinfo_aliases.xml')).toContain(
    '<canonical>pclmulqdq</canonical>\n        <name>pclmuldq</name>',
  );
});

it('names the source of every file', () => {
  expect(generate({}).get('SOURCES.md')).toContain('| cpu_map/x86_Moo-v1.xml | x86/models/Moo.yaml |\n');
});

it('escapes whatever the source says', () => {
  const files = generate({
    'x86/libvirt/vendors.yaml': `vendors: [{ name: "In'<&tel\\"\\n", string: GenuineIntel }]`,
    'arm/features.yaml': 'sections: [{ title: "a --> b", features: ["]]>"] }]',
  });
  expect(files.get('cpu_map/x86_Moo.xml')).toContain("<vendor name='In&apos;&lt;&amp;tel&quot;&#10;'/>");
  expect(files.get('cpu_map/arm_features.xml')).toContain("<!-- a - -> b -->\n  <feature name=']]&gt;'/>");
});

it('writes the same bytes for the same source', () => {
  expect([...generate({ 'x86/models/Moo.yaml': MODEL })]).toEqual([...generate({ 'x86/models/Moo.yaml': MODEL })]);
});
