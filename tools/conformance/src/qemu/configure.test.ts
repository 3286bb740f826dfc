import { describe, expect, it } from 'vitest';
import { chooseOptions } from './configure.js';

const COMMON = ['--enable-kvm', '--enable-tcg', '--disable-werror', '--disable-docs', '--disable-tools'];

describe('chooseOptions', () => {
  it('switches everything off at once where it can', () => {
    const help = '  --python=PYTHON  x\n  --without-default-features  x\n  --with-devices-ARCH=NAME x\n';
    expect(chooseOptions(help, '/env')).toEqual(
      expect.arrayContaining([
        ...COMMON,
        '--python=/env/bin/python3',
        '--without-default-features',
        '--without-default-devices',
        '--with-devices-x86_64=conformance',
      ]),
    );
  });

  it('switches features off one by one otherwise', () => {
    const help =
      '  --python=PYTHON  x\n  --meson=MESON  x\n\nOptional features\n\n  system  x\n  docs   x\n  vnc-png  x\n';
    const options = chooseOptions(help, '/env');
    expect(options).toEqual(expect.arrayContaining([...COMMON, '--meson=/env/bin/meson', '--disable-vnc-png']));
    expect(options.filter((option) => /system|python|devices/.test(option))).toEqual([]);
    expect(options.filter((option) => option === '--disable-docs')).toHaveLength(1);
  });
});
