import type { CpuFeature } from '@cpu-models/runtime';
import { parseAllDocuments } from 'yaml';
import { INPUT_FACTS } from '../generated/input-facts.js';
import { InputError } from '../known.js';
import { libvirtGuest } from './domain.js';
import type { Guest, GuestReader } from './guest.js';

type Json = Record<string, unknown>;

/** KubeVirt's VirtualMachine, VirtualMachineInstance or KubeVirt's own default: spec ... domain.cpu. */
export const kubevirt: GuestReader = {
  kind: 'KubeVirt VM',
  matches: (text) => /"?kind"?:\s*["']?VirtualMachine(Instance)?\b/.test(text) || /^[ \t]*domain:\s*$/m.test(text),
  read: (text) => {
    const guests = parseAllDocuments(text).flatMap((document) => {
      return itemsOf(document.toJS() as Json | null).flatMap((value) => {
        const domain = domainIn(value);
        return domain === null ? [] : [ofDomain(domain, nameIn(value))];
      });
    });
    if (guests.length === 0) throw new InputError('no spec.domain; expected a VirtualMachine with a domain');
    return guests;
  },
};

/** What `kubectl get vm -o yaml` prints of several is a list. */
function itemsOf(value: Json | null): readonly Json[] {
  const items = value?.['items'];
  return Array.isArray(items) ? (items as Json[]) : value === null ? [] : [value];
}

function domainIn(value: unknown): Json | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'domain' && typeof inner === 'object' && inner !== null) return inner as Json;
    const found = domainIn(inner);
    if (found !== null) return found;
  }
  return null;
}

function nameIn(value: Json | null): string | undefined {
  const metadata = value?.['metadata'] as Json | undefined;
  return typeof metadata?.['name'] === 'string' ? metadata['name'] : undefined;
}

function ofDomain(domain: Json, name: string | undefined): Guest {
  const cpu = (domain['cpu'] ?? {}) as Json;
  const model = typeof cpu['model'] === 'string' ? cpu['model'] : 'host-model';
  const list = (Array.isArray(cpu['features']) ? cpu['features'] : []) as Json[];
  const features = list.map(
    ({ name: feature, policy }): CpuFeature => ({
      name: String(feature),
      policy: (policy ?? 'require') as CpuFeature['policy'],
    }),
  );
  const machine = ((domain['machine'] ?? {}) as Json)['type'];
  const hyperv = Object.keys((((domain['features'] ?? {}) as Json)['hyperv'] ?? {}) as Json);
  return {
    kind: 'KubeVirt VM',
    ...(name === undefined ? {} : { name }),
    cpu: libvirtGuest(model, model, features),
    ...(typeof machine === 'string' ? { machine } : {}),
    ...(hyperv.length === 0
      ? {}
      : {
          properties: Object.fromEntries(
            hyperv.map((one) => [HYPERV[one.toLowerCase()] ?? `hv-${one.toLowerCase()}`, true]),
          ),
        }),
    accelerator: 'kvm',
    notes:
      typeof cpu['model'] === 'string'
        ? []
        : ["no cpu.model: KubeVirt takes its cluster's default, host-model unless configured"],
  };
}

/** KubeVirt's names run words together. */
const HYPERV: Readonly<Record<string, string>> = {
  synictimer: 'hv-stimer',
  vendorid: 'hv-vendor-id',
  tlbflush: 'hv-tlbflush',
  emsrbitmap: 'hv-emsr-bitmap',
};

/** nova.conf: cpu_mode, cpu_models (cpu_model), cpu_model_extra_flags, virt_type. */
export const nova: GuestReader = {
  kind: 'nova.conf',
  matches: (text) => /^[ \t]*cpu_(mode|models?|model_extra_flags)\s*=/m.test(text),
  read: (text) => {
    const setting = (name: string) => new RegExp(`^\\s*${name}\\s*=\\s*(.*?)\\s*$`, 'm').exec(text)?.[1];
    const mode = setting('cpu_mode') ?? (setting('cpu_models') === undefined ? 'host-model' : 'custom');
    const flags = (setting('cpu_model_extra_flags') ?? '')
      .split(',')
      .map((flag) => flag.trim())
      .filter((flag) => flag !== '');
    const features = flags.map(
      (flag): CpuFeature => ({
        name: flag.replace(/^[+-]/, '').toLowerCase(),
        policy: flag.startsWith('-') ? 'disable' : 'require',
      }),
    );
    const models = (setting('cpu_models') ?? setting('cpu_model') ?? '').split(',').map((model) => model.trim());
    const names = mode === 'custom' ? models.filter((model) => model !== '') : [mode];
    if (names.length === 0) throw new InputError('cpu_mode = custom without cpu_models; expected at least one model');
    const machine = /x86_64=([^,\s]+)/.exec(setting('hw_machine_type') ?? '')?.[1];
    return names.map(
      (name): Guest => ({
        kind: 'nova.conf',
        name,
        cpu: libvirtGuest(mode, name, features),
        ...(machine === undefined ? {} : { machine }),
        accelerator: setting('virt_type') === 'qemu' ? 'tcg' : 'kvm',
        notes: mode === 'none' ? ['cpu_mode = none: QEMU takes its default, qemu64'] : [],
      }),
    );
  },
};

