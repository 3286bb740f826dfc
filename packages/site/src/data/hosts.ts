import {
  explainMessages,
  InputError,
  type Known,
  type MessageExplanation,
  type ReadHost,
  readHost,
  recogniseHost,
} from '@cpu-models/inputs';
import { formatCpu } from '@cpu-models/libvirt-xml';
import {
  explainHost,
  explainMove,
  type FittingModel,
  type FleetBaseline,
  fittingModels,
  fleetBaseline,
  type HostExplanation,
  type MoveExplanation,
} from '@cpu-models/runtime';
import type { CpuMap } from '@cpu-models/runtime/libvirt';
import { about, allLibvirt, allQemu, features } from './library.js';

/** What a text turned out to be. */
export type Read =
  | { readonly kind: 'host'; readonly name: string; readonly host: ReadHost }
  | { readonly kind: 'messages'; readonly name: string; readonly messages: readonly MessageExplanation[] }
  | { readonly kind: 'problem'; readonly name: string; readonly problem: string };

export interface Member {
  readonly name: string;
  readonly host: ReadHost;
}

/** All that inputs are read with; null while data is on its way. */
export function known(): Known | null {
  const [qemu, libvirt, list, texts] = [allQemu(), allLibvirt(), features(), about()];
  if (qemu === null || libvirt === null || list === null || texts === null) return null;
  return { qemu, libvirt, features: list, about: texts.models };
}

/** Reads what somebody gave: something about a host, or a message; what it cannot be read as is said. */
export function readInput(name: string, text: string, given: Known): Read {
  try {
    if (recogniseHost(text) !== null) return { kind: 'host', name, host: readHost([{ name, text }], given) };
    return { kind: 'messages', name, messages: explainMessages(text, given) };
  } catch (error) {
    return { kind: 'problem', name, problem: problemOf(error) };
  }
}

/** Whatever a file does to a reader, the page says it and goes on. */
function problemOf(error: unknown): string {
  if (error instanceof InputError)
    return `${error.message}. Neither is it something about a host: a probe, virsh domcapabilities or capabilities, /proc/cpuinfo, lscpu, a CPUID dump, QMP replies.`;
  return error instanceof Error ? error.message : String(error);
}

/** The common CPU of hosts, with its XML for a libvirt; or why there is none. */
export function baselineOf(
  members: readonly Member[],
  { qemu, features: list }: Known,
  map: CpuMap,
): { readonly found: FleetBaseline; readonly xml: string } | string {
  const hosts = members.map(({ name, host }) => ({ name, host: host.host }));
  return attempt(() => {
    const found = fleetBaseline({ members: hosts, qemu, libvirt: map, features: list });
    return { found, xml: formatCpu(found.cpu, { release: map.release }).trimEnd() };
  });
}

/** Every model on a host: runs, or what it lacks. */
export function modelsOn({ host }: Member, given: Known): readonly FittingModel[] | string {
  return attempt(() => fittingModels({ host: host.host, qemu: given.qemu, features: given.features }).models);
}

/** A model on a host, or why there is no answer. */
export function ask(model: string, { host }: Member, given: Known, map: CpuMap | undefined): HostExplanation | string {
  return attempt(() =>
    explainHost({ model, host: host.host, qemu: given.qemu, features: given.features, libvirt: map }),
  );
}

export function move(model: string, from: Member, to: Member, given: Known): MoveExplanation | string {
  const qemu = { from: given.qemu, to: given.qemu };
  return attempt(() => explainMove({ model, from: from.host.host, to: to.host.host, qemu, features: given.features }));
}

/** What somebody gave may be broken in ways that show only when it is asked. */
function attempt<T>(action: () => T): T | string {
  try {
    return action();
  } catch (error) {
    return problemOf(error);
  }
}
