import {
  baseline,
  type Comparison,
  type Cpu,
  type CpuData,
  CpuModelError,
  compare,
  copyMigratable,
  cpuToData,
  dataHasFeature,
  decode,
  eaxToSignature,
  encode,
  expand,
  expansionToData,
  findCpuid,
  hasFeature,
  signatureToEax,
  translate,
  update,
  updateLive,
  validateFeatures,
  type X86Cpus,
} from '@cpu-models/runtime/libvirt';
import type { CputestCase } from './cases.js';
import { type CputestFiles, expectText } from './files.js';

/** Runs one x86 case; returns normally if it passes, throws if not. */
export function checkX86(cpus: X86Cpus, files: CputestFiles, test: CputestCase): void {
  if ('dump' in test) {
    checkCpuid(cpus, files, test);
    return;
  }
  switch (test.kind) {
    case 'compare':
      checkCompare(cpus, files, test);
      break;
    case 'update':
      checkUpdate(cpus, files, test);
      break;
    case 'baseline':
      checkBaseline(cpus, files, test);
      break;
    case 'has-feature':
      checkHasFeature(cpus, files, test);
      break;
    case 'validate-features':
      expectOutcome(test.fails, () => validateFeatures(cpus, files.cpu(test.arch, test.name)));
      break;
    case 'guest-cpu':
      checkGuestCpu(cpus, files, test);
      break;
    case 'cpuid-baseline':
      checkCpuidBaseline(cpus, files, test);
      break;
    default:
      test satisfies never;
  }
}

type Case<K extends CputestCase['kind']> = Extract<CputestCase, { kind: K }>;
type CpuidCase = Extract<CputestCase, { dump: string }>;

function checkCompare(cpus: X86Cpus, files: CputestFiles, test: Case<'compare'>): void {
  const { arch, host, cpu, expected } = test;
  expectResult(compare(cpus, files.cpu(arch, host), files.cpu(arch, cpu)), expected);
}

function checkUpdate(cpus: X86Cpus, files: CputestFiles, test: Case<'update'>): void {
  const { arch, host, cpu } = test;
  const migratable = copyMigratable(cpus, files.cpu(arch, host));
  files.expectCpu(update(cpus, files.cpu(arch, cpu), migratable), arch, `${host}+${cpu}`);
}

function checkCpuidBaseline(cpus: X86Cpus, files: CputestFiles, test: Case<'cpuid-baseline'>): void {
  const { arch, name } = test;
  const all = test.cpus.map((dump) => files.cpu(arch, `cpuid-${dump}-json`));
  const common = baseline(cpus, all);
  files.expectCpu(common, arch, `cpuid-baseline-${name}`);
  checkContained(cpus, all, common);
}

function checkCpuid(cpus: X86Cpus, files: CputestFiles, test: CpuidCase): void {
  const { arch, dump, kind } = test;
  if (kind === 'update-live') {
    checkUpdateLive(cpus, files, test);
    return;
  }
  const json = kind === 'json' || kind === 'json-signature';
  const data = json ? expansionToData(cpus, files.expansion(arch, dump)) : files.dump(arch, dump);
  if (kind === 'signature' || kind === 'json-signature') {
    expectSignature(files, test, data);
    return;
  }
  const models = test.definitions ? { models: files.definitions(cpus, arch, dump) } : {};
  const type = kind === 'host' ? 'host' : 'guest';
  const cpu = decode(cpus, data, {
    type,
    ...(type === 'guest' && { fallback: 'forbid' }),
    ...models,
  });
  files.expectCpu(cpu, arch, `cpuid-${dump}-${kind}`);
}

function expectSignature(files: CputestFiles, { arch, dump }: { arch: string; dump: string }, data: CpuData): void {
  const signature = eaxToSignature(findCpuid(data, 1)?.eax ?? 0);
  const line = ([name, value]: [string, number]) =>
    `${`${name}:`.padEnd(9)} ${String(value).padStart(3)} (0x${value.toString(16).padStart(2, '0')})`;
  const eax = signatureToEax(signature).toString(16).padStart(6, '0');
  const { family, model, stepping } = signature;
  expectText(
    [eax, ...Object.entries({ family, model, stepping }).map(line)].join('\n'),
    files.text(`${arch}-cpuid-${dump}.sig`),
  );
}

