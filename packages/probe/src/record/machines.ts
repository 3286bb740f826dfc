import { QemuRefusedError } from '../errors.js';
import type { Machine } from './layout.js';

/** What people use when they name no version. */
const DEFAULTS = ['pc', 'q35'];

/** The newest pc-i440fx and pc-q35, as far as this QEMU has them. */
export function machinesToProbe(machines: readonly Machine[]): string[] {
  return DEFAULTS.flatMap((alias) => find(alias, machines)?.name ?? []);
}

/**
 * The names behind names and aliases, without `none` and each once.
 *
 * @throws QemuRefusedError for a machine type that this QEMU does not have
 */
export function resolveMachines(wanted: readonly string[], machines: readonly Machine[]): string[] {
  const names = wanted.map((name) => {
    const machine = find(name, machines);
    if (machine !== undefined) return machine.name;
    const known = machines.map((other) => other.name).sort();
    throw new QemuRefusedError('-machine', 'GenericError', `no machine type ${name}; it has ${known.join(', ')}`);
  });
  return [...new Set(names)].filter((name) => name !== 'none');
}

/** Drops the compatibility properties of devices: they are most of the list, and say nothing about CPUs. */
export function cpuCompatOnly(machines: readonly Machine[]): Machine[] {
  return machines.map((machine) => {
    const all = machine['compat-props'];
    if (!Array.isArray(all)) return machine;
    return { ...machine, 'compat-props': all.filter((entry) => /-cpu$/.test(entry?.['qom-type'])) };
  });
}

function find(name: string, machines: readonly Machine[]): Machine | undefined {
  return machines.find((machine) => machine.name === name) ?? machines.find((machine) => machine.alias === name);
}
