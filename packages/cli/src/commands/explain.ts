import { type ExplainHost, explainHost, explainMove } from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import type { Command } from 'commander';
import { describeExplanation, describeMove } from '../explain/describe.js';
import { readGuestFile } from '../explain/guest-file.js';
import { asHost, readHostFile } from '../explain/host-file.js';
import { toJson } from '../explain/json.js';
import { libvirtRelease, newestLibvirt, qemuReleases } from '../explain/releases.js';
import { UsageError } from '../io/fail.js';

interface Options {
  readonly host?: string;
  readonly from?: string;
  readonly to?: string;
  readonly machine?: string;
  readonly qemu?: string;
  readonly libvirt?: string;
  readonly cpu?: string;
}

export function registerExplain(program: Command): void {
  program
    .command('explain')
    .description(
      'why a model, a feature of it, or a guest runs on a host or not, and what to do; or whether a guest may move to another host',
    )
    .argument('[model]', 'a CPU model of QEMU; may be left out with --cpu')
    .argument('[feature]', 'a feature, in any spelling')
    .option('--host <file>', 'the host, as recorded by `cpu-models probe`')
    .option('--from <file>', 'the host that the guest runs on')
    .option('--to <file>', 'the host that it shall move to')
    .option('--machine <type>', 'machine type; the newest q35 that the host was asked about by default')
    .option('--qemu <release>', "explain models as this release has them, instead of the host's own")
    .option('--libvirt <release>', 'say too what this libvirt makes of it')
    .option('--cpu <file>', "the guest: libvirt's domain XML, or its <cpu>")
    .action(async (model: string | undefined, feature: string | undefined, options: Options, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      const text =
        options.from !== undefined || options.to !== undefined
          ? await move(model, options, json)
          : await explain(model, feature, options, json);
      console.log(text);
    });
}

async function explain(
  model: string | undefined,
  feature: string | undefined,
  options: Options,
  json?: boolean,
): Promise<string> {
  if (options.host === undefined)
    throw new UsageError('no host to explain for; give --host FILE, as recorded by `cpu-models probe --out FILE`');
  if (model === undefined && options.cpu === undefined)
    throw new UsageError('nothing to explain; give a model, or a guest with --cpu');
  const host = asHost(await readHostFile(options.host));
  const explanation = explainHost({
    ...(await common(model, options)),
    host,
    qemu: qemuReleases(options.qemu),
    feature,
  });
  if (explanation.runs === 'no' || explanation.libvirt?.starts === false) process.exitCode = 1;
  return json ? toJson(explanation) : describeExplanation(explanation);
}

async function move(model: string | undefined, options: Options, json?: boolean): Promise<string> {
  if (options.from === undefined || options.to === undefined)
    throw new UsageError('a move needs both hosts; give --from FILE and --to FILE');
  if (model === undefined && options.cpu === undefined)
    throw new UsageError('no guest to move; give --cpu FILE, or a model');
  const [from, to] = (await Promise.all(
    [options.from, options.to].map(async (path) => asHost(await readHostFile(path))),
  )) as [ExplainHost, ExplainHost];
  const qemu = { from: qemuReleases(options.qemu), to: qemuReleases(options.qemu) };
  const explanation = explainMove({ ...(await common(model, options)), from, to, qemu });
  if (explanation.may === 'no') process.exitCode = 1;
  return json ? toJson(explanation) : describeMove(explanation);
}

async function common(model: string | undefined, { machine, libvirt, cpu: path }: Options) {
  const cpu = path === undefined ? undefined : await readGuestFile(path);
  // Only libvirt knows what host-model is.
  const needsLibvirt = cpu?.mode === 'host-model';
  return {
    model,
    machine,
    libvirt: libvirtRelease(libvirt) ?? (needsLibvirt ? newestLibvirt() : undefined),
    features: FEATURES,
    ...(cpu === undefined ? {} : { cpu }),
  };
}
