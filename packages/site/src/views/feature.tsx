import { findFeatures } from '@cpu-models/runtime';
import type { QemuRelease } from '@cpu-models/runtime/qemu';
import { groupBy } from '../data/group.js';
import { about, allLibvirt, allQemu, features, qemu, qemuReleases } from '../data/library.js';
import { life, lifeText } from '../data/lives.js';
import { allVersions, type VersionFacts, versionsOf } from '../data/names.js';
import { Head, Pick } from '../parts/controls.js';
import { Later } from '../parts/later.js';
import { Model } from '../parts/names.js';
import { VendorDot } from '../parts/vendor.js';
import { Wait } from '../parts/wait.js';
import { here } from '../state/here.js';

/** One feature's life: its names, where it is, and which models have it since which version. */
export default function Feature({ path }: { readonly path: readonly string[] }) {
  const name = path[1] ?? '';
  const [release, list] = [qemu(here().qemu), features()];
  if (release === null || list === null) return <Wait />;
  const [feature, ...others] = findFeatures(list, name);
  if (feature === undefined)
    return (
      <>
        <Head title={name} />
        <p class="note bad" role="alert">
          No feature is called {name}.
        </p>
      </>
    );
  const rows: readonly (readonly [string, string | null])[] = [
    ['QEMU', feature.qemu],
    ['libvirt', feature.libvirt],
    ['/proc/cpuinfo', feature.linux],
    ['also', (feature.aliases ?? []).join(', ') || null],
  ];
  return (
    <>
      <Head title={<span class="mono">{feature.name}</span>} lead={about()?.features[feature.name]}>
        <Pick label="QEMU" name="qemu" value={here().qemu} options={qemuReleases().toReversed()} />
      </Head>
      <div class="columns">
        <aside class="stack loose">
          <dl class="facts">
            <dt>where</dt>
            <dd class="mono">{feature.address}</dd>
            {rows.map(([label, value]) => (
              <>
                <dt>{label}</dt>
                <dd class="mono">{value ?? '–'}</dd>
              </>
            ))}
            <Lives qemuName={feature.qemu} libvirtName={feature.libvirt} />
          </dl>
          {others.length > 0 && (
            <p class="note warn">
              {name} is also what another project calls {others.map((other) => other.name).join(', ')}.
            </p>
          )}
        </aside>
        <div>
          <Later>
            <Having release={release} feature={feature.qemu ?? feature.name} />
          </Later>
        </div>
      </div>
    </>
  );
}

function Lives({ qemuName, libvirtName }: { readonly qemuName: string | null; readonly libvirtName: string | null }) {
  const [releases, maps] = [allQemu(), allLibvirt()];
  if (releases === null || maps === null) return null;
  const inQemu = life(releases, ({ words }) =>
    words.some(({ names }) => qemuName !== null && names.includes(qemuName)),
  );
  const inLibvirt = life(maps, ({ x86 }) => x86.features.some((feature) => feature.name === libvirtName));
  return (
    <>
      <dt>in QEMU</dt>
      <dd>{lifeText(inQemu)}</dd>
      <dt>in libvirt</dt>
      <dd>{lifeText(inLibvirt)}</dd>
    </>
  );
}

function Having({ release, feature }: { readonly release: QemuRelease; readonly feature: string }) {
  const all = allVersions(release);
  const having = all.filter(({ features: set }) => set.has(feature));
  const releases = allQemu();
  const byModel = groupBy(having, ({ definition }) => definition);
  return (
    <section class="stack">
      <h2>
        {byModel.size} of {release.models.length} models have it, {having.length} of {all.length} versions
      </h2>
      <ul class="steps">
        {[...byModel].map(([definition, versions]) => (
          <li key={definition.name}>
            <div>
              <VendorDot vendor={definition.vendor} />
              <Model name={definition.name} />
            </div>
            <div class="soft">
              {spanOf(versions, definition.versions.length)}
              {releases !== null && `, ${lifeText(lifeOfAny(releases, versions, feature))}`}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The releases in which one of a model's versions has the feature. */
function lifeOfAny(releases: readonly QemuRelease[], versions: readonly VersionFacts[], feature: string) {
  return life(releases, (release) =>
    versions.some(({ definition: { name }, version: { version } }) => {
      const definition = release.models.find((model) => model.name === name);
      return (
        definition !== undefined &&
        versionsOf(release, definition).some(
          (facts) => facts.version.version === version && facts.features.has(feature),
        )
      );
    }),
  );
}

function spanOf(versions: readonly VersionFacts[], all: number): string {
  if (versions.length === all) return all === 1 ? 'its one version' : `all ${all} versions`;
  return versions.map(({ version }) => `v${version.version}`).join(', ');
}
