import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type DownstreamView, EMITTERS } from '@cpu-models/gen-downstream';
import { cpuid, resolve } from '@cpu-models/runtime';
import { isInstalled, run } from '../run.js';

/** One program that reads files of several projects: what it found, or null where it is not installed. */
export interface ToolCheck {
  readonly tool: string;
  readonly projects: readonly string[];
  readonly problems: readonly string[] | null;
}

interface Check {
  readonly tool: string;
  readonly projects: readonly string[];
  /** Files that the program needs beside the generated ones, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly command: string;
  readonly args: readonly string[];
  /** Programs that it calls too. */
  readonly needs?: readonly string[];
  /** What is wrong with what it printed. */
  readonly judge: (stdout: string, view: DownstreamView) => string[];
}

const none = () => [];

const GO = `package main

import (
	"fmt"
	"x/kata-containers"
	"x/kubevirt"
	"x/proxmox-api-go"
	"x/terraform-provider-proxmox/vm"
)

func main() {
	fmt.Println(uint64(sev.SigEpycMilan), sev.NewVCPUSig(25, 1, 1) == sev.SigEpycMilan, util.DefaultObsoleteCPUModels["qemu64"], proxmox.CpuType_AmdEPYC, len(vm.Types()) > 50)
}
`;

const PYTHON = `import json, sqlite3, sys, types
traits = types.ModuleType("os_traits")
traits.__getattr__ = lambda name: name
sys.modules["os_traits"] = traits
def read(path):
    scope = {}
    exec(compile(open(path, encoding="utf-8").read(), path, "exec"), scope)
    return scope
sql = sqlite3.connect(":memory:")
sql.create_function("fn_db_update_config_value", 3, lambda name, value, version: value)
entries = sql.execute(open("ovirt-engine/server_cpu_list.sql").read()).fetchone()[0].split("; ")
print(json.dumps({
    "signatures": read("sev-snp-measure/vcpu_types.py")["CPU_SIGS"],
    "types": read("avocado-vt/cpu_types.py")["CPU_TYPES"],
    "traits": read("nova/cpu_traits.py")["CPU_TRAITS_MAPPING"],
    "clusters": [len(entry.split(":")) for entry in entries if entry],
}))
`;

const RUST = `mod error { #[derive(Debug)] pub enum MeasurementError { InvalidVcpuTypeError(String), InvalidVcpuSignatureError(String) } }
#[path = "sev/vcpu_types.rs"] mod vcpu_types;
use std::convert::TryFrom;
use vcpu_types::CpuType;
fn main() {
    for number in 0..=255u8 {
        if let Ok(model) = CpuType::try_from(number) {
            let name = model.to_string();
            assert_eq!(CpuType::try_from(name.to_lowercase().as_str()).unwrap(), model);
            assert_eq!(model as u8, number);
            CpuType::try_from(model.sig()).unwrap();
            println!("{} {}", name, model.sig());
        }
    }
}
`;

const PERL = `use v5.36; use JSON::PP; use lib "."; require "./qemu-server/CPUTables.pm";
open(my $file, "<", "pve-qemu/cpu-models-x86_64.json"); local $/; my $models = decode_json(<$file>);
my $milan = PVE::QemuServer::CPUTables::expand_cpu_type("EPYC-Milan");
print join(" ", $models->{"EPYC-Milan"}, PVE::QemuServer::CPUTables::normalize_cpu_flag("sse4_1"), $milan->{avx2}, scalar grep { !defined PVE::QemuServer::CPUTables::expand_cpu_type($_) && $_ ne "max" && $_ !~ /^Icelake-Client/ } keys %$models);
`;

