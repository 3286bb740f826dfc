import type { Vocabulary } from '@cpu-models/runtime';
import type { Piece } from '../read/structure.js';

/** A place that by its format holds a name. */
export interface Slot extends Piece {
  readonly kind: 'model' | 'feature' | 'choice';
  /** Whose spelling is right there; null where any will do. */
  readonly whose: Vocabulary | null;
  /** Whether nothing but a name of ours can stand there; else a value only counts if it is like one. */
  readonly strict: boolean;
  readonly arch: 'x86' | 'other' | 'unknown';
  /** Slots of one CPU have the same number; null where they do not make one CPU. */
  readonly cpu: string | null;
  /** Whether the feature is asked for or turned off. */
  readonly on?: boolean;
  /** QEMU takes `md_clear=on` but not `+md_clear`: names with a value may have underscores. */
  readonly lax?: boolean;
  /** Whose spelling it is was not told by the format, but by what else the file speaks of. */
  readonly guessed?: boolean;
  /** A value of a property, as written after `=`. */
  readonly value?: Piece;
  /** Whoever reads it does not mind capitals. */
  readonly anyCase?: boolean;
  /** What runs the CPU, where the text says so. */
  readonly accelerator?: 'kvm' | 'tcg' | undefined;
  /** What else may stand there. */
  readonly also?: RegExp;
  /** Of a choice. */
  readonly choices?: readonly string[];
}

/** What a name looks like; templates, patterns and sentences do not. */
export const NAME = /^[A-Za-z0-9][A-Za-z0-9._+-]*$/;

/** What stands for a host's CPU, or for none, where models stand. */
export const NO_MODEL =
  /^(host|max|base|help|host-passthrough|host-model|hostmodel|hostpassthrough|maximum|custom|default|none|auto|null|nil|true|false|yes|no|on|off|any|\d+[\w.]*)$/i;

/** QEMU's names for the types of its objects, made of a model's and the target's. */
export const TYPE_NAME = /-(x86_64|i386)-cpu$/;

/** Names that projects give to models and features of their own: Proxmox VE's. */
export const OWN_MODELS = /^(custom-|x86-64-v\d)/;
export const OWN_FEATURES = /^(nested-virt|hv-tlbflush|hv-evmcs)$/;

const DUMMY =
  /^(foo\w*|bar\d*|baz\w*|fake\b.*|dummy.*|test.*|example.*|my[-_A-Z].*|some.*|name|names?|models?|features?|\w*flags?|string|value|argument|parameter|number|cpu\w*|types?|option|list|object|array|integer|boolean|unknown|invalid.*|i[3-6]86)$/;

/**
 * Whether a word that is near to no name stands for any name: `model`, `nameValue` and `FOO` do in messages, schemas and
 * tests.
 */
export function isPlaceholder(word: string): boolean {
  return DUMMY.test(word) || /^[A-Z_]+$|^[a-z]+([A-Z][a-z]*)+$/.test(word);
}
