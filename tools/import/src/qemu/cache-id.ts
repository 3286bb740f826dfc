/** `epyc_rome_cache_info` -> `epyc-rome`, `legacy_l1d_cache_amd` -> `legacy-l1d-amd`. */
export function cacheId(variable: string): string {
  return variable.replace('_cache_info', '').replace('_cache', '').replaceAll('_', '-');
}
