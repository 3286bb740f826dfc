/** Where a command is run, and how it has to end. */
export interface Case {
  readonly name: string;
  /** Bash; `$C` is the command's program, `$W` a workspace of its own, `$D` an empty folder beside it. */
  readonly script: string;
  readonly status: number;
  /** What stands on standard output or standard error. */
  readonly told?: RegExp;
}

const ASK = '$C resolve EPYC --qemu 10.0 --machine pc-q35-10.0';
const GUEST = `printf '<domain type="kvm"><os><type arch="x86_64" machine="pc-q35-10.0">hvm</type></os><cpu mode="custom"><model>EPYC</model></cpu></domain>' > "$D/guest.xml"`;
const PIN = '$C pin --write "$D/guest.xml"';
const NEW = '$C --workspace "$W" new release 99.0 --project qemu';
const NOBODY = 'setpriv --reuid 65534 --regid 65534 --clear-groups';

const settings = (name: string, before: string): Case => ({
  name,
  script: `${before} ${ASK}`,
  status: 0,
  told: /EPYC/,
});

const SETTINGS: readonly Case[] = [
  settings('no HOME', 'env -u HOME'),
  settings('a HOME that cannot be written', 'env HOME=/proc'),
  settings('a HOME that is a file', 'env HOME=/etc/passwd'),
  settings('an empty environment', 'env -i "PATH=$PATH"'),
  settings('LANG=C', 'env LC_ALL=C LANG=C'),
  settings('a language that nobody installed', 'env LC_ALL=tr_TR.UTF-8'),
  settings('an odd time zone', 'env TZ=Nowhere/Odd'),
  settings('no TERM', 'env -u TERM'),
  settings('a terminal that can nothing', 'env TERM=dumb'),
  settings('NO_COLOR', 'env NO_COLOR=1'),
  settings('colour by force', 'env FORCE_COLOR=3'),
  ...['0', '1', '-3', 'x', '999999999999'].map((columns) => settings(`COLUMNS=${columns}`, `env COLUMNS=${columns}`)),
  settings('no folder for temporary files', 'env TMPDIR=/nowhere'),
  settings('few files at a time', 'ulimit -n 64;'),
  settings('a closed standard input', 'exec <&-;'),
  settings('a closed standard error', 'exec 2>&-;'),
];

const OUTPUTS: readonly Case[] = [
  { name: 'an output without space', script: `${ASK} > /dev/full`, status: 1, told: /no space is left/ },
  { name: 'errors without space', script: '$C resolve Nowhere --qemu 10.0 --machine pc 2> /dev/full', status: 1 },
  { name: 'a reader that has seen enough', script: `${ASK} | head -c 1; exit "\${PIPESTATUS[0]}"`, status: 0 },
  {
    name: 'a file on a full device',
    // Root could put a file in the place of the machine's own device, and gets another one.
    script:
      'F=/dev/full; if [ "$(id -u)" -eq 0 ]; then F=$D/full; mknod "$F" c 1 7; fi; $C export expansions --qemu 5.2 --out "$F"',
    status: 1,
    told: /no space|error/,
  },
  {
    name: 'a file where the folder of a file would be',
    script: 'touch "$D/there"; $C export expansions --qemu 5.2 --out "$D/there/out.json"',
    status: 1,
    told: /there/,
  },
  { name: 'a folder in the place of a file', script: 'mkdir "$D/guest.xml"; ' + PIN, status: 1, told: /guest\.xml/ },
  {
    name: 'a pipe in the place of a file',
    script: `mkfifo "$D/guest.xml"; timeout 60 ${PIN}`,
    status: 1,
    told: /guest\.xml/,
  },
  {
    name: 'a file that others may not read',
    script: `${GUEST}; chmod 700 "$D"; ${NOBODY} ${PIN}`,
    status: 1,
    told: /permission|guest\.xml/,
  },
  {
    name: 'a file through a link',
    script: `${GUEST}; mv "$D/guest.xml" "$D/real"; ln -s real "$D/guest.xml"; ${PIN} && test -L "$D/guest.xml"`,
    status: 0,
  },
  { name: 'files for nobody else', script: `umask 077; ${GUEST}; ${PIN}`, status: 0 },
];

const odd = (name: string): Case => ({
  name: `a folder named ${JSON.stringify(name)}`,
  script: `mv "$W" "$D"/$'${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'; W="$D"/$'${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'; ${NEW} && test -e "$W/schemas"`,
  status: 0,
});

const WORKSPACES: readonly Case[] = [
  ...['a b', "it's", '"quoted"', 'new\nline', '\u00fc\u2713', '%41 #x?y', 'back\\slash', '$(id)'].map(odd),
  { name: 'a workspace through a link', script: `ln -s "$W" "$D/link"; W="$D/link"; ${NEW}`, status: 0 },
  {
    name: 'a workspace of somebody else',
    script: `chmod -R a+rX "$W/.."; ${NOBODY} env HOME=/tmp ${NEW}`,
    status: 1,
    told: /permission denied/,
  },
  {
    name: 'a workspace on a full disk',
    script: `unshare -m bash -c 'mount -t tmpfs -o size=2500k none "$D" && cp -r "$W/schemas" "$D/" && head -c 9999999 /dev/zero > "$D/rest" 2>/dev/null; W=$D; ${NEW}'`,
    status: 1,
    told: /no space is left/,
  },
  {
    name: 'a workspace that cannot be written',
    script: `unshare -m bash -c 'mount --bind "$W" "$W" && mount -o remount,ro,bind "$W"; ${NEW}'`,
    status: 1,
    told: /read-only/,
  },
  {
    name: 'a file where a folder should be',
    script: `rm -rf "$W/schemas"; : > "$W/schemas"; ${NEW}`,
    status: 1,
    told: /schemas/,
  },
  { name: 'no source', script: `rm -rf "$W/schemas"; ${NEW}`, status: 1, told: /workspace|schemas/ },
  { name: 'a folder that has gone', script: `cd "$D"; rmdir "$D"; ${NEW}`, status: 0 },
  { name: 'few files at a time, for many files', script: `ulimit -n 64; ${NEW}`, status: 0 },
];

export const CASES: readonly Case[] = [...SETTINGS, ...OUTPUTS, ...WORKSPACES];
