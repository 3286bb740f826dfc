import type { CpuFeature } from '@cpu-models/runtime';
import { libvirtGuest } from './domain.js';
import type { Guest, GuestReader } from './guest.js';
import { platformModel } from './platforms.js';

/** Values in quotes: what tells these from the ini files of others. */
const QUOTED = /\b(?:cpu_mode|cpu_model|cpu_type)["']?\s*(?:=>?|:)\s*["']/;
const BLOCK = /\bcpu["']?\s*[=:]?\s*\{([^{}]*)\}/g;
const ARGUMENT = /["']-cpu["']\s*,\s*["']([^"']+)["']/g;

/** Settings of Terraform, Packer and Vagrant: `cpu_mode = "..."`, `cpu { mode = "..." }`, `["-cpu", "..."]`. */
export const settings: GuestReader = {
  kind: 'Terraform, Packer or Vagrant settings',
  matches: (text) =>
    QUOTED.test(text) ||
    text.match(ARGUMENT) !== null ||
    [...text.matchAll(BLOCK)].some(([, block = '']) => /\b(mode|model|type)["']?\s*[=:]/.test(block)),
  read: (text) => {
    const argument = [...text.matchAll(ARGUMENT)].map(([, model = '']): Guest => ({ ...GUEST, model }));
    const blocks = [...text.matchAll(BLOCK)].map(([, block = '']) => ofSettings(block, '', text));
    const own = QUOTED.test(text) ? [ofSettings(text, 'cpu_', text)] : [];
    return [...argument, ...blocks, ...own].flatMap((guest) => guest ?? []);
  },
};

const GUEST = { kind: 'Terraform, Packer or Vagrant settings', notes: [] } as const;

function ofSettings(text: string, prefix: string, whole: string): Guest | null {
  const setting = (name: string) =>
    new RegExp(`\\b${prefix}${name}["']?\\s*(?:=>?|:)\\s*["']([^"']+)["']`).exec(text)?.[1];
  const type = setting('type');
  if (type !== undefined) return { ...GUEST, ...platformModel('Proxmox', type) };
  const mode = setting('mode');
  const model = setting('model') ?? null;
  if (mode === undefined && model === null) return null;
  // Packer hands its cpu_model to QEMU, Vagrant to libvirt.
  if (mode === undefined && model !== null && !/libvirt/.test(whole)) return { ...GUEST, model };
  return { ...GUEST, cpu: libvirtGuest(mode ?? 'custom', model, featuresIn(whole)) };
}

/** `libvirt.cpu_feature :name => "hypervisor", :policy => "disable"`. */
function featuresIn(text: string): CpuFeature[] {
  const pattern = /cpu_feature\b[^\n]*?name\s*(?:=>|:)\s*["']([^"']+)["'][^\n]*?policy\s*(?:=>|:)\s*["'](\w+)["']/g;
  return [...text.matchAll(pattern)].map(([, name = '', policy = '']) => ({
    name,
    policy: policy as CpuFeature['policy'],
  }));
}
