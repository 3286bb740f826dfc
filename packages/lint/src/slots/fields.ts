import type { Vocabulary } from '@cpu-models/runtime';
import type { Names } from '../names/names.js';
import { type Field, type Piece, plainKey, split } from '../read/structure.js';
import type { Context } from './context.js';
import { featureList, modelSlot, proxmoxArgument, qemuArgument } from './cpu-argument.js';
import { NAME, type Slot } from './slot.js';

/** What a key of a format holds. */
interface FieldRule {
  /** The last keys, each without case and separators, with `/` between. */
  readonly keys: RegExp;
  readonly holds: 'models' | 'features' | 'argument' | 'proxmox';
  readonly whose: Vocabulary | 'context';
  /** What must be there for the key to hold nothing but names of ours: a key above, or a word in the text. */
  readonly strictWith?: RegExp;
  /** Where this is spoken of, capitals do not matter. */
  readonly anyCaseWith?: RegExp;
  /** What the value looks like, where the key alone says too little. */
  readonly value?: RegExp;
}

const LIBVIRT_FILES = /libvirt|kubevirt|harvester|nova|openstack|\[compute\]|vagrant/i;
const QEMU_FILES = /qemu|\bkvm\b|libvirt|incus|\blxd\b/i;

/** The first that fits. Formats of one project share their keys, so the table is by key. */
const RULES: readonly FieldRule[] = [
  // nova.conf; nova compares both settings without case (nova/virt/libvirt/driver.py, since 19.0)
  { keys: /cpumodelextraflags$/, holds: 'features', whose: 'libvirt', strictWith: /./, anyCaseWith: /./ },
  // OpenNebula, terraform-provider-libvirt, KubeVirt, Harvester, Vagrant, Go and Python that build them
  {
    keys: /\/v?cpus?\/features?(\/\w+)?\/name$|\/cpufeatures?\/name$/,
    holds: 'features',
    whose: 'libvirt',
    strictWith: /./,
  },
  { keys: /\/cpumodel\/features?$/, holds: 'features', whose: 'libvirt', strictWith: /./ },
  { keys: /\/cpumodel\/model$/, holds: 'models', whose: 'libvirt', strictWith: /./ },
  // Proxmox VE: qm.conf, cpu-models.conf, its Terraform and Packer plugins
  { keys: /\/reportedmodel$/, holds: 'proxmox', whose: 'qemu', strictWith: /./ },
  { keys: /\/cputypes?(\/default)?$|\/cpu\/type$/, holds: 'proxmox', whose: 'qemu', strictWith: /proxmox/i },
  // Whatever the key, a model with features that are switched is an argument of QEMU's
  {
    keys: /cpu(model)?$/,
    holds: 'argument',
    whose: 'qemu',
    strictWith: QEMU_FILES,
    value: /^[\w.-]+(,[\w.-]+(=\w+)?)*,[+-][\w.-]+/,
  },
  { keys: /\/cpu\/flags$/, holds: 'features', whose: 'qemu', strictWith: /proxmox|qemu|pve/i },
  { keys: /^\/cpu$/, holds: 'proxmox', whose: 'qemu', strictWith: /^(ostype|scsihw|vmgenid|net\d+): /m },
  { keys: /^\/?[\w/]*\/cpu$/, holds: 'proxmox', whose: 'context', strictWith: /(?!)/ },
  // avocado, quickemu, Incus, OpenStack and whoever names it so
  {
    keys: /cpumodelflags$|cpuflags$|cpuextraflags$|\/cpu\/\w+\/flags$|\/cpufeatures?$|qemucpuoptions$/,
    holds: 'features',
    whose: 'context',
  },
  { keys: /\/cpu\/features$/, holds: 'features', whose: 'context' },
  { keys: /\/v?cpus?\/models?(\/value)?$/, holds: 'models', whose: 'context', strictWith: LIBVIRT_FILES },
  {
    keys: /cpumodels?(name)?(\/default)?$|cpubaseline$|\/cpu\/\w+\/baseline$|cpumodels\/(\w+)$/,
    holds: 'argument',
    whose: 'context',
    strictWith: LIBVIRT_FILES,
    anyCaseWith: /\bnova\b/i,
  },
  { keys: /(^|\/)(qemu|kvm|vm|guest)cpu$/, holds: 'argument', whose: 'context', strictWith: QEMU_FILES },
  { keys: /\/reportedmodel\/flags$|^\/cpumodel\w*\/flags$/, holds: 'features', whose: 'qemu', strictWith: /./ },
];

/** The slots among a file's settings, by the keys that lead to them. A key that held a model once always holds one. */
export function fieldSlots(
  text: string,
  path: string,
  fields: readonly Field[],
  context: Context,
  names: Names,
): Slot[] {
  const speaksOf = searcher(`${path}\n${text.slice(0, 20_000)}`);
  const policies = new Map<number, string>();
  for (const { path: keys, holder, value } of fields) if (keys.at(-1) === 'policy') policies.set(holder, value.text);
  const ruleOf = ruleFinder();
  const found = fields.flatMap((field) => {
    const rule = ruleOf(field);
    return rule === undefined
      ? []
      : slotsOf(rule, field, speaksOf, context, policies.get(field.holder))
          .filter((slot, _at, all) => isListOfOurs(names, slot, all))
          .map((slot, _at, all) => ({
            rule,
            slot: isNearlyAllOurs(names, slot, all) ? { ...slot, strict: true } : slot,
          }));
  });
  const proven = new Set(found.flatMap(({ rule, slot }) => (names.models.get(slot.text)?.telling ? [rule] : [])));
  return found.map(({ rule, slot }) =>
    proven.has(rule) && context.virtual && !/^[a-z0-9]+$/.test(slot.text) ? { ...slot, strict: true } : slot,
  );
}

