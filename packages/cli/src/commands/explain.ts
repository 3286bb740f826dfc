import { givenText } from '@cpu-models/emit';
import { explainMessages, type Guest, guestOnHost, withHostModel } from '@cpu-models/inputs';
import { explanationText, messagesText, moveText } from '@cpu-models/inputs/text';
import { answerText } from '@cpu-models/outputs';
import { explainHost, explainMove, type HostExplanation, type MoveExplanation } from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import type { Command } from 'commander';
import { readGuestFile } from '../explain/guest-file.js';
import { readHostFiles } from '../explain/host-file.js';
import { KNOWN } from '../explain/known.js';
import { libvirtRelease, newestLibvirt, qemuReleases } from '../explain/releases.js';
import { collect } from '../io/collect.js';
import { UsageError } from '../io/fail.js';
import { wrapLines } from '../io/width.js';

interface Options {
  readonly host: readonly string[];
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly machine?: string;
  readonly qemu?: string;
  readonly libvirt?: string;
  readonly cpu?: string;
  readonly message?: string;
}

const HOST_FILE = 'a probe, virsh domcapabilities, QMP replies, /proc/cpuinfo, a CPUID dump ...; may be repeated';

export function registerExplain(program: Command): void {
  program
    .command('explain')
    .description(
      'why a model, one of its features, or a guest runs on a host or not, and what to do about it; whether a guest can move to another host; what an error message means',
    )
    .argument('[model]', 'a CPU model of QEMU, with properties as after -cpu; left out with --cpu')
    .argument('[feature]', 'a feature, in any spelling, or a property such as phys-bits')
    .option('--host <file>', `the host: ${HOST_FILE}`, collect)
    .option('--from <file>', 'the host that the guest runs on, likewise', collect)
    .option('--to <file>', 'the host that it is to move to, likewise', collect)
    .option('--machine <type>', "machine type; the guest's own, or the newest q35 that the host was asked about")
    .option('--qemu <release>', "explain models as this release has them, instead of the one nearest to the host's")
    .option('--libvirt <release>', 'also say what this libvirt makes of it')
    .option(
      '--cpu <file>',
      'the guest: domain XML, a <cpu>, a QEMU command line, a KubeVirt VM, nova.conf, a Proxmox VM',
    )
    .option(
      '--message <file>',
      'explain the messages of QEMU, libvirt, Linux and glibc in a file; - for standard input',
    )
    .action(
      async (model: string | undefined, feature: string | undefined, options: Partial<Options>, command: Command) => {
        const { json } = command.optsWithGlobals<{ json?: boolean }>();
        const text = await answer(model, feature, { host: [], from: [], to: [], ...options }, json === true);
        console.log(json ? text : wrapLines(text));
      },
    );
}

function answer(
  model: string | undefined,
  feature: string | undefined,
  options: Options,
  json: boolean,
): Promise<string> {
  if (options.message !== undefined) return explainText(options.message, options, json);
  // With --cpu the guest is there already, and what is left to ask about is a feature.
  const isGiven = options.cpu !== undefined && model !== undefined;
  if (isGiven && feature !== undefined)
    throw new UsageError(`--cpu says what the guest is; give the feature alone, without the model '${model}'`);
  const [wanted, asked] = isGiven ? [undefined, model] : [model, feature];
  return options.from.length > 0 || options.to.length > 0
    ? move(wanted, options, json)
    : explain(wanted, asked, options, json);
}

async function explainText(path: string, options: Options, json: boolean): Promise<string> {
  const text = await givenText(path, 'messages of QEMU, libvirt, Linux or glibc');
  const host = options.host.length === 0 ? undefined : (await readHostFiles(options.host)).host;
  const messages = explainMessages(text, KNOWN, host);
  return json ? answerText('explain', messages) : messagesText(messages);
}

async function explain(
  model: string | undefined,
  feature: string | undefined,
  options: Options,
  json: boolean,
): Promise<string> {
  if (options.host.length === 0)
    throw new UsageError('no host to explain for; give --host FILE, for example of `cpu-models probe --out FILE`');
  const { host, unknown } = await readHostFiles(options.host);
  const explanations = (await guests(model, options)).map((asked): HostExplanation => {
    const guest = withHostModel(asked, host, KNOWN);
    const found = explainHost({
      ...common(guest, options),
      ...guestOnHost(guest, host, options.machine),
      host,
      qemu: qemuReleases(options.qemu),
      feature,
    });
    return {
      ...found,
      unknown: [
        ...found.unknown,
        ...unknown
          .filter((what) => !what.startsWith('what QEMU and KVM'))
          .map((what) => `not in what was given of the host: ${what}`),
        ...guest.notes,
      ],
    };
  });
  if (explanations.some(({ runs, libvirt }) => runs === 'no' || libvirt?.starts === false)) process.exitCode = 1;
  return present(explanations, json, explanationText);
}

async function move(model: string | undefined, options: Options, json: boolean): Promise<string> {
  if (options.from.length === 0 || options.to.length === 0)
    throw new UsageError('a move needs both hosts; give --from FILE and --to FILE');
  const [from, to] = await Promise.all([readHostFiles(options.from), readHostFiles(options.to)]);
  const qemu = { from: qemuReleases(options.qemu), to: qemuReleases(options.qemu) };
  const moves = (await guests(model, options)).map((asked) => {
    const guest = withHostModel(asked, from.host, KNOWN);
    const found = explainMove({
      ...common(guest, options),
      ...guestOnHost(guest, from.host, options.machine),
      from: from.host,
      to: to.host,
      qemu,
    });
    return guest === asked ? found : { ...found, unknown: [...found.unknown, ...guest.notes] };
  });
  if (moves.some(({ may }) => may === 'no')) process.exitCode = 1;
  return present(moves, json, moveText);
}

function present<T extends HostExplanation | MoveExplanation>(
  answers: readonly T[],
  json: boolean,
  describe: (one: T) => string,
): string {
  if (!json) return answers.map(describe).join('\n\n');
  const [only] = answers;
  const answer: HostExplanation | MoveExplanation | readonly (HostExplanation | MoveExplanation)[] =
    only !== undefined && answers.length === 1 ? only : answers;
  return answerText('explain', answer);
}

/** The model of the command line, else the guests of the file. */
async function guests(model: string | undefined, { cpu }: Options): Promise<readonly Guest[]> {
  if (model !== undefined) return [{ kind: 'CPU model', model, notes: [] }];
  if (cpu === undefined) throw new UsageError('nothing to explain; give a model, or a guest with --cpu');
  return readGuestFile(cpu);
}

function common({ cpu }: Guest, { libvirt }: Options) {
  // Only libvirt knows what host-model is.
  const needsLibvirt = cpu?.mode === 'host-model';
  return { features: FEATURES, libvirt: libvirtRelease(libvirt) ?? (needsLibvirt ? newestLibvirt() : undefined) };
}
