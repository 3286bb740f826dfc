import { preprocessC } from './c-compile.js';
import { constantValue } from './c-const.js';
import { parseCFile } from './c-items.js';
import { CIndex } from './c-slice.js';
import type { MachineClassState } from './machine-class.js';
import { MachineClassReader, newMachineClass } from './machine-class.js';
import { machineStart } from './machine-start.js';
import type { Problems } from './problems.js';
import type { TreeFiles } from './tree-files.js';
import type { TypeInfo } from './type-infos.js';
import { stringOr, typeInfos } from './type-infos.js';
import type { TreeMachine } from './types.js';
import { CONFIGURATIONS } from './words.js';

/** Device and accelerator options that some machine types stand under. */
const DEVICE_OPTIONS = ['CONFIG_ISAPC', 'CONFIG_I440FX', 'CONFIG_Q35', 'CONFIG_MICROVM', 'CONFIG_XEN'];
const SUFFIX = '-machine';

/** Stands in the preprocessor's input before each file, so that its output can be told apart again. */
const FILE_MARK = '@file@';

/** Fields of a machine class that have their own place in {@link TreeMachine}. */
const PLACED = new Set([
  'alias',
  'is_default',
  'default_cpu_version',
  'default_cpu_type',
  'default_kernel_irqchip_split',
  'deprecation_reason',
]);

/** The machine types of an x86_64 system emulator with everything that bears on CPUs. */
export async function readMachines(files: TreeFiles, problems: Problems): Promise<TreeMachine[]> {
  const index = await expandedSources(files);
  const infos = typeInfos(index);
  const byName = new Map(infos.map((info) => [info.name, info]));
  const reader = new MachineClassReader(index, problems);
  const lineage = (info: TypeInfo): TypeInfo[] => [
    ...(byName.has(info.parent) ? lineage(byName.get(info.parent) as TypeInfo) : []),
    info,
  ];
  const machines = infos.filter(
    (info) => !info.isAbstract && info.name.endsWith(SUFFIX) && lineage(info)[0]?.name === 'machine',
  );
  if (machines.length === 0) problems.add('no machine types were found below hw/i386');
  return machines
    .filter((info) => isRegistered(info, index, reader))
    .map((info) => machine(info, lineage(info), files, index, reader, problems));
}

/** The machine sources after the C preprocessor: DEFINE_*_MACHINE and all macros are gone. */
async function expandedSources(files: TreeFiles): Promise<CIndex> {
  const [major, minor, micro] = files.version.split('.');
  const versions = [
    `QEMU_VERSION_MAJOR=${major}`,
    `QEMU_VERSION_MINOR=${minor ?? 0}`,
    `QEMU_VERSION_MICRO=${micro ?? 0}`,
  ];
  const defines = [...(CONFIGURATIONS[0]?.defines ?? []), ...DEVICE_OPTIONS, ...versions];
  const source = files.machine.sourcesWithMacros((path) => `${FILE_MARK} ${path}`);
  const text = await preprocessC(`QEMU ${files.version}, machine sources`, source, defines);
  const parts = text.split(FILE_MARK).slice(1);
  return new CIndex(
    parts.map((part) =>
      parseCFile(part.slice(0, part.indexOf('\n')).replace(/\s/g, ''), part.slice(part.indexOf('\n'))),
    ),
  );
}

/** Old machine types are deleted by age: their register function returns early (MACHINE_VER_DELETION). */
function isRegistered(info: TypeInfo, index: CIndex, reader: MachineClassReader): boolean {
  const register = index.items.find(
    ({ kind, text, file }) =>
      kind === 'function' &&
      file === info.file &&
      new RegExp(`\\btype_register(_static)?\\(&${info.variable}\\)`).test(text),
  );
  return register === undefined || reader.run(register.names[0] as string, info.file, newMachineClass());
}

function machine(
  info: TypeInfo,
  lineage: readonly TypeInfo[],
  files: TreeFiles,
  index: CIndex,
  reader: MachineClassReader,
  problems: Problems,
): TreeMachine {
  const state = newMachineClass();
  const name = info.name.slice(0, -SUFFIX.length);
  for (const { classInit, file } of lineage) {
    if (classInit === null) continue;
    if (index.function(classInit, file) === null)
      problems.add(`${file}: ${name}: its class-init ${classInit} is nowhere`);
    reader.run(classInit, file, state);
  }
  const start = machineStart(index, state.fields.get('init') ?? '', info.file, problems);
  const text = (field: string): string | null => nullable(state.fields.get(field));
  return {
    name,
    alias: text('alias'),
    isDefault: /^(true|1)$/.test(state.fields.get('is_default') ?? ''),
    options: optionsFunction(state),
    compat: state.compat,
    defaultCpuVersion: cpuVersion(start.defaultCpuVersion, state, files, name, problems),
    defaultCpuModel: text('default_cpu_type')?.replace(/-(x86_64|i386)-cpu$/, '') ?? null,
    splitIrqchip: state.fields.get('default_kernel_irqchip_split') === 'true',
    deprecation: text('deprecation_reason'),
    kvmDefaultChanges: start.kvmDefaultChanges,
    otherFields: otherFields(state, index),
  };
}

/** The outermost option function: the last that ran before the class-init function that calls it. */
function optionsFunction(state: MachineClassState): string {
  return state.functions.findLast((name) => /options/.test(name)) ?? state.functions.at(-1) ?? '';
}

function nullable(text: string | undefined): string | null {
  return text === undefined || text === 'NULL' || /^\(+void ?\*\) ?0\)+$/.test(text) ? null : stringOr(text);
}

const CPU_VERSIONS: Readonly<Record<string, number>> = { CPU_VERSION_LATEST: -1, CPU_VERSION_LEGACY: 0 };

function cpuVersion(
  argument: string | null,
  state: MachineClassState,
  files: TreeFiles,
  name: string,
  problems: Problems,
): TreeMachine['defaultCpuVersion'] {
  const field = /^\w+->(\w+)$/.exec(argument ?? '')?.[1];
  const text =
    argument === null ? initialCpuVersion(files) : field === undefined ? argument : (state.fields.get(field) ?? '0');
  const value = CPU_VERSIONS[text] ?? constantValue(text);
  if (value === -1) return 'latest';
  if (value === 0) return 'legacy';
  if (value === null) problems.add(`${name}: the default CPU version '${text}' is not understood`);
  return value ?? 'legacy';
}

/** The version that holds without a machine that creates CPUs: `X86CPUVersion default_cpu_version = 1;`. */
function initialCpuVersion(files: TreeFiles): string {
  return /=\s*(\w+)/.exec(files.cpu.variable('default_cpu_version')?.text ?? '')?.[1] ?? '';
}

function otherFields(state: MachineClassState, index: CIndex): Record<string, string> {
  const scalars = [...state.fields].filter(
    ([field, value]) => !PLACED.has(field) && field !== 'init' && index.function(value) === null,
  );
  return Object.fromEntries(scalars);
}
