import { type Cpu, type CpuMap, guestCpu, type MadeCpu } from '@cpu-models/runtime';

const POLICIES = ['require', 'disable', 'forbid', 'optional', 'force'] as const;

/** What QEMU is said to have made of a guest's CPU; as libvirt specified it unless changed. */
export interface Made {
  readonly without?: string;
  readonly with?: string;
  readonly withheld?: string;
}

/** A guest, and what QEMU makes of it if libvirt looks at that too. */
export interface Asked {
  readonly cpu: Cpu;
  readonly made: Made | null;
}

/**
 * Each model alone, with each check, and with a feature that is required, disabled, forbidden, optional or forced; the modes
 * that take the host's CPU with the same; and what QEMU can do to a CPU, with check='full' and without.
 */
export function guestsOf({ x86 }: CpuMap): Asked[] {
  const name = (at: number) => x86.features[at % x86.features.length]?.name ?? '';
  const models = x86.models.flatMap(({ name: model }, at) => {
    const guest = { model, check: 'partial', match: 'exact' } as const;
    // Strides that visit all features over the models.
    const own = POLICIES.map((policy, nth) => ({ policy, name: name(at * 37 + nth * 101) }));
    const plain = [
      guestCpu(guest),
      guestCpu({ ...guest, check: 'none' }),
      guestCpu({ ...guest, fallback: 'forbid' }),
      guestCpu({ ...guest, match: 'minimum' }),
      guestCpu({ ...guest, match: 'strict' }),
      ...own.map((feature) => guestCpu({ ...guest, features: [feature] })),
    ];
    const full = guestCpu({ ...guest, check: 'full', features: own.slice(at % 2, 1) });
    return [
      ...plain.map((cpu) => ({ cpu, made: null })),
      ...changes(name(at * 11), name(at * 53)).map((made) => ({ cpu: full, made })),
      { cpu: guestCpu({ ...guest, check: 'none' }), made: { without: name(at * 11), with: name(at * 53) } },
    ];
  });
  return [...models, ...takingTheHost(x86.features.map((feature) => feature.name))];
}

function changes(one: string, other: string): Made[] {
  return [{}, { without: one }, { with: other }, { withheld: one }, { without: one, with: other }];
}

const MODES = ['host-model', 'host-passthrough', 'maximum'] as const;

/** Every feature beside a mode that takes the host's CPU, modes and policies in turn, with each check. */
function takingTheHost(features: readonly string[]): Asked[] {
  return features.flatMap((feature, at) => {
    const policy = POLICIES[at % POLICIES.length] ?? 'require';
    const other = features[(at * 7) % features.length] ?? '';
    const mode = MODES[at % MODES.length] ?? 'host-model';
    const guest = (check: Cpu['check']) => guestCpu({ mode, check, features: [{ name: feature, policy }] });
    return [
      { cpu: guest('partial'), made: null },
      { cpu: guest('none'), made: null },
      { cpu: guest('full'), made: changes(feature, other)[(at * 3) % 5] ?? {} },
    ];
  });
}

/** The features that a CPU is specified with, and what was changed of them. */
export function madeOf(specified: readonly string[], { without, with: more, withheld }: Made): MadeCpu {
  const on = new Set(specified);
  for (const name of [without, withheld]) if (name !== undefined) on.delete(name);
  if (more !== undefined) on.add(more);
  return { on: [...on], withheld: withheld === undefined ? [] : [withheld] };
}
