import { type CompiledRelease, feature, follows, wordAt } from './compile.js';
import { isOn } from './lookup.js';
import type { Register, XsaveComponent } from './release.js';
import { type Request, remember } from './request.js';
import { type BitSlot, type CpuState, setWord } from './state.js';
import { supportedComponents } from './supported.js';

interface CompiledComponent {
  readonly register: XsaveComponent['register'];
  /** Its bit, in 32-bit halves. */
  readonly low: number;
  readonly high: number;
  readonly owners: readonly BitSlot[];
}

const ORIGIN = { kind: 'xsave' } as const;

/**
 * Sets the XCR0 and XSS words to the state that the CPU's features need.
 *
 * Source: x86_cpu_enable_xsave_components; releases that follow `unsupported-xsave-components-dropped` first
 * forget the components that the accelerator cannot hold in XCR0 (x86_cpu_post_initfn, x86_cpu_init_xsave).
 */
export function expandXsave(request: Request, state: CpuState): void {
  const { compiled } = request;
  const on = isOn(state, feature(compiled, 'xsave'));
  const supervisor = !follows(compiled, 'supervisor-state-needs-xsaves') || isOn(state, feature(compiled, 'xsaves'));
  const all = on ? components(request) : [];
  setComponents(compiled, state, ofRegister(all, 'xcr0'), [0, 'eax', 'edx']);
  setComponents(compiled, state, supervisor ? ofRegister(all, 'xss') : [], [1, 'ecx', 'edx']);
}

function ofRegister(all: readonly CompiledComponent[], wanted: XsaveComponent['register']): CompiledComponent[] {
  return all.filter(({ register }) => register === wanted);
}

function setComponents(
  compiled: CompiledRelease,
  state: CpuState,
  held: readonly CompiledComponent[],
  [ecx, lowRegister, highRegister]: readonly [number, Register, Register],
): void {
  const needed = held.filter(({ owners }) => owners.some((owner) => isOn(state, owner)));
  const low = wordAt(compiled, 0xd, ecx, lowRegister);
  const high = wordAt(compiled, 0xd, ecx, highRegister);
  if (low >= 0) setWord(state, low, needed.reduce((mask, one) => mask | one.low, 0) >>> 0, 0, ORIGIN);
  if (high >= 0) setWord(state, high, needed.reduce((mask, one) => mask | one.high, 0) >>> 0, 0, ORIGIN);
}

function components(request: Request): readonly CompiledComponent[] {
  const { compiled } = request;
  const supported = supportedComponents(request);
  return remember(compiled, `components ${supported}`, () => {
    const dropping = follows(compiled, 'unsupported-xsave-components-dropped');
    return compiled.release.xsaveComponents
      .filter(({ component }) => !dropping || component < 2 || ((supported >> BigInt(component)) & 1n) === 1n)
      .map(({ component, register, owners }) => ({
        register,
        low: component < 32 ? (1 << component) >>> 0 : 0,
        high: component < 32 ? 0 : (1 << (component - 32)) >>> 0,
        owners: owners.map((owner) => feature(compiled, owner)).filter((slot) => slot !== null),
      }));
  });
}
