import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { XmlElement } from './xml-element.js';
import { quickXml } from './xml-quick.js';
import { parseCarefully } from './xml-tree.js';

const LIMITS = { depth: 6, elements: 20, source: 'XML' };
const CPU = `<?xml version='1.0' encoding='UTF-8'?>
<domain xmlns:qemu="http://libvirt.org/schemas/domain/qemu/1.0">
  <!-- a guest's CPU -->
  <cpu mode='custom' match="exact">
    <model fallback='forbid'>EPYC &amp; more</model>
    <feature policy='require' name='x2apic'/>
    <qemu:arg value='a &lt; b'/>
  </cpu>
</domain>
`;

/** A tree as plain values, positions included. */
function plain({ name, attributes, children, text, source, line, column }: XmlElement): unknown {
  return { name, attributes: [...attributes], children: children.map(plain), text, source, line, column };
}

function careful(text: string): unknown {
  try {
    return plain(parseCarefully(text, LIMITS));
  } catch {
    return 'refused';
  }
}

describe('quickXml', () => {
  it('takes what libvirt writes', () => {
    const read = quickXml(CPU, LIMITS);
    expect(read && plain(read)).toEqual(careful(CPU));
  });

  it.each([
    '<a>&x;</a>',
    '<a>&#65;</a>',
    '<a b="1" b="2"/>',
    '<a/><b/>',
    'x<a/>',
    '<a>\r\n</a>',
    '<!DOCTYPE a><a/>',
    '',
    '<a>',
  ])('leaves %j to the full parser', (text) => {
    expect(quickXml(text, LIMITS)).toBeNull();
  });

  const part = fc.oneof(
    fc.constantFrom(
      '<',
      '>',
      '/',
      '&',
      ';',
      "'",
      '"',
      '=',
      ' ',
      '\n',
      '\r',
      '-',
      '<!--',
      '-->',
      '--',
      ']]>',
      '<![CDATA[',
    ),
    fc.constantFrom(
      '<a>',
      '</a>',
      '<a/>',
      " b='1'",
      '&lt;',
      '&amp;',
      '<?x?>',
      '\u0000',
      '\ufeff',
      '😀',
      '</cpu>',
      '<cpu>',
    ),
    fc.string({ maxLength: 2, unit: 'binary' }),
  );
  const edits = fc.array(fc.record({ at: fc.nat(), length: fc.nat({ max: 4 }), part }), { minLength: 1, maxLength: 4 });

  it('reads nothing that the full parser refuses, and everything as it does', () => {
    let taken = 0;
    fc.assert(
      fc.property(edits, (list) => {
        const text = list.reduce((now, { at, length, part: piece }) => {
          const place = at % (now.length + 1);
          return now.slice(0, place) + piece + now.slice(place + length);
        }, CPU);
        const quick = quickXml(text, LIMITS);
        if (quick === null) return;
        taken++;
        expect(plain(quick)).toEqual(careful(text));
      }),
      { numRuns: Number(process.env['RUNS'] ?? 2000) },
    );
    expect(taken).toBeGreaterThan(50);
  });
});