/** A virtual machine of Proxmox VE: `cpu: EPYC-Rome,flags=+aes;-pcid`; without the line it is kvm64. */
export const proxmox: GuestReader = {
  kind: 'Proxmox VM',
  matches: (text) =>
    (
      text.match(/^[ \t]*(cores|memory|scsihw|vmgenid|ostype|machine|bios|sockets|boot|smbios1|net0|agent|numa):/gm) ??
      []
    ).length >= (/^[ \t]*cpu:\s*\S/m.test(text) ? 1 : 3),
  read: (text) => {
    const line = /^[ \t]*cpu:\s*(\S+)/m.exec(text)?.[1];
    const parts = (line ?? 'kvm64').split(',');
    const named = (parts.find((part) => part.startsWith('cputype=')) ?? parts[0] ?? '').replace('cputype=', '');
    const flags = (parts.find((part) => part.startsWith('flags='))?.slice(6) ?? '')
      .split(';')
      .filter((flag) => flag !== '');
    const own = platformModel('Proxmox', named);
    const hidden = parts.includes('hidden=1') ? ['kvm=off'] : [];
    const machine = /^[ \t]*machine:\s*(?:type=)?([^,\s]+)/m.exec(text)?.[1];
    return [
      {
        kind: 'Proxmox VM',
        model: [own.model, ...hidden, ...flags].join(','),
        ...(machine === undefined ? {} : { machine }),
        accelerator: 'kvm',
        notes: [
          ...(line === undefined ? ['no cpu: Proxmox takes kvm64'] : []),
          ...own.notes,
          ...(named.startsWith('custom-')
            ? [`${named} is in /etc/pve/virtual-guest/cpu-models.conf, which was not given`]
            : []),
        ],
      },
    ];
  },
};

/** Proxmox's own types of CPU, /etc/pve/virtual-guest/cpu-models.conf. */
export const proxmoxTypes: GuestReader = {
  kind: "Proxmox's cpu-models.conf",
  matches: (text) => /^[ \t]*cpu-model:[ \t]*\S/m.test(text),
  read: (text) =>
    text
      .split(/^[ \t]*cpu-model:/m)
      .slice(1)
      .map((section): Guest => {
        const [name = ''] = section.trim().split(/\s/);
        const setting = (key: string) => new RegExp(`^[ \\t]+${key}[ \\t]+(\\S+)`, 'm').exec(section)?.[1];
        const own = platformModel('Proxmox', setting('reported-model') ?? 'kvm64');
        const bits = setting('phys-bits');
        const vendor = setting('hv-vendor-id');
        const parts = [
          own.model,
          ...(setting('hidden') === '1' ? ['kvm=off'] : []),
          ...(setting('flags') ?? '').split(';').filter((flag) => flag !== ''),
          ...(bits === undefined ? [] : [bits === 'host' ? 'host-phys-bits=on' : `phys-bits=${bits}`]),
          ...(vendor === undefined ? [] : [`hv-vendor-id=${vendor}`]),
        ];
        return {
          kind: "Proxmox's cpu-models.conf",
          name: `custom-${name}`,
          model: parts.join(','),
          accelerator: 'kvm',
          notes: own.notes,
        };
      }),
};

/** CloudStack's agent.properties: guest.cpu.mode, guest.cpu.model, guest.cpu.features; also as grep -n prints them. */
export const cloudstack: GuestReader = {
  kind: "CloudStack's agent.properties",
  matches: (text) => /^[ \t\d:]*guest\.cpu\.(?:mode|model|features)[ \t]*=/m.test(text),
  read: (text) => {
    const setting = (name: string) =>
      new RegExp(`^[ \\t\\d:]*guest\\.cpu\\.${name}[ \\t]*=[ \\t]*(.*?)[ \\t]*$`, 'm').exec(text)?.[1];
    const mode = setting('mode') ?? 'custom';
    const features = (setting('features') ?? '')
      .split(/\s+/)
      .filter((one) => one !== '')
      .map(
        (one): CpuFeature => ({ name: one.replace(/^[+-]/, ''), policy: one.startsWith('-') ? 'disable' : 'require' }),
      );
    const model = setting('model') ?? null;
    if (mode === 'custom' && model === null)
      throw new InputError('guest.cpu.mode=custom without guest.cpu.model; expected a model');
    return [
      {
        kind: "CloudStack's agent.properties",
        cpu: libvirtGuest(mode, model, features),
        accelerator: 'kvm',
        notes: [],
      },
    ];
  },
};

/** What a pod of KubeVirt's asks of its node: the model that it started with and the features of it. */
export const kubevirtSelectors: GuestReader = {
  kind: "node selectors of KubeVirt's pod",
  matches: (text) => selected(text, 'cpu-model(?:-migration)?').length === 1,
  read: (text) => {
    const [model = ''] = selected(text, 'cpu-model(?:-migration)?');
    const features = selected(text, 'cpu-feature').map((name): CpuFeature => ({ name, policy: 'require' }));
    return [
      {
        kind: "node selectors of KubeVirt's pod",
        cpu: libvirtGuest('custom', model, features),
        accelerator: 'kvm',
        notes: ['a guest of host-model has what its model and these labels say, but for what the source host disabled'],
      },
    ];
  },
};

function selected(text: string, kind: string): string[] {
  const label = new RegExp(`(?<![\\w-])${kind}\\.node\\.kubevirt\\.io/([\\w.-]+)["']?\\s*[:=]\\s*["']?true`, 'g');
  return [...new Set([...text.matchAll(label)].map(([, name = '']) => name))];
}

/** A model by the name that a platform has for it: its own are made of one of QEMU's, and flags. */
export function platformModel(platform: string, named: string): Required<Pick<Guest, 'model' | 'notes'>> {
  const own = INPUT_FACTS.platformModels.find((one) => one.platform === platform && one.name === named);
  if (own === undefined) return { model: named, notes: [] };
  return {
    model: [own.base, ...own.flags.map((flag) => `+${flag}`)].join(','),
    notes: [`${named} is a type of ${platform}'s own, made of ${own.base} and flags`],
  };
}
