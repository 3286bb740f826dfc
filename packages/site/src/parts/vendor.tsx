import { vendorName } from '../data/words.js';

/** A vendor's colour; its name always stands beside it. */
export function VendorDot({ vendor }: { readonly vendor: string }) {
  return <i class={`dot ${vendorClass(vendor)}`} aria-hidden="true" />;
}

export function vendorClass(vendor: string): string {
  const name = vendorName(vendor);
  return name === 'Intel' ? 'intel' : name === 'AMD' ? 'amd' : 'other';
}
