import { follows } from './compile.js';
import { applySetting, applySettings, compileSetting, type Setting } from './load.js';
import type { Origin } from './origin.js';
import type { MachineType } from './release.js';
import { isMax, type Request, remember } from './request.js';
import type { CpuState, PropertyValue } from './state.js';

const HOST: Origin = { kind: 'host' };

/**
 * Applies what the accelerator changes in every model: under KVM the host's vendor and paravirtual features.
 *
 * Source: kvm_cpu_instance_init, x86_tcg_cpu_instance_init, host_cpu_instance_init (6.1 and later);
 * x86_cpu_load_model and max_x86_cpu_initfn (up to 6.0).
 */
export function applyAccelerator(request: Request, state: CpuState): void {
  if (request.accelerator === 'kvm') applyHost(request, state);
  if (request.model.kind === 'named') applySettings(state, acceleratorSettings(request));
}

function applyHost(request: Request, state: CpuState): void {
  const { compiled, model, host, hostVendor } = request;
  const set = (property: string, value: PropertyValue) => {
    const slot = compiled.slots.get(property);
    if (slot !== undefined) applySetting(state, slot, value, HOST);
  };
  if (model.kind === 'named' || follows(compiled, 'kvm-vendor-for-base')) set('vendor', hostVendor ?? '');
  if (!isMax(request) || host === null) return;
  set('vendor', host.vendor);
  set('pmu', true);
  set('host-phys-bits', true);
  set('family', host.family);
  set('model', host.model);
  set('stepping', host.stepping);
  set('model-id', host.modelId);
  if (host.lmce === true) set('lmce', true);
  set('min-level', host.level);
  set('min-xlevel', host.xlevel);
  set('min-xlevel2', host.xlevel2);
}

function acceleratorSettings({ compiled, accelerator, irqchip, machine }: Request): readonly Setting[] {
  const changed = accelerator === 'kvm' ? (machine.kvmDefaults ?? {}) : {};
  return remember(compiled, `accelerator ${accelerator} ${irqchip} ${changeKey(machine)}`, () => {
    const late = { kernel: null, split: 'split-irqchip', none: 'no-irqchip' }[irqchip];
    return compiled.release.accelerators[accelerator].flatMap(({ property, value: usual, when }) => {
      if (when !== 'always' && when !== late) return [];
      // The irqchip has the last word, also over what the machine type changed.
      const value = when === 'always' && property in changed ? changed[property] : usual;
      if (value === null || value === undefined) return [];
      return [compileSetting(compiled, property, value, { kind: 'accelerator', accelerator })];
    });
  });
}

/** Tells machine types apart that differ in KVM's defaults. */
export function changeKey({ kvmDefaults }: MachineType): string {
  return kvmDefaults === undefined ? '' : JSON.stringify(kvmDefaults);
}
