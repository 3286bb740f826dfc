import type { Source } from '@cpu-models/source';
import type { Violation } from '../compare/qemu.js';
import type { Place } from './find.js';
import { libvirtPlace } from './libvirt.js';
import { qemuPlace } from './qemu.js';

/** Where the fact stands that changed; else where one would look for what has gone. */
export function placeOf(source: Source, violation: Violation): Place {
  return violation.project === 'qemu' ? qemuPlace(source, violation) : libvirtPlace(source, violation);
}
