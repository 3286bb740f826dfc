import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCapabilities, parseDomainCpu } from './capabilities.js';
import { parseCpuMap } from './cpu-map.js';
import { parseCpu } from './cpu-read.js';
import { parseCpuData } from './cpudata.js';
import { parseDomainCapabilities } from './domain-capabilities.js';
import { LibvirtXmlError } from './xml-error.js';
import { parseXml } from './xml-tree.js';

describe('parseXml', () => {
  it('keeps elements, attributes, text and positions', () => {
    const root = parseXml("<?xml version='1.0' encoding='UTF-8'?>\n<a b='1 &lt; 2'>\n  <c/>x<![CDATA[<y>]]></a>\n");
    expect(root).toMatchObject({ name: 'a', text: '\n  x<y>', line: 2, column: 1 });
    expect(root.attributes.get('b')).toBe('1 < 2');
    expect(root.children).toMatchObject([{ name: 'c', line: 3, column: 3 }]);
  });

  it.each([
    ['', 'XML:1:1: document must contain a root element.'],
    ['<a><b></a>', 'XML:1:11: unexpected close tag.'],
    ["<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", 'document type: not allowed; expected plain elements'],
    ['<a/><b/>', 'documents may contain only one root'],
    ['<a>&x;</a>', 'undefined entity.'],
    ["<?xml version='1.0' encoding='latin1'?><a/>", 'encoding latin1: expected UTF-8'],
    ['<a b="1" b="2"/>', 'duplicate attribute: b.'],
    ['<a>'.repeat(33), 'element a: deeper than 32 elements; expected fewer'],
  ])('refuses %j', (text, message) => {
    expect(() => parseXml(text)).toThrow(LibvirtXmlError);
    expect(() => parseXml(text)).toThrow(message);
  });

  it('obeys limits', () => {
    expect(() => parseXml('<a/>', { size: 3, source: 'f.xml' })).toThrow('f.xml:1:1: text: 4 long; expected at most 3');
    expect(() => parseXml('<a><b/><b/></a>', { elements: 2 })).toThrow('element b: more than 2 elements');
    expect(() => parseXml(new Uint8Array([0x3c, 0xff]))).toThrow('text: not UTF-8; expected UTF-8');
  });
});

describe('parsers', () => {
  const parsers = [parseXml, parseCpuData, parseCpu, parseCapabilities, parseDomainCpu, parseDomainCapabilities, mapOf];
  function mapOf(text: string | Uint8Array) {
    return parseCpuMap(
      (name) => (name === 'index.xml' ? "<cpus><arch name='x86'><include filename='x.xml'/></arch></cpus>" : text),
      '11.3',
    );
  }
  const onlyOwnErrors = (text: string | Uint8Array) => {
    for (const parse of parsers) {
      try {
        parse(text);
      } catch (error) {
        expect(error).toBeInstanceOf(LibvirtXmlError);
      }
    }
  };
  const names = [
    'cpus',
    'cpu',
    'cpudata',
    'cpuid',
    'msr',
    'model',
    'feature',
    'vendor',
    'arch',
    'host',
    'mode',
    'signature',
    'decode',
    'domainCapabilities',
    'capabilities',
    'topology',
    'cache',
  ];
  const keys = [
    'name',
    'arch',
    'eax',
    'eax_in',
    'index',
    'edx',
    'policy',
    'supported',
    'fallback',
    'stepping',
    'family',
    'level',
    '__proto__',
  ];
  const values = fc.oneof(
    fc.constantFrom('x86', 'yes', 'on', '0', '0x1', '-1', '99999999999', 'custom', 'host-model', ''),
    fc.string(),
  );
  const escaped = (text: string) => text.replace(/[<>&'"]/g, (char) => `&#${char.charCodeAt(0)};`);
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc
      .record({
        name: fc.constantFrom(...names),
        attributes: fc.dictionary(fc.constantFrom(...keys), values, { maxKeys: 4 }),
        inside: fc.oneof(
          { depthSize: 'small' },
          fc.constant(''),
          values.map(escaped),
          fc.array(tie('tree'), { maxLength: 4 }).map((list) => list.join('')),
        ),
      })
      .map(({ name, attributes, inside }) => {
        const list = Object.entries(attributes).map(([key, value]) => ` ${key}='${escaped(value)}'`);
        return `<${name}${list.join('')}>${inside}</${name}>`;
      }),
  }));

  it('never throw anything but their own error on random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), onlyOwnErrors), { numRuns: 1000 });
  });

  it('nor on random text, whole or cut', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), onlyOwnErrors), { numRuns: 500 });
    fc.assert(
      fc.property(tree, fc.nat(), (text, cut) => onlyOwnErrors(text.slice(0, cut % (text.length + 1)))),
      { numRuns: 500 },
    );
  });

  it('nor on well-formed elements in odd places', () => {
    fc.assert(fc.property(tree, onlyOwnErrors), { numRuns: 1000 });
  });
});
