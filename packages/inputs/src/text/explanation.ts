import { formatCpu } from '@cpu-models/libvirt-xml';
import type { Agreement, HostExplanation, MoveExplanation } from '@cpu-models/runtime';
import pc from 'picocolors';
import { findingBlock, findingLines } from './findings.js';

/** An explanation for people. */
export function explanationText(explanation: HostExplanation): string {
  const { feature } = explanation;
  if (feature !== null)
    return [
      headline(explanation),
      ...noModel(explanation),
      ...findingBlock(feature),
      ...unknowns(explanation.unknown),
    ].join('\n');
  return [
    headline(explanation),
    ...section('missing', findingLines(explanation.missing, pc.red)),
    ...allTheSame(explanation),
    ...libvirtSection(explanation),
    ...section('off, although the model has it', findingLines(explanation.withheld, pc.yellow)),
    ...section('in doubt', findingLines(explanation.doubtful, pc.yellow)),
    ...section(
      'works without the CPU',
      findingLines(
        explanation.emulated.filter(({ feature: name }) => !/^kvm|^hypervisor$/.test(name)),
        pc.green,
      ),
    ),
    ...nearestSection(explanation),
    ...useSection(explanation),
    ...agreeSection(explanation.agree),
    ...unknowns(explanation.unknown),
  ].join('\n');
}

function headline({ model, aliasOf, machine, accelerator, qemu, runs }: HostExplanation): string {
  const name = aliasOf === null || aliasOf === model ? model : `${model} (${aliasOf})`;
  const answer = {
    yes: pc.green('runs here'),
    no: pc.red('does not run here as it is'),
    unknown: pc.yellow('may run here'),
  }[runs];
  return `${pc.bold(name)} ${answer} ${pc.dim(`${machine}, ${accelerator}, QEMU ${qemu.version}`)}`;
}

/** That the host has no such model at all, before what is said of its feature. */
function noModel({ missing, model }: HostExplanation): string[] {
  return findingLines(
    missing.filter(({ feature, cause }) => feature === model && cause === 'unknown-name'),
    pc.red,
  );
}

/** QEMU alone refuses what it does not know, and only warns of what the host lacks. */
function allTheSame({ missing, libvirt, use, accelerator }: HostExplanation): string[] {
  const lacks = missing.length > 0 && missing.every(({ cause }) => cause !== 'unknown-name');
  if (!lacks || libvirt !== null || use === null || /\benforce=on\b/.test(use.commandLine)) return [];
  return [
    pc.dim(
      `  QEMU by itself only warns of that and starts the guest without it (${accelerator}); with enforce it does not start`,
    ),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${pc.bold(title)}:`, ...lines];
}

const HOW = {
  usable: 'QEMU calls the model usable',
  map: 'by its own map',
  hypervisor: "by QEMU's answers",
  made: "check='full': by the CPU that QEMU makes, after it was started",
  nothing: "check='none'",
} as const;

function libvirtSection({ libvirt, missing }: HostExplanation): string[] {
  if (libvirt === null) return [];
  const how = HOW[libvirt.by];
  const verdict =
    libvirt.starts === null
      ? pc.yellow('cannot be told')
      : libvirt.starts
        ? pc.green('lets it start')
        : pc.red('refuses it');
  const known = new Set(missing.map(({ feature }) => feature));
  const own = libvirt.refused.filter(({ feature, cause }) => cause === 'libvirt-differs' || !known.has(feature));
  const implied = libvirt.starts === false && own.length === 0 ? '  for what is missing' : null;
  const obstacle = [libvirt.obstacle === null ? implied : `  ${libvirt.obstacle}`].filter((line) => line !== null);
  return [`${pc.bold(`libvirt ${libvirt.release}`)} (${how}): ${verdict}`, ...obstacle, ...findingLines(own, pc.red)];
}

function nearestSection({ nearest }: HostExplanation): string[] {
  const lost = (names: readonly string[]) =>
    names.length > 12 ? `${names.slice(0, 12).join(', ')} and ${names.length - 12} more` : names.join(', ');
  const lines = nearest.map(
    ({ name, alias, off, loses, unsure }) =>
      `  ${pc.green([name, ...off.map((one) => `${one}=off`)].join(','))}${alias === null || alias === name ? '' : pc.dim(` (${alias})`)}  ${loses.length === 0 ? 'loses nothing' : `loses ${lost(loses)}`}${unsure.length === 0 ? '' : pc.yellow(`; not known whether the host gives ${lost(unsure)}`)}`,
  );
  return section('models that run here', lines);
}

/** So much missing that another model is the better advice. */
const TOO_MUCH = 8;

function useSection({ use, libvirt, missing, nearest }: HostExplanation): string[] {
  if (use === null) return [];
  const [best] = nearest;
  if (missing.length > TOO_MUCH && best !== undefined) return [`${pc.bold('use')}:`, `  -cpu ${best.name}`];
  const xml =
    use.cpu === null || libvirt === null
      ? []
      : formatCpu(use.cpu, { release: libvirt.release })
          .trimEnd()
          .split('\n')
          .map((line) => `  ${line}`);
  return [`${pc.bold('use')}:`, `  ${use.commandLine}`, ...xml];
}

function agreeSection(agree: readonly Agreement[]): string[] {
  const relevant = agree.filter((entry) => entry.relevant);
  if (relevant.length === 0) return [];
  const list = relevant.map(({ matter, values }) => `${matter}${values[0] == null ? '' : ` ${short(values[0])}`}`);
  return [`${pc.bold('to move, hosts must also agree on')}: ${list.join(', ')}`];
}

function short(value: string): string {
  return value.length > 24 ? `${value.slice(0, 24)}…` : value;
}

function unknowns(unknown: readonly string[]): string[] {
  return unknown.length === 0 ? [] : [pc.bold('not known:'), ...unknown.map((text) => pc.dim(`  ${text}`))];
}

/** Whether a guest may move, for people. */
export function moveText(move: MoveExplanation): string {
  const answer = { yes: pc.green('may move'), no: pc.red('may not move'), unknown: pc.yellow('may perhaps move') }[
    move.may
  ];
  const others = move.obstacles.filter(
    (text) => !move.loses.some(({ feature }) => text.startsWith(`${feature}: the guest has it`)),
  );
  const agree = move.agree.filter(({ relevant }) => relevant).map(agreementLine);
  return [
    `${pc.bold(move.model)} ${answer} ${pc.dim(move.machine)}`,
    ...section('the destination cannot give', findingLines(move.loses, pc.red)),
    ...section(
      'in the way',
      others.map((text) => `  ${pc.red(text)}`),
    ),
    ...section("the destination would add (check='full' refuses it)", findingLines(move.gains, pc.yellow)),
    ...section('beyond features', agree),
    ...unknowns(move.unknown),
  ].join('\n');
}

function agreementLine({ matter, state, values }: Agreement): string {
  const colour = { same: pc.green, differs: pc.red, unknown: pc.yellow }[state];
  const shown = values.map((value) => (value === null ? '?' : short(value))).join(' / ');
  return `  ${matter}: ${colour(state)} ${pc.dim(shown)}`;
}