/** Tells whether a text has what is looked for, searching it once for each pattern. */
function searcher(text: string): (what: RegExp) => boolean {
  const found = new Map<RegExp, boolean>();
  return (what) => {
    let has = found.get(what);
    if (has === undefined) found.set(what, (has = what.test(text)));
    return has;
  };
}

/** Made as models' names are. */
const LIKE_MODEL = /^[A-Za-z]{4,}[-_]\w+|^[A-Z][a-z]+[A-Z][a-z]|\w-v\d+$/;

/** A value of several words that are mostly not ours is a sentence, or somebody else's list. */
function isListOfOurs({ words, models }: Names, { strict, kind }: Slot, all: readonly Slot[]): boolean {
  const like = all.filter((slot) => slot.kind === kind);
  const known = like.filter(({ text }) =>
    kind === 'model' ? models.has(text) || LIKE_MODEL.test(text) : words.has(text),
  );
  return (strict && kind === 'feature') || like.length < 3 || known.length * 2 >= like.length;
}

/** Several features of ours, and few other words: then those are meant as features too. */
function isNearlyAllOurs({ words }: Names, { kind }: Slot, all: readonly Slot[]): boolean {
  const known = all.flatMap(({ text }) => words.get(text) ?? []);
  return (
    kind === 'feature' && known.filter(({ telling }) => telling).length >= 3 && known.length * 10 >= all.length * 7
  );
}

const LAST = /cpu|model|flags|name|type|baseline|options|features|default|value/i;

/** The rules that a path's keys fit, in order. Fields beside each other share their path. */
function rulesFor(path: readonly string[]): readonly FieldRule[] {
  if (!LAST.test(path.at(-1) ?? '') || !path.some((key) => /cpu|reported/i.test(key))) return [];
  const keys = path.map(plainKey).filter((key) => key !== '');
  const wanted = `/${keys.slice(-4).join('/')}`;
  return RULES.filter(({ keys }) => keys.test(wanted));
}

/** Tells the rule for each field, looking at every path once. */
function ruleFinder(): (field: Field) => FieldRule | undefined {
  let last: readonly string[] | null = null;
  let rules: readonly FieldRule[] = [];
  return ({ path, value }) => {
    if (path !== last) [last, rules] = [path, rulesFor(path)];
    if (rules.length === 0 || value.text.length < 2 || value.text.length > 4000) return undefined;
    return rules.find(({ value: like }) => like?.test(value.text) !== false);
  };
}

function slotsOf(
  rule: FieldRule,
  { value, holder, outer, path }: Field,
  speaksOf: (what: RegExp) => boolean,
  context: Context,
  policy?: string,
): Slot[] {
  const isPlain =
    (context.virtual && isSwitched(value)) || (isNamed(rule) && LIKE_MODEL.test(value.text) && speaksOf(QEMU_FILES));
  const strict = isPlain || (rule.strictWith !== undefined && speaksOf(rule.strictWith));
  const isName = plainKey(path.at(-1) ?? '') === 'name';
  const cpu = holder < 0 || (isName && policy === undefined) ? null : `f${isName ? outer : holder}`;
  const base = {
    strict,
    arch: 'unknown',
    cpu,
    whose: rule.whose === 'context' ? context.whose : rule.whose,
    guessed: rule.whose === 'context',
    ...(rule.anyCaseWith !== undefined && speaksOf(rule.anyCaseWith) ? { anyCase: true } : {}),
  } as const;
  switch (rule.holds) {
    case 'features':
      // `pmu=off,vmx=off`: what stands behind a model in `-cpu`.
      if (/^[\w.-]+=\w/.test(value.text) && isSettings(value))
        return qemuArgument(
          { ...value, text: `,${value.text}`, start: value.start - 1 },
          { ...base, cpu: `q${value.start}` },
        );
      return isList(value)
        ? featureList(value, base).map((slot) => (isOff(policy) ? { ...slot, on: false } : slot))
        : [];
    case 'models':
      return parts(value).flatMap((part) => modelSlot(part, base));
    case 'proxmox':
      return NAME.test(value.text) || /^[\w.=-]+,/.test(value.text) ? proxmoxArgument(value, base) : [];
    default:
      return /[,][+-]|=/.test(value.text)
        ? qemuArgument(value, { ...base, cpu: `q${value.start}` })
        : parts(value).flatMap((part) => modelSlot(part, base));
  }
}

function isOff(policy: string | undefined): boolean {
  return policy === 'disable' || policy === 'forbid';
}

/** A sentence or a template is not a list. */
function isList({ text }: Piece): boolean {
  return /^[\w\s,;|.+-]*$/.test(text) && !/[.:]\s/.test(text);
}

/** Whether a key is said to hold a model's name, and nothing else. */
function isNamed({ holds }: FieldRule): boolean {
  return holds === 'models' || holds === 'argument';
}

/** `+aes;-pcid`, `pmu=off,vmx=on`: nothing else is written so. */
function isSwitched({ text }: Piece): boolean {
  return (
    /^\s*,?\s*[+-][\w.-]+(\s*[,;]\s*[+-]?[\w.-]+)*\s*$/.test(text) ||
    /^[\w.-]+=(on|off)(,[\w.-]+=(on|off))*$/.test(text)
  );
}

function isSettings({ text }: Piece): boolean {
  return /^[\w.-]+=\w+(,[+-]?[\w.-]+(=\w+)?)*$/.test(text);
}

function parts(value: Piece): Piece[] {
  const found = split(value, /[\s,;|]+/g);
  return found.every(({ text }) => NAME.test(text)) ? found : [];
}
