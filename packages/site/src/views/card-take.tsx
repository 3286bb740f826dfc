import { libvirt } from '../data/library.js';
import type { VersionFacts } from '../data/names.js';
import { Copy } from '../parts/copy.js';
import { here } from '../state/here.js';

/** What to write in a command line and in libvirt's XML. */
export function CardTake({ facts }: { readonly facts: VersionFacts }) {
  const map = libvirt(here().libvirt);
  const names = [facts.name, facts.version.alias, facts.version.version === 1 ? facts.definition.name : null];
  const known = map?.x86.models.map(({ name }) => name);
  const name = names.find((candidate) => candidate !== null && known?.includes(candidate)) ?? null;
  return (
    <section class="stack">
      <h2>To copy</h2>
      <Copy label="QEMU's command line" text={`-cpu ${facts.name}`} />
      {name !== null && (
        <Copy
          label="libvirt's XML"
          text={`<cpu mode='custom' match='exact' check='partial'>\n  <model fallback='forbid'>${name}</model>\n</cpu>`}
        />
      )}
      {known !== undefined && name === null && (
        <p class="note warn">libvirt {here().libvirt} has no name for this version.</p>
      )}
      <p class="small soft">
        <a href={`models/${facts.definition.name}.json`}>JSON</a> ·{' '}
        <a href={`models/${facts.definition.name}.html`}>plain page</a>
      </p>
    </section>
  );
}
