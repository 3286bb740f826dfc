import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatCpu, parseCpu, parseCpuData, parseXml, readCpu } from '@cpu-models/libvirt-xml';
import {
  type AllowedModel,
  type Cpu,
  type CpuData,
  definitionsToModels,
  type X86Cpus,
} from '@cpu-models/runtime/libvirt';

/** The names of the processors in a tree's tests/cputestdata. */
export function dumpNames(tree: string): string[] {
  return readdirSync(join(tree, 'tests', 'cputestdata')).flatMap(
    (name) => /^x86_64-cpuid-(.*)-host\.xml$/.exec(name)?.[1] ?? [],
  );
}

/** The files of one tree's tests/cputestdata. */
export class CputestFiles {
  readonly #directory: string;
  readonly #release: string;

  constructor(tree: string, release: string) {
    this.#directory = join(tree, 'tests', 'cputestdata');
    this.#release = release;
  }

  text(name: string): string {
    return readFileSync(join(this.#directory, name), 'utf8');
  }

  cpu(arch: string, name: string): Cpu {
    return parseCpu(this.text(`${arch}-${name}.xml`));
  }

  /** The CPUs under `<cpuTest>`, all hosts. */
  hosts(arch: string, name: string): Cpu[] {
    const root = parseXml(this.text(`${arch}-${name}.xml`));
    return root.children.filter((child) => child.name === 'cpu').map((child) => readCpu(child, 'host'));
  }

  dump(arch: string, name: string, part = ''): CpuData {
    return parseCpuData(this.text(`${arch}-cpuid-${name}${part}.xml`));
  }

  /** First reply: query-cpu-model-expansion of the host. */
  expansion(arch: string, dump: string): unknown {
    return jsonDocuments(this.text(`${arch}-cpuid-${dump}.json`))[0];
  }

  /** Second reply: query-cpu-definitions. */
  definitions(cpus: X86Cpus, arch: string, dump: string): AllowedModel[] {
    return definitionsToModels(cpus, jsonDocuments(this.text(`${arch}-cpuid-${dump}.json`))[1]);
  }

  /** Throws if the CPU written as XML differs from the expected file. */
  expectCpu(cpu: Cpu, arch: string, name: string): void {
    expectText(formatCpu(cpu, { release: this.#release }), this.text(`${arch}-${name}.xml`));
  }
}

/** Throws with the first line that differs. */
export function expectText(actual: string, expected: string): void {
  const [a, e] = [actual.trimEnd().split('\n'), expected.trimEnd().split('\n')];
  for (let i = 0; i < Math.max(a.length, e.length); i++) {
    if (a[i] !== e[i])
      throw new Error(`line ${i + 1}: ${a[i]?.trim() ?? 'nothing'}; expected ${e[i]?.trim() ?? 'nothing'}`);
  }
}

/** JSON documents that follow one another: each ends at a line that is just a closing bracket. */
export function jsonDocuments(text: string): unknown[] {
  return text
    .split(/(?<=^[}\]])\s*\n(?=\s*[{[])/m)
    .filter((part) => part.trim() !== '')
    .map((part) => JSON.parse(part) as unknown);
}
