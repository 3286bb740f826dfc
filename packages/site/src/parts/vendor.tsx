import { vendorName } from '../data/words.js';

/** A vendor's colour; its name always stands beside it. */
export function VendorDot({ vendor }: { readonly vendor: string }) {
  return <i class={`dot ${vendorClass(vendor)}`} aria-hidden="true" />;
}

const COLOURS: Readonly<Record<string, string>> = { Intel: 'intel', AMD: 'amd' };
/** The vendors, as people say them, that have a colour of their own. */
export const COLOURED = Object.keys(COLOURS);

export function vendorClass(vendor: string): string {
  return COLOURS[vendorName(vendor)] ?? 'other';
}
