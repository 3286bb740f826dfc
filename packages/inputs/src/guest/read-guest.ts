import { InputError } from '../known.js';
import { pasted } from '../paste.js';
import { cpuArgument, qemuCommandLine } from './command-line.js';
import { domainXml } from './domain.js';
import type { Guest, GuestReader } from './guest.js';
import { cloudstack, kubevirt, kubevirtSelectors, nova, proxmox, proxmoxTypes } from './platforms.js';
import { settings } from './settings.js';
import { virtInstall } from './virt-install.js';

/** Every format of guests, in the order in which they are tried. */
const GUEST_READERS: readonly GuestReader[] = [
  domainXml,
  kubevirt,
  virtInstall,
  settings,
  nova,
  cloudstack,
  proxmoxTypes,
  proxmox,
  kubevirtSelectors,
  cpuArgument,
  qemuCommandLine,
];

/** The format of a text about guests, by its content; null if it is none that is known. */
export function recogniseGuest(text: string): string | null {
  return readerOf(pasted(text))?.kind ?? null;
}

const readerOf = (text: string) => GUEST_READERS.find((one) => one.matches(text));

/**
 * Reads what a guest asks for as its CPU, whatever form it has; several where the input has several.
 * @param name the input's name for messages
 * @throws InputError for a text of no known format; LibvirtXmlError
 */
export function readGuests(raw: string, name = 'guest'): readonly Guest[] {
  const text = pasted(raw);
  const reader = readerOf(text);
  if (reader === undefined)
    throw new InputError(
      `${name}: not recognised as a guest; expected one of: ${GUEST_READERS.map(({ kind }) => kind).join(', ')}`,
    );
  try {
    return reader.read(text);
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`${name}: ${reader.kind}: ${error.message}`);
    throw error;
  }
}
