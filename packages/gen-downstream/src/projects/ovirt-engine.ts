import type { DownstreamView, Emitter } from '../emitter.js';
import { libvirtName } from '../names.js';
import { policyOf } from '../policy.js';
import { render } from '../templates.js';

/** A type of CPU that a cluster can have; features by this project's names. */
interface ClusterType {
  readonly title: string;
  readonly model: string;
  /** What the host's processor must have besides the model. */
  readonly needs: readonly string[];
  readonly adds?: readonly string[];
  readonly drops?: readonly string[];
}

interface Policy {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly 'as-linux': readonly string[];
  readonly types: Readonly<Record<'intel' | 'amd', readonly ClusterType[]>>;
}

/** oVirt's ServerCPUList for x86: level, title, flags that a host must report, and the guest's CPU in libvirt's names. */
export const ovirtEngine: Emitter = {
  name: 'ovirt-engine',
  emit: (view) => {
    const policy = policyOf<Policy>('ovirt-engine');
    const { intel, amd } = policy.types;
    const entries = [intel, amd].flatMap((types) => types.map((type, i) => entry(view, policy, type, i + 1)));
    const { qemu, libvirt } = view;
    const text = render('ovirt-engine', { qemu: qemu.release, libvirt: libvirt.release, entries });
    return [{ path: 'server_cpu_list.sql', text }];
  },
};

/** @throws Error for a model or a feature that libvirt does not know */
function entry(
  view: DownstreamView,
  policy: Policy,
  { title, model, needs, adds = [], drops = [] }: ClusterType,
  level: number,
): string {
  if (!view.libvirt.map.x86.models.some(({ name }) => name === model)) throw new Error(`libvirt has no model ${model}`);
  const spelled = (names: readonly string[], sign: string) =>
    ungrouped(policy, names).map((name) => `${sign}${spelling(view, name)}`);
  const asLinux = ungrouped(policy, policy['as-linux']);
  const flags = ungrouped(policy, needs).map((name) =>
    asLinux.includes(name) ? name.replaceAll('-', '_') : spelling(view, name),
  );
  const cpu = [model, ...spelled(adds, '+'), ...spelled(drops, '-')].join(',');
  return `${level}:${title}:${[...flags, `model_${model}`].join(',')}:${cpu}:x86_64; `;
}

/** Groups by what is in them. */
function ungrouped(policy: Policy, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const group = policy.groups[name];
    return group === undefined ? [name] : ungrouped(policy, group);
  });
}

/** @throws Error for a feature that libvirt does not know */
function spelling(view: DownstreamView, name: string): string {
  const own = libvirtName(view, name);
  if (!view.libvirt.map.x86.features.some((feature) => feature.name === own))
    throw new Error(`libvirt has no feature ${own}`);
  return own;
}
