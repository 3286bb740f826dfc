import { CpuModelError } from '../errors.js';
import type { CommandLine } from './command-line.js';
import { type CompiledRelease, compile, follows, type Slot } from './compile.js';
import { parseSlot, type Setting } from './load.js';
import { type ModelName, resolveVersion } from './models.js';
import { findMachine, findModel, findProperty, type NamesOfRelease } from './names.js';
import type { Accelerator, MachineType, QemuRelease } from './release.js';
import type { HostCpu, Request } from './request.js';
import type { PropertyValue } from './state.js';
import { checkValue } from './values.js';

/** Which CPU on which machine type. With a release's own constant, names that the release lacks do not compile. */
export interface ResolveOptions<Model extends string = string, Machine extends string = string> {
  /** Machine type by name or by its alias (`q35`); `none` for QEMU without a machine. */
  readonly machine: Machine;
  readonly accelerator: Accelerator;
  /** Any name of query-cpu-definitions: `EPYC`, `EPYC-v2`, `EPYC-IBPB`, `max`, `base`. */
  readonly model: Model;
  /** Vendor string of the processor below KVM; KVM's named models need it. */
  readonly hostVendor?: string;
  /** What `max` and `host` take over under KVM. */
  readonly host?: HostCpu;
  /** KVM with a split irqchip; unless said, as the machine type has it. */
  readonly splitIrqchip?: boolean;
  /** False for KVM without an irqchip in the kernel; true unless said. */
  readonly kernelIrqchip?: boolean;
  /** Extra properties, typed strictly as QMP's model.props. */
  readonly properties?: Readonly<Record<string, PropertyValue>>;
  /** Properties of a `-cpu` argument, see parseCpuArgument. */
  readonly commandLine?: CommandLine;
  /** Names of other releases, oldest first, so that errors can tell `not yet` from `no longer`; asked for only then. */
  readonly otherReleases?: Iterable<NamesOfRelease>;
}

/**
 * What a question about an accelerator has to say beside it: where the program says KVM, whose vendor it is; where the
 * accelerator is known only when it runs, nothing.
 */
export type WithVendor<Kind extends Accelerator> = { readonly accelerator: Kind } & ([Kind] extends ['kvm']
  ? { readonly hostVendor: string } | { readonly host: HostCpu } | { readonly model: 'base' }
  : unknown);

/**
 * Looks up all names and values of a question.
 *
 * @throws CpuModelError
 */
export function makeRequest(release: QemuRelease, options: ResolveOptions): Request {
  const compiled = compile(release);
  const others = options.otherReleases ?? [];
  const machine = findMachine(compiled, options.machine, others);
  const model = findModel(compiled, options.model, others);
  const { globals = [], plus = [], minus = [] } = options.commandLine ?? {};
  const typed = (name: string, text: string) => {
    const slot = findProperty(compiled, model, name);
    return setting(slot, parseSlot(slot, text));
  };
  return {
    compiled,
    machine,
    accelerator: options.accelerator,
    model,
    version: resolveVersion(model, machine),
    hostVendor: hostVendor(compiled, options, model),
    host: options.accelerator === 'kvm' ? (options.host ?? null) : null,
    irqchip: irqchip(options, machine),
    settings: [
      ...globals.map(([name, text]) => typed(name, text)),
      ...strictSettings(compiled, model, options.properties),
    ],
    overrides: [...plus.map((name) => typed(name, 'on')), ...minus.map((name) => typed(name, 'off'))],
  };
}

const NONE: readonly Setting[] = [];

function strictSettings(
  compiled: CompiledRelease,
  model: ModelName,
  properties: ResolveOptions['properties'],
): readonly Setting[] {
  if (properties === undefined) return NONE;
  const spellings = new Map<Slot, string>();
  return Object.entries(properties).map(([name, given]) => {
    const slot = findProperty(compiled, model, name);
    const value = slot.kind === 'bit' ? checkValue(bool(name), given) : checkValue(slot.spec, given);
    const other = spellings.get(slot);
    if (other !== undefined && properties[other] !== given) throw contradiction(other, name);
    spellings.set(slot, name);
    return setting(slot, value);
  });
}

function bool(name: string) {
  return { name, type: 'bool', default: false } as const;
}

function setting(slot: Slot, value: PropertyValue): Setting {
  return { slot, value, origin: { kind: 'caller' } };
}

/** QEMU applies model.props in the order of a hash table, so there is no answer to two spellings at odds. */
function contradiction(first: string, second: string): CpuModelError {
  return new CpuModelError(
    'contradiction',
    second,
    `'${first}' and '${second}' are the same property but have different values; which one QEMU keeps is chance`,
  );
}

function irqchip(options: ResolveOptions, machine: MachineType): Request['irqchip'] {
  if (options.accelerator !== 'kvm') return 'kernel';
  if (options.kernelIrqchip === false) return 'none';
  return (options.splitIrqchip ?? machine.splitIrqchip) ? 'split' : 'kernel';
}

function hostVendor(compiled: CompiledRelease, options: ResolveOptions, model: ModelName): string | null {
  if (options.accelerator !== 'kvm') return null;
  const vendor = options.hostVendor ?? options.host?.vendor ?? null;
  if (vendor !== null) checkValue({ name: 'vendor', type: 'string', default: '' }, vendor);
  const taken = model.kind === 'named' || (model.kind === 'base' && follows(compiled, 'kvm-vendor-for-base'));
  if (taken && vendor === null) {
    throw new CpuModelError(
      'host-needed',
      model.name,
      `under KVM the vendor of '${model.name}' is the host's: say which (hostVendor, for example GenuineIntel)`,
    );
  }
  if ((model.kind === 'max' || model.kind === 'host') && options.host === undefined) {
    throw new CpuModelError(
      'host-needed',
      model.name,
      `under KVM '${model.name}' is whatever the host has: describe the host`,
    );
  }
  return vendor;
}
