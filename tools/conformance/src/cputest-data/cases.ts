/** One case of libvirt's tests/cputest.c. */
export type CputestCase = { readonly arch: string } & (
  | {
      readonly kind: 'compare';
      readonly host: string;
      readonly cpu: string;
      readonly expected: string;
    }
  | { readonly kind: 'update'; readonly host: string; readonly cpu: string }
  | {
      readonly kind: 'baseline';
      readonly name: string;
      readonly flags: string;
      readonly fails: boolean;
    }
  | {
      readonly kind: 'has-feature';
      readonly host: string;
      readonly feature: string;
      readonly expected: string;
    }
  | { readonly kind: 'validate-features'; readonly name: string; readonly fails: boolean }
  | {
      readonly kind: 'guest-cpu';
      readonly host: string;
      readonly cpu: string;
      readonly list: string | null;
      readonly models: readonly string[] | null;
      readonly fails: boolean;
    }
  | { readonly kind: 'cpuid-baseline'; readonly name: string; readonly cpus: readonly string[] }
  | { readonly kind: CpuidKind; readonly dump: string; readonly definitions: boolean }
);

export type CpuidKind = 'host' | 'guest' | 'signature' | 'json' | 'json-signature' | 'update-live';
export type CputestKind = CputestCase['kind'];

/** Extracts the cases from the text of cputest.c, in its order: they exist only as macro calls. */
export function cputestCases(source: string): CputestCase[] {
  const lists = modelLists(source);
  const defines = source.match(/^ *# *define (?:.*\\\n)*.*$/gm) ?? [];
  const guestTwice = defines.some((text) => /DO_TEST_JSON\(/.test(text) && /json == JSON_MODELS\b/.test(text));
  const body = source.replace(/^ *# *define (?:.*\\\n)*.*$/gm, '');
  return [...body.matchAll(/\bDO_TEST_(\w+)\(([^;]*)\);/g)].flatMap(([, macro, text]) => {
    const [arch = '', ...rest] = splitArguments(text ?? '');
    return expandMacro(macro ?? '', arch.replace('VIR_ARCH_', '').toLowerCase(), rest, {
      lists,
      guestTwice,
    });
  });
}

interface Context {
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** Older releases run the guest case of JSON_MODELS once more, without the hypervisor's definitions. */
  readonly guestTwice: boolean;
}

function expandMacro(
  macro: string,
  arch: string,
  [a = '', b = '', c = '', d = '']: readonly string[],
  context: Context,
): CputestCase[] {
  switch (macro) {
    case 'COMPARE':
      return [{ kind: 'compare', arch, host: a, cpu: b, expected: resultName(c) }];
    case 'UPDATE_ONLY':
      return [{ kind: 'update', arch, host: a, cpu: b }];
    case 'UPDATE':
      return [
        { kind: 'update', arch, host: a, cpu: b },
        { kind: 'compare', arch, host: a, cpu: `${a}+${b}`, expected: resultName(c) },
      ];
    case 'BASELINE':
      return [{ kind: 'baseline', arch, name: `baseline-${a}`, flags: b, fails: c === '-1' }];
    case 'HASFEATURE':
      return [{ kind: 'has-feature', arch, host: a, feature: b, expected: c }];
    case 'VALIDATEFEATURES':
      return [{ kind: 'validate-features', arch, name: a, fails: b === '-1' }];
    case 'GUESTCPU': {
      const models = context.lists.get(c) ?? null;
      return [{ kind: 'guest-cpu', arch, host: a, cpu: b, list: models && c, models, fails: d === '-1' }];
    }
    case 'CPUID':
      return cpuidCases(arch, a, b, context.guestTwice);
    case 'CPUID_BASELINE':
      return [{ kind: 'cpuid-baseline', arch, name: a, cpus: [b, c] }];
    default:
      throw new Error(`DO_TEST_${macro}: unknown; expected a macro of cputest.c`);
  }
}

function cpuidCases(arch: string, dump: string, json: string, guestTwice: boolean): CputestCase[] {
  const definitions = json === 'JSON_MODELS' || json === 'JSON_MODELS_REQUIRED';
  const make = (kind: CpuidKind, withDefinitions = false): CputestCase => ({
    kind,
    arch,
    dump,
    definitions: withDefinitions,
  });
  const plain = [make('host'), make('guest', definitions), make('signature')];
  if (json === 'JSON_NONE') return plain;
  const again = guestTwice && json === 'JSON_MODELS' ? [make('guest')] : [];
  return [...plain, ...again, make('json', definitions), make('json-signature'), make('update-live', definitions)];
}

/** `static const char *haswell_list[] = { ... };` by the name that the macro calls use. */
function modelLists(source: string): ReadonlyMap<string, readonly string[]> {
  const lists = source.matchAll(/static const char \*(\w+)_list\[\]\s*=\s*\{([^}]*)\}/g);
  return new Map(
    [...lists].map(([, name, text]) => [name ?? '', [...(text ?? '').matchAll(/"([^"]*)"/g)].map((m) => m[1] ?? '')]),
  );
}

function splitArguments(text: string): string[] {
  return text.split(',').map((part) => part.trim().replace(/^"(.*)"$/, '$1'));
}

function resultName(constant: string): string {
  return constant.replace('VIR_CPU_COMPARE_', '').toLowerCase();
}
