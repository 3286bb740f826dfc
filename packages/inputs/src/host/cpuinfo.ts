import type { HostReader } from './part.js';

const CANNOT = [
  'what QEMU and KVM give of it: QEMU was not asked',
  'features that /proc/cpuinfo has no flag for (VMX details, bits of MSRs)',
];

/** /proc/cpuinfo; the first processor counts. */
export const cpuinfo: HostReader = {
  kind: '/proc/cpuinfo',
  matches: (text) => /^(flags|Features)\s*:/m.test(text) && /^(vendor_id|processor|cpu family)\s*:/m.test(text),
  read: (text) => {
    const fields = fieldsOf(text.split(/\n\s*\n/).find((block) => /^flags\s*:/m.test(block)) ?? text);
    return { kind: '/proc/cpuinfo', cpuinfo: fields, cannotSay: CANNOT };
  },
};

/** What `lscpu` calls the lines of /proc/cpuinfo. */
const LSCPU: Readonly<Record<string, string>> = {
  'Vendor ID': 'vendor_id',
  'CPU family': 'cpu family',
  Model: 'model',
  Stepping: 'stepping',
  'Model name': 'model name',
  Flags: 'flags',
};

/** `lscpu`, as text or with --json. */
export const lscpu: HostReader = {
  kind: 'lscpu',
  matches: (text) =>
    /^\s*(Architecture:\s+x86_64|Vendor ID:\s+\S)/m.test(text) || /"field":\s*"Architecture:"/.test(text),
  read: (text) => {
    const lines = /"field":/.test(text)
      ? [...text.matchAll(/"field":\s*"([^"]+?):?",\s*"data":\s*"([^"]*)"/g)].map(
          ([, name = '', value = '']) => [name, value] as const,
        )
      : Object.entries(fieldsOf(text));
    const known = lines.flatMap(([name, value]) => (LSCPU[name] === undefined ? [] : [[LSCPU[name], value] as const]));
    return { kind: 'lscpu', cpuinfo: Object.fromEntries(known), cannotSay: CANNOT };
  },
};

function fieldsOf(text: string): Record<string, string> {
  const pairs = text.split('\n').flatMap((line) => {
    const match = /^\s*([^:]+?)\s*:\s*(.*?)\s*$/.exec(line);
    return match?.[1] === undefined ? [] : [[match[1], match[2] ?? ''] as const];
  });
  return Object.fromEntries(pairs);
}
