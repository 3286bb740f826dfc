import type { MacroChoice } from './macro-choice.js';
import type { Problems } from './problems.js';
import type { RawTables, RawWord } from './raw.js';
import type { ConfigurationId, Hex, TreeConfiguration, TreeWord, TreeWordSource } from './types.js';

const SYSTEM = ['CONFIG_SOFTMMU', 'CONFIG_KVM', 'CONFIG_TCG'];
const USER = ['CONFIG_USER_ONLY', 'CONFIG_TCG'];

/** The target configurations whose tcg_features differ; the first is the one that all other facts are taken from. */
export const CONFIGURATIONS: readonly TreeConfiguration[] = [
  { id: 'system-x86_64', defines: [...SYSTEM, 'CONFIG_LINUX', 'TARGET_X86_64'] },
  { id: 'linux-user-x86_64', defines: [...USER, 'CONFIG_LINUX', 'CONFIG_LINUX_USER', 'TARGET_X86_64'] },
  { id: 'bsd-user-x86_64', defines: [...USER, 'CONFIG_BSD', 'CONFIG_BSD_USER', 'TARGET_X86_64'] },
  { id: 'system-i386', defines: [...SYSTEM, 'CONFIG_LINUX'] },
  { id: 'linux-user-i386', defines: [...USER, 'CONFIG_LINUX', 'CONFIG_LINUX_USER'] },
  { id: 'bsd-user-i386', defines: [...USER, 'CONFIG_BSD', 'CONFIG_BSD_USER'] },
  { id: 'system-x86_64-no-linux', defines: [...SYSTEM, 'TARGET_X86_64'] },
];

/** Words of the first configuration with the TCG masks of all. */
export function readWords(dumps: readonly RawTables[], macros: MacroChoice, problems: Problems): TreeWord[] {
  return (dumps[0] as RawTables).words.map((word, i) => {
    const choice = macros.ofWord(word.name, word.names.slice(0, widthOf(word)));
    const masks = dumps.map(
      (dump, c) => [CONFIGURATIONS[c]?.id as ConfigurationId, dump.words[i]?.tcg as Hex] as const,
    );
    return {
      name: word.name,
      source: sourceOf(word, problems),
      names: word.names.slice(0, widthOf(word)),
      unmigratable: word.unmigratable,
      migratable: word.migratable,
      noAutoEnable: word.noAutoEnable ?? '0x0',
      tcg: Object.fromEntries(masks) as Record<ConfigurationId, Hex>,
      ...choice,
      ...(word.extra ? { extra: word.extra } : {}),
    };
  });
}

/** Only tcg_features may depend on the configuration; says so where anything else does. */
export function checkConfigurations(dumps: readonly RawTables[], problems: Problems): void {
  const plain = dumps.map((dump) => ({
    ...dump,
    words: dump.words.map((word) => ({ ...word, tcg: null })),
    macros: null,
  }));
  for (const key of Object.keys(plain[0] ?? {}) as (keyof RawTables)[]) {
    plain.forEach((dump, i) => {
      if (JSON.stringify(dump[key]) !== JSON.stringify(plain[0]?.[key])) {
        problems.add(
          `the table '${key}' depends on the configuration (${CONFIGURATIONS[i]?.id}); only tcg_features was known to`,
        );
      }
    });
  }
}

function widthOf(word: RawWord): number {
  return word.kind === 'msr' ? 64 : 32;
}

function sourceOf(word: RawWord, problems: Problems): TreeWordSource {
  if (word.kind === 'msr') return { kind: 'msr', index: word.index };
  if (word.kind === null || word.register === null) problems.add(`${word.name} has a type or register that is new`);
  return { kind: 'cpuid', eax: word.eax, ecx: word.needsEcx ? word.ecx : null, register: word.register ?? 'eax' };
}