/** The guest CPU updated by what QEMU enabled must have the features of the CPU that QEMU reported. */
function checkUpdateLive(cpus: X86Cpus, files: CputestFiles, test: CpuidCase): void {
  const { arch, dump } = test;
  const expected = files.cpu(arch, `cpuid-${dump}-json`);
  let cpu = files.cpu(arch, `cpuid-${dump}-guest`);
  if (cpu.model !== expected.model) cpu = translateTo(cpus, files, test, cpu, expected.model ?? '');
  const actual = expand(
    cpus,
    updateLive(cpus, cpu, files.dump(arch, dump, '-enabled'), files.dump(arch, dump, '-disabled')),
  );
  if (actual.model !== expected.model) throw new Error(`model ${actual.model}; expected ${expected.model}`);
  expectSameFeatures(actual, expand(cpus, expected));
}

/** As cputest does: errors of translating are ignored. */
function translateTo(cpus: X86Cpus, files: CputestFiles, test: CpuidCase, cpu: Cpu, model: string): Cpu {
  const offered = test.definitions ? files.definitions(cpus, test.arch, test.dump) : [];
  const blockers = offered.find(({ name }) => name === model)?.blockers;
  try {
    return {
      ...translate(cpus, { ...cpu, fallback: 'allow' }, [{ name: model, ...(blockers && { blockers }) }]),
      fallback: 'forbid',
    };
  } catch (error) {
    if (!(error instanceof CpuModelError)) throw error;
    return cpu;
  }
}

/** Further features may be disabled in `actual`; any other difference is one. */
function expectSameFeatures(actual: Cpu, expected: Cpu): void {
  const policies = new Map(actual.features.map(({ name, policy }) => [name, policy]));
  const wanted = new Map(expected.features.map(({ name, policy }) => [name, policy]));
  for (const [name, policy] of wanted) {
    if (policies.get(name) !== policy)
      throw new Error(`feature ${name}: ${policies.get(name) ?? 'absent'}; expected ${policy}`);
  }
  for (const [name, policy] of policies) {
    if (!wanted.has(name) && policy === 'require') throw new Error(`feature ${name}: required; expected it absent`);
  }
}

function checkBaseline(cpus: X86Cpus, files: CputestFiles, { arch, name, flags, fails }: Case<'baseline'>): void {
  const all = files.hosts(arch, name);
  const expanded = /EXPAND_FEATURES/.test(flags);
  const migratable = /MIGRATABLE/.test(flags);
  const suffix = expanded ? 'expanded' : migratable ? 'migratable' : 'result';
  expectOutcome(fails, () => {
    const common = baseline(cpus, all, { expanded, migratable });
    files.expectCpu(common, arch, `${name}-${suffix}`);
    checkContained(cpus, all, common);
  });
}

function checkContained(cpus: X86Cpus, all: readonly Cpu[], common: Cpu): void {
  for (const cpu of all) {
    const { result } = compare(cpus, cpu, common);
    if (result !== 'superset' && result !== 'identical')
      throw new Error(`baseline: ${result} with an input; expected it to run there`);
  }
}

function checkHasFeature(
  cpus: X86Cpus,
  files: CputestFiles,
  { arch, host, feature, expected }: Case<'has-feature'>,
): void {
  const cpu = files.cpu(arch, host);
  const answers = [
    answerOf(() => hasFeature(cpus, cpu, feature)),
    answerOf(() => dataHasFeature(cpus, encode(cpus, cpu).required, feature)),
    answerOf(() => dataHasFeature(cpus, cpuToData(cpus, cpu), feature)),
  ];
  for (const answer of answers) if (answer !== expected) throw new Error(`${answer}; expected ${expected}`);
}

function answerOf(ask: () => boolean): string {
  try {
    return ask() ? 'YES' : 'NO';
  } catch (error) {
    if (!(error instanceof CpuModelError)) throw error;
    return 'FAIL';
  }
}

function checkGuestCpu(
  cpus: X86Cpus,
  files: CputestFiles,
  { arch, host, cpu, list, models, fails }: Case<'guest-cpu'>,
): void {
  const hostCpu = files.cpu(arch, host);
  const guest = files.cpu(arch, cpu);
  const { result } = compare(cpus, hostCpu, guest);
  expectOutcome(fails, () => {
    if (result === 'error' || result === 'incompatible') throw new Error(`compare: ${result}; expected it to run`);
    const updated = update(cpus, guest, hostCpu);
    const translated = translate(cpus, updated, models?.map((name) => ({ name })) ?? null);
    files.expectCpu(translated, arch, `${host}+${cpu}${list ? `,${list}` : ''}-result`);
  });
}

export function expectResult({ result }: Comparison, expected: string): void {
  if (result !== expected) throw new Error(`${result}; expected ${expected}`);
}

/** Runs `check`, which must throw if and only if `fails`. */
export function expectOutcome(fails: boolean, check: () => void): void {
  let error: unknown = null;
  try {
    check();
  } catch (caught) {
    error = caught;
  }
  if (!fails && error !== null) throw error;
  if (fails && error === null) throw new Error('succeeded; expected an error');
}