const CHECKS: readonly Check[] = [
  {
    ...{
      tool: 'go vet, gofmt',
      projects: ['kata-containers', 'kubevirt', 'proxmox-api-go', 'terraform-provider-proxmox'],
    },
    files: {
      'go.mod': 'module x\n\ngo 1.19\n',
      'main.go': GO,
      'terraform-provider-proxmox/vm/types.go':
        'package vm\n\n// Types is for the test.\nfunc Types() []string { return standardCPUTypes() }\n',
    },
    command: 'sh',
    args: [
      '-c',
      'mv terraform-provider-proxmox/cpu_types.go terraform-provider-proxmox/vm && gofmt -l . && go vet ./... && go run .',
    ],
    needs: ['go'],
    judge: (stdout) => (stdout.trim() === '10489617 true true EPYC true' ? [] : [`it printed ${stdout.trim()}`]),
  },
  {
    ...{ tool: 'python3, sqlite3', projects: ['avocado-vt', 'nova', 'ovirt-engine', 'sev-snp-measure'] },
    ...{ files: { 'read.py': PYTHON }, command: 'python3', args: ['read.py'] },
    judge: judgePython,
  },
  {
    ...{ tool: 'rustc', projects: ['sev'], files: { 'main.rs': RUST }, needs: ['rustc'] },
    ...{ command: 'sh', args: ['-c', 'rustc --edition 2021 -D warnings -A dead_code -o main main.rs && ./main'] },
    judge: (stdout, view) =>
      wrongSignatures(
        Object.fromEntries(
          stdout
            .trim()
            .split('\n')
            .map((line) => line.split(' ')),
        ),
        view,
      ),
  },
  {
    ...{
      tool: 'perl',
      projects: ['pve-qemu', 'qemu-server'],
      files: { 'read.pl': PERL },
      command: 'perl',
      args: ['read.pl'],
    },
    judge: (stdout) => (stdout === 'AuthenticAMD sse4.1 1 0' ? [] : [`it printed ${stdout}`]),
  },
  {
    ...{ tool: 'tsc', projects: ['cockpit-machines'], files: {}, command: process.execPath, judge: none },
    args: [
      `${import.meta.dirname}/../../../../node_modules/typescript/bin/tsc`,
      '--noEmit',
      '--strict',
      '--ignoreConfig',
      'cockpit-machines/cpuModels.ts',
    ],
  },
];

/** Every program over the files of the newest releases; one process each. */
export async function checkWithTools(view: DownstreamView): Promise<ToolCheck[]> {
  const done: ToolCheck[] = [];
  for (const check of CHECKS) done.push(await runCheck(check, view));
  return done;
}

/** Whether a program can be had and says its version: a manager of toolchains without one stands in for many that it lacks. */
async function isUsable(program: string): Promise<boolean> {
  if (!(await isInstalled(program))) return false;
  return (await run(program, [program === 'go' ? 'version' : '--version'])).code === 0;
}

async function runCheck(
  { tool, projects, files, command, args, needs = [command], judge }: Check,
  view: DownstreamView,
): Promise<ToolCheck> {
  for (const program of needs) if (!(await isUsable(program))) return { tool, projects, problems: null };
  const folder = mkdtempSync(join(tmpdir(), 'downstream-'));
  try {
    const generated = EMITTERS.filter(({ name }) => projects.includes(name)).flatMap(({ name, emit }) =>
      emit(view).map(({ path, text }) => [`${name}/${path}`, text] as const),
    );
    for (const [path, text] of [...generated, ...Object.entries(files)]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { code, stdout, stderr } = await run(command, args, { cwd: folder });
    return { tool, projects, problems: code === 0 ? judge(stdout, view) : [(stdout + stderr).trim()] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function judgePython(stdout: string, view: DownstreamView): string[] {
  const { signatures, types, traits, clusters } = JSON.parse(stdout) as {
    readonly signatures: Readonly<Record<string, number>>;
    readonly types: Readonly<Record<string, readonly string[]>>;
    readonly traits: object;
    readonly clusters: readonly number[];
  };
  const count = Object.values(types).flat().length;
  return [
    ...wrongSignatures(signatures, view),
    ...(count > 100 && Object.keys(traits).length > 40 ? [] : ['tables are not whole']),
    ...(clusters.length > 30 && clusters.every((parts) => parts === 5) ? [] : ['a cluster type has not five parts']),
  ];
}

/** Whether the signatures are what CPUID leaf 1 tells the guests of those names. */
function wrongSignatures(found: Readonly<Record<string, number | string>>, { qemu }: DownstreamView): string[] {
  const machine = qemu.machines.find(({ alias }) => alias === 'q35')?.name as string;
  const wrong = Object.entries(found).filter(([model, signature]) => {
    const { eax } = cpuid(resolve(qemu, { machine, accelerator: 'tcg', model }))(1);
    return eax !== Number(signature);
  });
  const missing = Object.keys(found).length < 20 ? ['there are fewer than twenty signatures'] : [];
  return [...missing, ...wrong.map(([model]) => `a guest of ${model} reads another signature`)];
}
