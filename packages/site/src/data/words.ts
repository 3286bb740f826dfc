/** `7_0_EBX` for `FEAT_7_0_EBX`: the word's name in the source and in addresses of this site. */
export function shortWord(name: string): string {
  return name.replace(/^FEAT_/, '');
}

const VENDORS: Readonly<Record<string, string>> = {
  GenuineIntel: 'Intel',
  AuthenticAMD: 'AMD',
  HygonGenuine: 'Hygon',
  '  Shanghai  ': 'Zhaoxin',
  CentaurHauls: 'Centaur',
};

/** A vendor as people say it. */
export function vendorName(vendor: string): string {
  return VENDORS[vendor] ?? vendor;
}

/** `x86-64-v3`; level 0 is no x86-64. */
export function levelName(level: number): string {
  return level === 0 ? 'no x86-64' : level === 1 ? 'x86-64' : `x86-64-v${level}`;
}
