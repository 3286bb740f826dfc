import { type CpuFeature, guestCpu } from '@cpu-models/runtime';
import { INPUT_FACTS } from '../generated/input-facts.js';
import { InputError, type Known } from '../known.js';
import { jsonValues } from './json-values.js';
import { featuresOfCpu, qemuNameOf, unlisted, vendorString } from './libvirt.js';
import type { HostPart, HostReader } from './part.js';

const NOT_ASKED = 'what QEMU and KVM give of it: QEMU was not asked';
const LSHW_WORDS = INPUT_FACTS.bitWords.find(({ program }) => program === 'lshw')?.words ?? {};
const NO_DETAILS = 'family, model and stepping of the CPU, and its registers';

/** Models that somebody says can be used; of others nothing is said. */
const usable = (names: readonly string[]): NonNullable<HostPart['definitions']> => ({
  none: names.map((name) => ({ name, 'unavailable-features': [] })),
});

/** The labels of a Kubernetes node that KubeVirt has looked at (node-labeller), as YAML, JSON or `kubectl describe` has them. */
export const kubevirtNode: HostReader = {
  kind: "KubeVirt's labels of a node",
  matches: (text) => /\b(?:cpu-(?:feature|model|vendor)|host-model-required-features)\.node\.kubevirt\.io\//.test(text),
  read: (text, known) => {
    if (
      new Set([...text.matchAll(/kubernetes\.io\/hostname["']?\s*[:=]\s*["']?([\w.-]+)/g)].map(([, at]) => at)).size > 1
    )
      throw new InputError('labels of several nodes; expected those of one');
    const labelled = (kind: string) =>
      [
        ...text.matchAll(
          new RegExp(`(?<![\\w-])${kind}\\.node\\.kubevirt\\.io/([\\w.-]+)["']?\\s*[:=]\\s*["']?true`, 'g'),
        ),
      ].map(([, name = '']) => name);
    const features = [...labelled('cpu-feature'), ...labelled('host-model-required-features')];
    const vendor = vendorString(known, labelled('cpu-vendor')[0] ?? null);
    return {
      kind: "KubeVirt's labels of a node",
      features: {
        values: Object.fromEntries(features.map((name) => [qemuNameOf(known, name), true])),
        source: "KubeVirt's labels of the node",
      },
      definitions: usable(labelled('cpu-model')),
      ...(vendor === null ? {} : { cpuinfo: { vendor_id: vendor } }),
      partial: true,
      cannotSay: ["QEMU's version", 'models and features that have no label', NO_DETAILS],
    };
  },
};

/** What nova keeps of a hypervisor, `cpu_info`: alone, in `openstack hypervisor show` or its JSON. */
export const novaHypervisor: HostReader = {
  kind: "nova's cpu_info",
  matches: (text) => /\\?"arch\\?"\s*:/.test(text) && /\\?"features\\?"\s*:\s*\[/.test(text),
  read: (text, known) => {
    const cpu = jsonValues(text.includes('\\"') ? text.replaceAll('\\"', '"').replaceAll(/"(\{)|(\})"/g, '$1$2') : text)
      .flatMap(nested)
      .find((one) => typeof one['model'] === 'string' && Array.isArray(one['features']));
    if (cpu === undefined) throw new InputError('no object with a model and features; expected cpu_info');
    const names = (cpu['features'] as unknown[]).map(String);
    const model = String(cpu['model']);
    const features = names.map((name): CpuFeature => ({ name, policy: 'require' }));
    const map = known.libvirt.some(({ x86 }) => x86.models.some(({ name }) => name === model));
    const own = map ? featuresOfCpu(known, guestCpu({ model, features })) : {};
    const listed = Object.fromEntries(names.map((name) => [qemuNameOf(known, name), true]));
    const vendor = vendorString(known, typeof cpu['vendor'] === 'string' ? cpu['vendor'] : null);
    return {
      kind: "nova's cpu_info",
      features: { values: { ...own, ...listed }, source: `nova's description of the host CPU (${model})` },
      ...(vendor === null ? {} : { cpuinfo: { vendor_id: vendor } }),
      cannotSay: [NOT_ASKED, 'features that libvirt did not list', NO_DETAILS],
    };
  },
};

function nested(value: Record<string, unknown>): Record<string, unknown>[] {
  const inner = Object.values(value).filter(
    (one): one is Record<string, unknown> => typeof one === 'object' && one !== null && !Array.isArray(one),
  );
  return [value, ...inner.flatMap(nested)];
}

/** oVirt's `vdsm-client Host getCapabilities`: flags of /proc/cpuinfo, and `model_NAME` for what libvirt calls usable. */
export const vdsm: HostReader = {
  kind: 'vdsm capabilities',
  matches: (text) => /["']?cpuFlags["']?\s*[:=]/.test(text),
  read: (text, known) => {
    const field = (name: string) => new RegExp(`["']?${name}["']?\\s*[:=]\\s*["']([^"']*)["']`).exec(text)?.[1];
    const words = (field('cpuFlags') ?? '').split(',').map((word) => word.trim());
    const name = field('cpuModel');
    return {
      kind: 'vdsm capabilities',
      cpuinfo: {
        flags: words.filter((word) => !word.startsWith('model_')).join(' '),
        ...(name === undefined ? {} : { 'model name': name, ...vendorOf(known, name) }),
      },
      definitions: usable(words.flatMap((word) => /^model_(.+)$/.exec(word)?.[1] ?? [])),
      partial: true,
      cannotSay: [NOT_ASKED, "QEMU's version", NO_DETAILS],
    };
  },
};

/** What Proxmox answers about a node (`pvesh get /nodes/NODE/status`, as a table, JSON or YAML of one line): flags and a kernel. */
export const proxmoxNode: HostReader = {
  kind: "Proxmox's status of a node",
  matches: (text) => /"flags"\s*:\s*"[a-z]/.test(text) && /"hvm"\s*:/.test(text),
  read: (text, known) => {
    const objects = jsonValues(text).flatMap(nested);
    const cpu = objects.find(({ flags, hvm }) => typeof flags === 'string' && hvm !== undefined);
    if (cpu === undefined) throw new InputError('no object with flags and hvm; expected cpuinfo');
    const name = String(cpu['model'] ?? '');
    const kernel = /\bLinux (\d+\.\d+\S*)/.exec(text)?.[1] ?? /"release"\s*:\s*"(\d+\.\d+[^"]*)"/.exec(text)?.[1];
    return {
      kind: "Proxmox's status of a node",
      cpuinfo: { flags: String(cpu['flags']), 'model name': name, ...vendorOf(known, name) },
      ...(kernel === undefined ? {} : { kernel }),
      cannotSay: [NOT_ASKED, NO_DETAILS],
    };
  },
};

/** Of a brand or a company: `Intel(R) Xeon(R)`, `Advanced Micro Devices [AMD]`. */
function vendorOf({ libvirt }: Known, text: string): Record<string, string> {
  const vendors = libvirt.flatMap(({ x86 }) => x86.vendors);
  const vendor = vendors.find(({ name }) => text.toLowerCase().includes(name.toLowerCase()));
  return vendor === undefined ? {} : { vendor_id: vendor.string };
}

/** `qemu-system-x86_64 -cpu help`: every model that it has. */
export const cpuHelp: HostReader = {
  kind: 'qemu -cpu help',
  matches: (text) => /^[ \t]*Available CPUs:/m.test(text) || /^x86 +\S+/m.test(text),
  read: (text, known) => {
    const [list = '', flags] = text.split(/^[ \t]*Recognized CPUID flags:/m);
    const isWhole =
      /^[ \t]*Available CPUs:/m.test(list) && (flags !== undefined || /^(?:x86)?[ \t]+max(?:[ \t]|$)/m.test(list));
    const names = [...list.matchAll(/^(?:x86)?[ \t]+'?([A-Za-z0-9][\w.-]*)'?(?:[ \t]|$)/gm)].map(
      ([, name = '']) => name,
    );
    const aliases = new Map(
      [...list.matchAll(/^(?:x86)?[ \t]+(\S+)[ \t]+\(alias of (\S+?)\)/gm)].map(([, a, b]) => [a, b]),
    );
    if (names.length === 0) throw new InputError('no model in it; expected one a line below "Available CPUs:"');
    const listed = names.map((name) => {
      const alias = aliases.get(name);
      return alias === undefined ? { name } : { name, 'alias-of': alias };
    });
    return {
      kind: 'qemu -cpu help',
      definitions: { none: isWhole ? listed : [...listed, ...unlisted(known, listed)] },
      partial: true,
      cannotSay: [
        "QEMU's version",
        ...(isWhole ? [] : ['models that the list had before it was cut']),
        'which of the models run, and what blocks the others',
        'the CPU and the kernel below QEMU',
      ],
    };
  },
};

/** `lshw -class cpu`, as text or JSON. */
export const lshw: HostReader = {
  kind: 'lshw',
  matches: (text) =>
    /^[ \t]*\*-cpu/m.test(text) || (/"class"\s*:\s*"processor"/.test(text) && /"capabilities"\s*:\s*\{/.test(text)),
  read: (text, known) => {
    const json = jsonValues(text).find((one) => one['class'] === 'processor');
    const field = (name: string) =>
      json === undefined
        ? new RegExp(`^[ \\t]*${name}:[ \\t]*(.*)$`, 'm').exec(text)?.[1]?.trim()
        : String(json[name] ?? '');
    const capabilities = json?.['capabilities'];
    const words =
      typeof capabilities === 'object' && capabilities !== null
        ? Object.keys(capabilities)
        : (field('capabilities') ?? '').split(/\s+/);
    const [, family, model, stepping] = /^(\d+)\.(\d+)\.(\d+)$/.exec(field('version') ?? '') ?? [];
    return {
      kind: 'lshw',
      cpuinfo: {
        ...vendorOf(known, field('vendor') ?? ''),
        ...(family === undefined ? {} : { 'cpu family': family, model: model ?? '', stepping: stepping ?? '' }),
        'model name': field('product') ?? '',
        flags: words.map((word) => LSHW_WORDS[word] ?? word).join(' '),
      },
      cannotSay: [NOT_ASKED, 'features that /proc/cpuinfo has no flag for (VMX details, bits of MSRs)'],
    };
  },
};
