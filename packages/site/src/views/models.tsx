import type { ModelDefinition, QemuRelease } from '@cpu-models/runtime/qemu';
import { groupBy } from '../data/group.js';
import { about, qemu, qemuReleases } from '../data/library.js';
import { allVersions, type VersionFacts, versionsOf } from '../data/names.js';
import { vendorName } from '../data/words.js';
import { Head, Pick } from '../parts/controls.js';
import { Level } from '../parts/level.js';
import { VendorDot } from '../parts/vendor.js';
import { Wait } from '../parts/wait.js';
import { here } from '../state/here.js';
import { hrefOf } from '../state/place.js';
import { Questions } from './questions.js';

/** All models of a release by vendor, newest first: the way in. */
export function Models() {
  const release = qemu(here().qemu);
  if (release === null) return <Wait />;
  const vendors = groupBy(release.models, ({ vendor }) => vendor);
  const counted = allVersions(release).length;
  return (
    <>
      <Head
        title="CPU models"
        lead={`What a virtual CPU's name means. QEMU ${release.release} has ${release.models.length} models in ${counted} versions; libvirt has names for most, and does not always mean the same.`}
      >
        <Pick label="QEMU" name="qemu" value={here().qemu} options={qemuReleases().toReversed()} />
      </Head>
      <Questions />
      {[...vendors].map(([vendor, models]) => (
        <section class="stack" key={vendor} aria-label={vendorName(vendor)}>
          <h2>
            <VendorDot vendor={vendor} />
            {vendorName(vendor)}
          </h2>
          <List release={release} models={models} />
        </section>
      ))}
    </>
  );
}

function List({ release, models }: { readonly release: QemuRelease; readonly models: readonly ModelDefinition[] }) {
  return (
    <div class="scroll">
      <table class="models">
        <thead>
          <tr>
            <th scope="col">model</th>
            <th scope="col">what it is</th>
            <th scope="col">x86-64 level</th>
            <th scope="col">versions</th>
            <th scope="col" class="num">
              features
            </th>
          </tr>
        </thead>
        <tbody>
          {newestFirst(models).map((definition) => (
            <Row key={definition.name} definition={definition} versions={versionsOf(release, definition)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** By the year of the hardware; what is not sold yet comes first, what nobody built last. */
function newestFirst(models: readonly ModelDefinition[]): ModelDefinition[] {
  const yearOf = ({ name }: ModelDefinition) => {
    const hardware = about()?.models[name]?.hardware;
    return hardware === undefined ? 0 : (hardware.year ?? Number.MAX_SAFE_INTEGER);
  };
  return models.toReversed().sort((a, b) => yearOf(b) - yearOf(a));
}

function Row({
  definition,
  versions,
}: {
  readonly definition: ModelDefinition;
  readonly versions: readonly VersionFacts[];
}) {
  const last = versions.at(-1);
  if (last === undefined) return null;
  const counts = versions.map(({ features }) => features.size);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return (
    <tr>
      <th scope="row">
        <a class="mono" href={hrefOf(['models', definition.name], here())}>
          {definition.name}
        </a>
        {definition.deprecation !== null && <span class="tag warn">deprecated</span>}
      </th>
      <td class="soft what">{about()?.models[definition.name]?.text ?? definition.modelId}</td>
      <td>
        <Level level={last.level} />
      </td>
      <td class="versions">
        {versions.map(({ name, version }) => (
          <a key={name} class="mono" href={hrefOf(['models', name], here())} title={version.alias ?? name}>
            v{version.version}
          </a>
        ))}
      </td>
      <td class="num">{least === most ? least : `${least}–${most}`}</td>
    </tr>
  );
}
