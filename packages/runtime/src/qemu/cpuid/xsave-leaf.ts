import { follows } from '../compile.js';
import type { XsaveComponent } from '../release.js';
import { supportedComponents } from '../supported.js';
import { type Guest, has, word } from './guest.js';
import { type Registers, registers, ZERO } from './registers.js';

const LEGACY_AREA = 0x240;
const ARCH_LBR = 1 << 15;

/** Leaf 0xD right after reset, when XCR0 holds x87 state alone. */
export function leafD(guest: Guest, subleaf: number): Registers {
  if (!has(guest, 'xsave')) return ZERO;
  if (subleaf === 0) {
    const [low, high] = [word(guest, 0xd, 0, 'eax'), word(guest, 0xd, 0, 'edx')];
    return registers(low, LEGACY_AREA, standardSize(inXcr0(guest)), high);
  }
  if (subleaf === 1) return features(guest);
  const component = guest.request.compiled.release.xsaveComponents.find((area) => area.component === subleaf);
  return component === undefined ? ZERO : area(guest, component);
}

function features(guest: Guest): Registers {
  const compacted = follows(guest.request.compiled, 'compacted-xsave-size');
  const [low, high] = [word(guest, 0xd, 1, 'ecx'), word(guest, 0xd, 1, 'edx')];
  const size = compacted ? compactedSize([...inXcr0(guest), ...inXss(guest)]) : 0;
  return registers(word(guest, 0xd, 1, 'eax'), size, low & ~ARCH_LBR, high);
}

function area(guest: Guest, component: XsaveComponent): Registers {
  if (follows(guest.request.compiled, 'leaf-d-known-components')) {
    const supported = (supportedComponents(guest.request) >> BigInt(component.component)) & 1n;
    return registers(supported === 0n ? 0 : component.size, component.offset);
  }
  if (inXcr0(guest).includes(component)) return registers(component.size, component.offset);
  return inXss(guest).includes(component) ? registers(component.size, 0, 1) : ZERO;
}

function inXcr0(guest: Guest): XsaveComponent[] {
  return selected(guest, word(guest, 0xd, 0, 'eax'), word(guest, 0xd, 0, 'edx'));
}

function inXss(guest: Guest): XsaveComponent[] {
  return selected(guest, word(guest, 0xd, 1, 'ecx'), word(guest, 0xd, 1, 'edx'));
}

function selected({ request }: Guest, low: number, high: number): XsaveComponent[] {
  return request.compiled.release.xsaveComponents.filter(({ component }) => {
    const half = component < 32 ? low : high;
    return component >= 2 && ((half >>> (component & 31)) & 1) === 1;
  });
}

/** Source: xsave_area_size; the first two components are the legacy area. */
function standardSize(components: readonly XsaveComponent[]): number {
  return components.reduce((end, { size, offset }) => Math.max(end, size + offset), LEGACY_AREA);
}

function compactedSize(components: readonly XsaveComponent[]): number {
  return components.reduce((end, { size }) => end + size, LEGACY_AREA);
}
