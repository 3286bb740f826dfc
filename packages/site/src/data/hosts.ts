import {
  explainMessages,
  type Guest,
  guestOnHost,
  InputError,
  type Known,
  type MessageExplanation,
  mayBeGuest,
  parseMessages,
  type ReadHost,
  readGuests,
  readHost,
  recogniseGuest,
  recogniseHost,
} from '@cpu-models/inputs';
import { formatCpu } from '@cpu-models/libvirt-xml';
import {
  type Cpu,
  type ExplainHost,
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
import type { Given } from '../state/given.js';
import { about, allLibvirt, allQemu, features } from './library.js';

/** What texts turned out to be: several only of one host. */
export type Read =
  | { readonly kind: 'host'; readonly name: string; readonly host: ReadHost }
  | { readonly kind: 'guests'; readonly name: string; readonly guests: readonly Guest[] }
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

/**
 * Reads what somebody gave. What may be a host and a guest is a guest where something else is a host for sure; messages
 * are explained by the host where there is just one.
 */
export function readAll(list: readonly Given[], given: Known): Read[] {
  const isHost = ({ texts: [text = ''] }: Given) => recogniseHost(text) !== null && !mayBeGuest(text);
  const hasHost = list.some(isHost);
  const read = list.map((each) => readInput(each, hasHost, given));
  const [host, other] = read.filter((each) => each.kind === 'host');
  if (host === undefined || other !== undefined) return read;
  return read.map((each, i) =>
    each.kind === 'messages' ? explained(each.name, list[i]?.texts[0] ?? '', given, host.host.host) : each,
  );
}

/** Something about a host, guests, or messages; what it cannot be read as is said. */
function readInput({ name, texts }: Given, hasHost: boolean, given: Known): Read {
  const [text = ''] = texts;
  try {
    if (recogniseHost(text) !== null && !(hasHost && mayBeGuest(text))) {
      const files = texts.map((each, i) => ({
        name: texts.length === 1 ? name : `${name}, part ${i + 1}`,
        text: each,
      }));
      return { kind: 'host', name, host: readHost(files, given) };
    }
    // A log has the command line too, but is asked about for its messages.
    if (parseMessages(text).length === 0 && recogniseGuest(text) !== null)
      return { kind: 'guests', name, guests: readGuests(text, name) };
  } catch (error) {
    return { kind: 'problem', name, problem: problemOf(error) };
  }
  return explained(name, text, given);
}

function explained(name: string, text: string, given: Known, host?: ExplainHost): Read {
  try {
    return { kind: 'messages', name, messages: explainMessages(text, given, host) };
  } catch (error) {
    const others = error instanceof InputError ? OTHERS : '';
    return { kind: 'problem', name, problem: problemOf(error) + others };
  }
}

const OTHERS =
  '. Neither is it something about a host (a probe, virsh domcapabilities or capabilities, /proc/cpuinfo, lscpu, a CPUID dump, QMP replies) nor a guest (domain XML, a command line, a model).';

/** Whatever a file does to a reader, the page says it and goes on. */
function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export const xmlOf = (cpu: Cpu, map: CpuMap): string => formatCpu(cpu, { release: map.release }).trimEnd();

/** What hosts are asked with: all that is known, and libvirt. */
export interface Judges {
  readonly known: Known;
  readonly map: CpuMap;
}

/** The common CPU of hosts, with its XML for libvirt; or why there is none. */
export function baselineOf(
  members: readonly Member[],
  { known: given, map }: Judges,
): { readonly found: FleetBaseline; readonly xml: string } | string {
  const hosts = members.map(({ name, host }) => ({ name, host: host.host }));
  return attempt(() => {
    const found = fleetBaseline({ members: hosts, qemu: given.qemu, libvirt: map, features: given.features });
    return { found, xml: xmlOf(found.cpu, map) };
  });
}

/** Every model on a host: runs, or what it lacks. */
export function modelsOn({ host }: Member, given: Known): readonly FittingModel[] | string {
  return attempt(() => fittingModels({ host: host.host, qemu: given.qemu, features: given.features }).models);
}

/** A guest, or one feature of it, on a host; or why there is no answer. */
export function ask(guest: Guest, feature: string, { host }: Member, { known: given, map }: Judges) {
  const asked = { ...guestOnHost(guest, host.host), ...(feature === '' ? {} : { feature }) };
  return attempt(
    (): HostExplanation =>
      explainHost({ ...asked, host: host.host, qemu: given.qemu, features: given.features, libvirt: map }),
  );
}

export function move(guest: Guest, from: Member, to: Member, { known: given, map }: Judges): MoveExplanation | string {
  const qemu = { from: given.qemu, to: given.qemu };
  const hosts = { from: from.host.host, to: to.host.host };
  const asked = guestOnHost(guest, hosts.from);
  return attempt(() => explainMove({ ...asked, ...hosts, qemu, features: given.features, libvirt: map }));
}

/** What somebody gave may be broken in ways that show only when it is asked. */
function attempt<T>(action: () => T): T | string {
  try {
    return action();
  } catch (error) {
    return problemOf(error);
  }
}
