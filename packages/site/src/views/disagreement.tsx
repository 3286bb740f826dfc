import type { DefinitionDifference } from '@cpu-models/runtime';
import { comparisonOf, type DifferenceGroup, groupDifferences, kindCounts, kindOf } from '../data/disagreement.js';
import { libvirtReleases, qemuReleases } from '../data/library.js';
import { Field, Head, Pick } from '../parts/controls.js';
import { Later } from '../parts/later.js';
import { Features, Model } from '../parts/names.js';
import { Wait } from '../parts/wait.js';
import { here } from '../state/here.js';
import { hrefOf, param } from '../state/place.js';

export const WHAT: Readonly<Record<DefinitionDifference['what'], string>> = {
  lacks: 'libvirt lacks',
  has: 'only libvirt has',
  added: 'libvirt lists as added, no part of the model',
  removed: 'libvirt lists as removed',
  signature: 'libvirt recognises other families and models',
  vendor: 'libvirt has no vendor',
  'guest-off': 'libvirt calls no guest so',
  'partial-check': "check='partial' goes by libvirt's own definition",
};

const KINDS: Readonly<Record<string, string>> = {
  unexplained: 'unexplained',
  'upstream-bug': 'upstream bug',
  'frozen-history': 'frozen history',
  policy: 'policy',
  'not-yet-adopted': 'not yet adopted',
};

/** What QEMU and libvirt mean by the same names, and why they differ. */
export default function Disagreement() {
  const { qemu, libvirt } = here();
  const comparison = comparisonOf(qemu, libvirt);
  if (comparison === null) return <Wait />;
  const [name, kind] = [param('name').toLowerCase(), param('kind')];
  const named = comparison.differences.filter((each) => each.name.toLowerCase().includes(name));
  const differing = new Set(named.map((each) => each.name)).size;
  const groups = groupDifferences(named).filter((group) => kind === '' || kindOf(group) === kind);
  return (
    <>
      <Head
        title="Disagreement"
        lead={`${comparison.names.length} names are both in QEMU ${qemu} and in libvirt ${libvirt}; ${differing} of them differ in ${named.length} points.`}
      >
        <Pick label="QEMU" name="qemu" value={qemu} options={qemuReleases().toReversed()} />
        <Pick label="libvirt" name="libvirt" value={libvirt} options={libvirtReleases().toReversed()} />
        <Field label="names" name="name" placeholder="Skylake" />
      </Head>
      <nav class="tabs" aria-label="Kinds of difference">
        <a
          href={hrefOf(['disagreement'], { ...here(), name: param('name') })}
          aria-current={kind === '' ? 'true' : undefined}
        >
          all {named.length}
        </a>
        {kindCounts(named).map(([each, count]) => (
          <a
            key={each}
            href={hrefOf(['disagreement'], { ...here(), name: param('name'), kind: each })}
            aria-current={each === kind ? 'true' : undefined}
          >
            {KINDS[each]} {count}
          </a>
        ))}
      </nav>
      <Later>
        <div class="stack">
          {groups.map((group) => (
            <Group key={`${kindOf(group)} ${group.what} ${group.because?.reason}`} group={group} open={name !== ''} />
          ))}
        </div>
        <Only title={`Only in QEMU ${qemu}`} names={comparison.onlyQemu} linked />
        <Only title={`Only in libvirt ${libvirt}`} names={comparison.onlyLibvirt} />
      </Later>
    </>
  );
}

function Group({ group, open }: { readonly group: DifferenceGroup; readonly open: boolean }) {
  const { because, what, features, names, count } = group;
  const kind = kindOf(group);
  const sign = kind === 'unexplained' || kind === 'upstream-bug' ? 'minus' : kind === 'frozen-history' ? 'warn' : '';
  return (
    <section class="difference">
      <div class="difference-head">
        <h2>
          {WHAT[what]} <span class={`tag ${sign}`}>{KINDS[kind]}</span>
        </h2>
        <span class="soft small nowrap">
          {names.length} {names.length === 1 ? 'name' : 'names'}, {count} {count === 1 ? 'point' : 'points'}
        </span>
      </div>
      {features.length > 0 && <Features names={features} />}
      {because !== null && <p>{because.reason}</p>}
      <details open={open && names.length < 12}>
        <summary class="soft small">names, and where it is written</summary>
        <p class="names">
          {names.map((name) => (
            <Model key={name} name={name} />
          ))}
        </p>
        {because !== null && <p class="soft small mono">schemas/{because.source}</p>}
      </details>
    </section>
  );
}

function Only({
  title,
  names,
  linked = false,
}: {
  readonly title: string;
  readonly names: readonly string[];
  readonly linked?: boolean;
}) {
  if (names.length === 0) return null;
  return (
    <section class="stack">
      <h2>{title}</h2>
      <p class="names">
        {names.map((name) => (linked ? <Model key={name} name={name} /> : <span key={name}>{name}</span>))}
      </p>
    </section>
  );
}
