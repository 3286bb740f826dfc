/** How a file is read, and what its comments look like. */
export interface Syntax {
  readonly reader: 'tags' | 'yaml' | 'code' | 'lines' | 'table' | 'prose';
  readonly comments: 'hash' | 'slashes' | 'dashes' | 'tags' | 'ini' | 'none';
}

const BY_ENDING: readonly (readonly [endings: string, Syntax])[] = [
  ['xml xsl xslt svg fodt wxs pom', { reader: 'tags', comments: 'tags' }],
  ['yaml yml', { reader: 'yaml', comments: 'hash' }],
  ['py pyi rb pl pm t nix tf tfvars hcl toml ex exs jl r cr nim', { reader: 'code', comments: 'hash' }],
  [
    'json json5 jsonc go rs zig v fs fsx d sol mm m vala odin ts tsx mts js mjs cjs jsx vue svelte c h cc cpp cxx hh hpp inc java kt kts scala groovy swift cs php dart proto gradle cue jsonnet libsonnet bicep',
    { reader: 'code', comments: 'slashes' },
  ],
  ['sql lua hs ads adb', { reader: 'code', comments: 'dashes' }],
  [
    'containerfile dockerfile sh bash zsh ksh fish bats env mk service cmd j2 tmpl tpl in erb bats ks cfg',
    { reader: 'lines', comments: 'hash' },
  ],
  ['conf ini properties cnf desktop repo', { reader: 'lines', comments: 'ini' }],
  ['ps1 psm1 psd1 tcl awk', { reader: 'code', comments: 'hash' }],
  ['csv tsv', { reader: 'table', comments: 'none' }],
  [
    'md markdown mdx rst adoc asciidoc html htm tex texi pod ronn 1 2 3 4 5 6 7 8 po pot news patch diff log',
    { reader: 'prose', comments: 'none' },
  ],
];

const ENDINGS = new Map(BY_ENDING.flatMap(([endings, syntax]) => endings.split(' ').map((ending) => [ending, syntax])));
const CODE = { reader: 'code', comments: 'hash' } as const;
const LINES = { reader: 'lines', comments: 'hash' } as const;
const NAMED: readonly (readonly [RegExp, Syntax])[] = [
  [/^(Vagrantfile|Rakefile|Gemfile|Podfile|Brewfile)/, CODE],
  [/^(Dockerfile|Containerfile|Makefile|GNUmakefile|Justfile)/i, LINES],
  [/^Jenkinsfile/, { reader: 'code', comments: 'slashes' }],
  [/^(README|CHANGELOG|CHANGES|NEWS|COPYING|LICENSE|AUTHORS|TODO)/, { reader: 'prose', comments: 'none' }],
];
/** Endings that say nothing of what is inside. */
const WRAPPERS = /\.(j2|tmpl|tpl|in|erb|template|sample|example|dist|orig|bak|txt|out)$/i;

/** How to read a file, by its name and where that says nothing, its first line. */
export function syntaxOf(path: string, text: string): Syntax {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const named = NAMED.find(([pattern]) => pattern.test(name))?.[1];
  return named ?? byEnding(name) ?? byEnding(name.replace(WRAPPERS, '')) ?? byContent(text, name);
}

function byEnding(name: string): Syntax | undefined {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return WRAPPERS.test(name) && name.indexOf('.') !== name.lastIndexOf('.') ? undefined : ENDINGS.get(ending);
}

function byContent(text: string, name: string): Syntax {
  const first = text.slice(0, 200).trimStart();
  if (first.startsWith('<')) return { reader: 'tags', comments: 'tags' };
  if (/^#!.*\b(python|perl|ruby)/.test(first)) return CODE;
  if (/^[{[]/.test(first) && !/^\[[\w. -]+\]\s*$/m.test(first)) return { reader: 'code', comments: 'slashes' };
  if (/\.txt$/i.test(name)) return { reader: 'prose', comments: 'none' };
  return isLikeCode(text) ? { reader: 'code', comments: 'slashes' } : LINES;
}

/** Most lines of programs, and of what is written as they are, end as lines of text do not. */
function isLikeCode(text: string): boolean {
  const lines = text
    .slice(0, 8000)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const like = lines.filter((line) => /[;,{}()[\]]\s*$/.test(line)).length;
  return lines.length > 5 && like * 2 > lines.length;
}
