import { readFileSync } from 'node:fs';
import { libvirtSpelling, qemuSpelling } from '@cpu-models/catalog';
import { type DownstreamView, EMITTERS } from '@cpu-models/gen-downstream';
import { featuresOn, resolve } from '@cpu-models/runtime';
import { Ajv } from 'ajv';
import type { ToolCheck } from './checks.js';

type Registers = { eax: number; ebx: number; ecx: number; edx: number };
/** Registers by `leaf.subleaf`. */
type Cpuid = ReadonlyMap<string, Registers>;

const HEX = { type: 'string', pattern: '^0x[0-9a-f]{1,8}$' };
const record = (properties: object) => ({
  ...{ type: 'object', properties, required: Object.keys(properties), additionalProperties: false },
});
/** What serde reads into CpuidProfileData (arch/src/x86_64/cpu_profile). */
const PROFILE = record({
  adjustments: {
    type: 'array',
    items: {
      ...{ type: 'array', minItems: 2, maxItems: 2 },
      items: [
        record({
          leaf: HEX,
          sub_leaf: record({ start: HEX, end: HEX }),
          register: { enum: ['EAX', 'EBX', 'ECX', 'EDX'] },
        }),
        record({ replacements: HEX, mask: HEX }),
      ],
    },
  },
});
/** What docs/cpu_templates/schema.json allows, and its prose demands. */
const TEMPLATE = record({
  cpuid_modifiers: {
    type: 'array',
    items: record({
      ...{ leaf: HEX, subleaf: HEX, flags: { type: 'integer', minimum: 0 } },
      modifiers: {
        type: 'array',
        items: record({
          register: { enum: ['eax', 'ebx', 'ecx', 'edx'] },
          bitmap: { type: 'string', pattern: '^0b[01x]{32}$' },
        }),
      },
    }),
  },
});

interface Format {
  readonly project: string;
  readonly schema: object;
  readonly modelOf: (path: string) => string;
  /** The guest's CPUID on a host. */
  readonly apply: (content: unknown, host: Cpuid) => Cpuid;
}

const FORMATS: readonly Format[] = [
  {
    project: 'cloud-hypervisor',
    schema: PROFILE,
    modelOf: (path) => path.replace('.cpuid.json', ''),
    apply: applyProfile,
  },
  { project: 'firecracker', schema: TEMPLATE, modelOf: (path) => path.replace('.json', ''), apply: applyTemplate },
];

/** A host of AMD's Zen 3 with its CPUID, as a probe recorded it. */
const HOST = new URL('../../../../packages/inputs/test/cases/B3-host-milan-with-cpuid.probe.json', import.meta.url);

/**
 * Profiles and templates: of the right form, and applied to a recorded host they leave the features that the model has.
 * Where a feature's bit is, is taken from libvirt's map here, from QEMU's words there.
 */
export function checkProfiles(view: DownstreamView): ToolCheck[] {
  const host = recordedHost();
  return FORMATS.map(({ project, schema, modelOf, apply }) => {
    const isValid = new Ajv({ strict: true, strictTuples: false }).compile(schema);
    const files = EMITTERS.find(({ name }) => name === project)?.emit(view) ?? [];
    const problems = files.flatMap(({ path, text }) => {
      const content: unknown = JSON.parse(text);
      if (!isValid(content)) return [`${path}: ${JSON.stringify(isValid.errors?.[0])}`];
      return wrongFeatures(view, modelOf(path), apply(content, host)).map((what) => `${path}: ${what}`);
    });
    const empty = files.length < 100 ? [`${project}: only ${files.length} files`] : [];
    return { tool: 'JSON schema, a recorded host', projects: [project], problems: [...empty, ...problems] };
  });
}

function recordedHost(): Cpuid {
  const probe = JSON.parse(readFileSync(HOST, 'utf8')) as { host: { cpuid: { rows: readonly (readonly number[])[] } } };
  return new Map(
    probe.host.cpuid.rows.map(([leaf = 0, subleaf = 0, eax = 0, ebx = 0, ecx = 0, edx = 0]) => [
      `${leaf}.${subleaf}`,
      { eax, ebx, ecx, edx },
    ]),
  );
}

function applyProfile(content: unknown, host: Cpuid): Cpuid {
  type Pair = [
    { leaf: string; sub_leaf: { start: string; end: string }; register: string },
    { replacements: string; mask: string },
  ];
  const { adjustments } = content as { readonly adjustments: readonly Pair[] };
  return mapRegisters(host, (leaf, subleaf, register, value) => {
    const found = adjustments.find(
      ([at]) =>
        Number(at.leaf) === leaf &&
        Number(at.sub_leaf.start) <= subleaf &&
        subleaf <= Number(at.sub_leaf.end) &&
        at.register.toLowerCase() === register,
    );
    return found === undefined ? 0 : (value & Number(found[1].mask)) | Number(found[1].replacements);
  });
}

function applyTemplate(content: unknown, host: Cpuid): Cpuid {
  type Leaf = { leaf: string; subleaf: string; modifiers: { register: string; bitmap: string }[] };
  const { cpuid_modifiers: leaves } = content as { readonly cpuid_modifiers: readonly Leaf[] };
  return mapRegisters(host, (leaf, subleaf, register, value) => {
    const modifiers =
      leaves.find((one) => Number(one.leaf) === leaf && Number(one.subleaf) === subleaf)?.modifiers ?? [];
    const bitmap = modifiers.find((one) => one.register === register)?.bitmap.slice(2) ?? 'x'.repeat(32);
    const bits = [...bitmap].map((bit, i) => (bit === 'x' ? (value >>> (31 - i)) & 1 : Number(bit)));
    return bits.reduce((sum, bit, i) => sum | (bit << (31 - i)), 0);
  });
}

function mapRegisters(
  host: Cpuid,
  change: (leaf: number, subleaf: number, register: keyof Registers, value: number) => number,
): Cpuid {
  return new Map(
    [...host].map(([key, registers]) => {
      const [leaf = 0, subleaf = 0] = key.split('.').map(Number);
      const to = (register: keyof Registers) => change(leaf, subleaf, register, registers[register]) >>> 0;
      return [key, { eax: to('eax'), ebx: to('ebx'), ecx: to('ecx'), edx: to('edx') }];
    }),
  );
}

/** Features that a guest has and should not, or the reverse, of those that libvirt knows a bit of in the host's leaves. */
function wrongFeatures({ qemu, libvirt, features }: DownstreamView, model: string, guest: Cpuid): string[] {
  const machine = qemu.machines.find(({ alias }) => alias === 'q35')?.name as string;
  const on = new Set(featuresOn(resolve(qemu, { machine, accelerator: 'kvm', model, hostVendor: 'AuthenticAMD' })));
  const known = new Set(qemu.words.flatMap(({ names }) => names));
  const spellings = new Map(features.entries.map((entry) => [libvirtSpelling(entry.feature), qemuSpelling(entry)]));
  return libvirt.map.x86.features.flatMap(({ name, address }) => {
    const spelling = spellings.get(name);
    if (address.kind !== 'cpuid' || spelling === undefined || !known.has(spelling)) return [];
    const registers = guest.get(`${address.eax}.${address.ecx}`);
    if (registers === undefined || SETTLED.has(spelling)) return [];
    const has = ((registers[address.register] >>> address.bit) & 1) === 1;
    return has === on.has(spelling) ? [] : [`${name} is ${has ? 'on' : 'off'}`];
  });
}

/** What follows from the guest's control registers, or is the hypervisor's own. */
const SETTLED = new Set(['osxsave', 'ospke', 'hypervisor']);
