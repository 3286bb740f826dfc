/** An attribute list: those with value null or undefined are left out. */
export type Attributes = readonly (readonly [name: string, value: string | number | null | undefined])[];

/** Text for use between single quotes or tags, as libvirt escapes it. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&'"\r\n\t]/g, (char) => ESCAPES[char] ?? char);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  "'": '&apos;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** One element in libvirt's layout: single quotes, two spaces per level, `lines` inside, no line break at the end. */
export function element(name: string, attributes: Attributes, content: string | readonly string[] = []): string {
  const list = attributes.flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [` ${key}='${escapeXml(String(value))}'`],
  );
  const start = `<${name}${list.join('')}`;
  if (typeof content === 'string') return `${start}>${escapeXml(content)}</${name}>`;
  if (content.length === 0) return `${start}/>`;
  const inner = content.map((line) => line.replace(/^/gm, '  '));
  return [`${start}>`, ...inner, `</${name}>`].join('\n');
}

/** 0x and eight hexadecimal digits. */
export function hex8(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}
