import { feature, follows, wordAt } from './compile.js';
import { isOn } from './lookup.js';
import type { Register, XsaveComponent } from './release.js';
import { type Request, remember } from './request.js';
import { type BitSlot, type CpuState, setWord } from './state.js';
import { supportedComponents } from './supported.js';

interface CompiledComponent {
  readonly component: number;
  readonly register: XsaveComponent['register'];
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
  setComponents(request, state, 'xcr0', on, [0, 'eax', 'edx']);
  setComponents(request, state, 'xss', on && supervisor, [1, 'ecx', 'edx']);
}

function setComponents(
  request: Request,
  state: CpuState,
  register: XsaveComponent['register'],
  on: boolean,
  [ecx, lowRegister, highRegister]: readonly [number, Register, Register],
): void {
  const mask = on ? componentMask(request, state, register) : 0n;
  const low = wordAt(request.compiled, 0xd, ecx, lowRegister);
  const high = wordAt(request.compiled, 0xd, ecx, highRegister);
  if (low >= 0) setWord(state, low, Number(mask & 0xffff_ffffn), 0, ORIGIN);
  if (high >= 0) setWord(state, high, Number(mask >> 32n), 0, ORIGIN);
}

function componentMask(request: Request, state: CpuState, register: XsaveComponent['register']): bigint {
  let mask = 0n;
  for (const { component, owners, register: held } of components(request)) {
    if (held === register && owners.some((owner) => isOn(state, owner))) mask |= 1n << BigInt(component);
  }
  return mask;
}

function components(request: Request): readonly CompiledComponent[] {
  const { compiled } = request;
  const supported = supportedComponents(request);
  return remember(compiled, `components ${supported}`, () => {
    const dropping = follows(compiled, 'unsupported-xsave-components-dropped');
    return compiled.release.xsaveComponents
      .filter(({ component }) => !dropping || component < 2 || ((supported >> BigInt(component)) & 1n) === 1n)
      .map(({ component, register, owners }) => ({
        component,
        register,
        owners: owners.map((owner) => feature(compiled, owner)).filter((slot) => slot !== null),
      }));
  });
}
