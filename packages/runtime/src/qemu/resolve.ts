import { applyAccelerator, changeKey } from './accelerator.js';
import { compatSettings, typesHit } from './compat.js';
import { compile, follows } from './compile.js';
import { expand } from './expand.js';
import { fullExpansion } from './expansion.js';
import { applySettings, compileSetting, loadDefinition, loadVersions } from './load.js';
import { machineKey } from './machines.js';
import { aliasOf, resolveVersion } from './models.js';
import { findMachine, findModel } from './names.js';
import { makeRequest, type ResolveOptions, type WithVendor } from './options.js';
import type { Accelerator, QemuRelease } from './release.js';
import { isMax, ONE_THREAD, type Request, remember, type Topology } from './request.js';
import type { ResolvedCpu } from './resolved.js';
import { type CpuState, copyState, newState } from './state.js';

export type { ResolvedCpu };

/**
 * Says exactly which CPU a guest gets. JSON.stringify of the answer has the question's names and all `properties`.
 *
 * @param release a release's constant, whose names the compiler knows; typed as plain `QemuRelease` it takes any name,
 *   for programs whose names come from users
 * @throws CpuModelError for names, types and values that QEMU refuses, or a host that is needed and not given
 */
export function resolve<Model extends string, Machine extends string, Kind extends Accelerator>(
  release: QemuRelease<Model, Machine>,
  options: ResolveOptions<NoInfer<Model>, NoInfer<Machine>> & WithVendor<Kind>,
): ResolvedCpu {
  const request = makeRequest(release, options);
  const state = prepare(request, false);
  expand(request, state, ONE_THREAD);
  return answer(release, request, state);
}

/**
 * What a name gives before expansion: whatever dependencies, the accelerator or the host may later mask is still there.
 *
 * @throws CpuModelError as {@link resolve}
 */
export function loadCpu<Model extends string, Machine extends string, Kind extends Accelerator>(
  release: QemuRelease<Model, Machine>,
  options: ResolveOptions<NoInfer<Model>, NoInfer<Machine>> & WithVendor<Kind>,
): ResolvedCpu {
  const request = makeRequest(release, options);
  return answer(release, request, prepare(request, false));
}

function answer({ release }: QemuRelease, request: Request, state: CpuState): ResolvedCpu {
  const { machine, accelerator, model } = request;
  const alias = aliasOf(model, machine);
  const names = { release, machine: machine.name, accelerator, model: model.name, aliasOf: alias };
  return { __proto__: ANSWER, ...names, request, state } as ResolvedCpu;
}

/** How answers are written as JSON; shared by all, as programs ask for thousands. */
const ANSWER = {
  toJSON(this: ResolvedCpu) {
    const { request, state, ...names } = this;
    return { ...names, properties: fullExpansion(this) };
  },
};

/**
 * Says which names are the same CPU on a machine type, whatever accelerator and properties are asked for: those that
 * get the same text.
 *
 * @throws CpuModelError for names that the release does not have
 */
export function sameCpu(release: QemuRelease, machineName: string, name: string): string {
  const compiled = compile(release);
  const machine = findMachine(compiled, machineName, []);
  const model = findModel(compiled, name, []);
  return keyOf({ compiled, machine, model, version: resolveVersion(model, machine) });
}

function keyOf(question: Pick<Request, 'compiled' | 'machine' | 'model' | 'version'>): string {
  const { model, version } = question;
  return [model.definition?.name ?? model.name, version, ...typesHit(question)].join(' ');
}

/**
 * Resolves many names on many machine types as {@link resolve} does, but each CPU once: answers that must be the same by
 * {@link sameCpu}, on machine types that are alike by {@link machineKey}, share their `state`.
 *
 * @param common all of the questions but machine type and name
 * @returns answers one question; throws CpuModelError as {@link resolve}
 */
export function sharedAnswers(
  release: QemuRelease,
  common: Omit<ResolveOptions, 'machine' | 'model'>,
): (machine: string, model: string) => ResolvedCpu {
  const states = new Map<string, CpuState>();
  return (machineName, name) => {
    const request = makeRequest(release, { ...common, machine: machineName, model: name });
    const { compiled, machine } = request;
    const key = `${remember(compiled, `key ${machine.name}`, () => machineKey(machine))} ${keyOf(request)}`;
    let state = states.get(key);
    if (state === undefined) {
      state = prepare(request, false);
      expand(request, state, ONE_THREAD);
      states.set(key, state);
    }
    return answer(release, request, state);
  };
}

/** The CPU before expansion: model, accelerator, machine type, caller. */
export function prepare(request: Request, traced: boolean): CpuState {
  const state = traced ? load(request, true) : copyState(loaded(request));
  applySettings(state, compatSettings(request));
  applySettings(state, request.settings);
  return state;
}

/** The whole way again, noting who set what, for a given topology. */
export function traceExpansion(request: Request, topology: Topology): CpuState {
  const state = prepare(request, true);
  expand(request, state, topology);
  return state;
}

function loaded(request: Request): CpuState {
  const { compiled, model, version, accelerator, irqchip, hostVendor, host, machine } = request;
  if (host !== null) return load(request, false);
  const name = model.definition?.name ?? model.name;
  const key = `loaded ${name} ${version} ${accelerator} ${irqchip} ${hostVendor} ${changeKey(machine)}`;
  return remember(compiled, key, () => load(request, false));
}

function load(request: Request, traced: boolean): CpuState {
  const { compiled, model, version } = request;
  const state = newState(compiled.words.length, compiled.defaults, traced);
  if (isMax(request)) applySettings(state, maxSettings(request));
  if (model.definition !== null) loadDefinition(compiled, state, model.definition, version);
  const first = follows(compiled, 'accelerator-defaults-first');
  if (first) applyAccelerator(request, state);
  if (model.definition !== null) {
    loadVersions(compiled, state, model.definition, version);
    state.user.fill(0);
  }
  if (!first) applyAccelerator(request, state);
  return state;
}

function maxSettings({ compiled }: Request) {
  return remember(compiled, 'max', () =>
    compiled.release.max.map(([property, text]) =>
      compileSetting(compiled, property, text, { kind: 'definition', model: 'max' }),
    ),
  );
}
