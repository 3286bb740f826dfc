import { type Piece, split } from '../read/structure.js';
import { NAME, NO_MODEL, OWN_FEATURES, OWN_MODELS, type Slot } from './slot.js';

type Base = Pick<Slot, 'strict' | 'arch' | 'cpu' | 'guessed' | 'accelerator' | 'anyCase'>;

/** The slots of QEMU's `-cpu` argument: `model,+feature,-feature,feature=on,property=value`. */
export function qemuArgument(argument: Piece, base: Base): Slot[] {
  const [model, ...parts] = withEmpty(argument);
  const settings = parts.flatMap((part) => setting(part, base));
  const first =
    model !== undefined && /^[+-]/.test(model.text)
      ? setting(model, base)
      : modelSlot(model, { ...base, whose: 'qemu' });
  return [...first, ...settings];
}

function withEmpty(argument: Piece): Piece[] {
  const parts = split(argument, /,/g);
  return argument.text.startsWith(',') ? [{ text: '', start: argument.start, end: argument.start }, ...parts] : parts;
}

export function modelSlot(piece: Piece | undefined, base: Base & Pick<Slot, 'whose' | 'also'>): Slot[] {
  if (piece === undefined || !NAME.test(piece.text) || NO_MODEL.test(piece.text)) return [];
  return [{ ...piece, kind: 'model', ...base }];
}

function setting(part: Piece, base: Base): Slot[] {
  const feature = { kind: 'feature', whose: 'qemu', ...base } as const;
  const signed = /^[+-]/.test(part.text);
  if (signed) return named(tail(part, 1)).map((name) => ({ ...name, ...feature, on: part.text.startsWith('+') }));
  const equals = part.text.indexOf('=');
  if (equals < 0) return named(part).map((name) => ({ ...name, ...feature, on: true, lax: true }));
  const value = tail(part, equals + 1);
  const name = { text: part.text.slice(0, equals), start: part.start, end: part.start + equals };
  return named(name).map((piece) => ({
    ...piece,
    ...feature,
    on: !/^(off|no|false|n)$/.test(value.text),
    lax: true,
    value,
  }));
}

function named(piece: Piece): Piece[] {
  return NAME.test(piece.text) ? [piece] : [];
}

function tail(piece: Piece, from: number): Piece {
  return { text: piece.text.slice(from), start: piece.start + from, end: piece.end };
}

const POLICIES: Readonly<Record<string, boolean>> = {
  force: true,
  require: true,
  optional: true,
  disable: false,
  forbid: false,
};

/** The slots of virt-install's `--cpu` argument: `MODEL,+feature,disable=feature`; names are libvirt's. */
export function virtInstallArgument(argument: Piece, base: Base): Slot[] {
  const own = { ...base, whose: 'libvirt' } as const;
  return split(argument, /,/g).flatMap((part, at): Slot[] => {
    const [key, value] = keyed(part);
    if (/^[+-]/.test(part.text))
      return named(tail(part, 1)).map((name) => ({ ...name, kind: 'feature', ...own, on: part.text.startsWith('+') }));
    if (key === null) return at === 0 ? modelSlot(part, own) : [];
    if (key === 'model') return modelSlot(value, own);
    const on = POLICIES[key];
    return on === undefined ? [] : named(value).map((name) => ({ ...name, kind: 'feature', ...own, on }));
  });
}

/** The slots of Proxmox VE's `cpu` setting: `[cputype=]model,flags=+feature;-feature`; names are QEMU's. */
export function proxmoxArgument(argument: Piece, base: Base): Slot[] {
  const own = { ...base, whose: 'qemu', also: OWN_MODELS } as const;
  return split(argument, /,/g).flatMap((part, at): Slot[] => {
    const [key, value] = keyed(part);
    if (key === null) return at === 0 ? modelSlot(part, own) : [];
    if (key === 'cputype' || key === 'reported-model') return modelSlot(value, own);
    return key === 'flags' ? featureList(value, own) : [];
  });
}

function keyed(part: Piece): [key: string | null, value: Piece] {
  const equals = part.text.indexOf('=');
  return equals < 0 ? [null, part] : [part.text.slice(0, equals), unquoted(tail(part, equals + 1))];
}

function unquoted(value: Piece): Piece {
  const [, quote, text = ''] = /^(["'])(.*)\1$/.exec(value.text) ?? [];
  return quote === undefined ? value : { text, start: value.start + 1, end: value.end - 1 };
}

/** Features after each other, with or without signs: `ssbd, +pcid;-mpx`. */
export function featureList(list: Piece, base: Base & Pick<Slot, 'whose'>): Slot[] {
  return split(list, /[\s,;|]+/g).flatMap((part) => {
    const signed = /^[+-]/.test(part.text);
    const name = signed ? tail(part, 1) : part;
    // oVirt's flags of a host.
    if (name.text.startsWith('model_')) return modelSlot(tail(name, 6), { ...base, whose: 'libvirt' });
    return named(name).map(
      (piece): Slot => ({
        ...piece,
        kind: 'feature',
        ...base,
        also: OWN_FEATURES,
        on: !part.text.startsWith('-'),
        lax: !signed && base.whose === 'qemu',
      }),
    );
  });
}
