import type { CpuMap } from '@cpu-models/runtime';
import { memo } from '@cpu-models/source';
import { holds } from '../span.js';
import { type ArmRelease, armRelease } from './arm.js';
import type { Context } from './definition.js';
import type { LibvirtDocuments } from './documents.js';
import { FeatureIndex } from './feature-index.js';
import { type LibcpuinfoAlias, libcpuinfoAliases } from './libcpuinfo.js';
import { type Ppc64Release, ppc64Release } from './ppc64.js';
import { type X86Release, x86Release } from './x86.js';

/** libvirt's map of one release: what it loads, how its files look, and why names differ from QEMU's. */
export interface LibvirtRelease {
  readonly release: string;
  readonly map: CpuMap;
  readonly x86: X86Release;
  readonly arm: ArmRelease;
  readonly ppc64: Ppc64Release;
  readonly libcpuinfoAliases: readonly LibcpuinfoAlias[] | null;
  readonly layout: {
    /** Groups are elements of the index; else comments. */
    readonly groupElements: boolean;
    /** x86_features.xml is in its generated form. */
    readonly generatedFeatures: boolean;
    /** Lines of the comment at the head of x86_features.xml. */
    readonly featuresHeader: readonly string[];
  };
}

const derived = memo((_docs: LibvirtDocuments) => new Map<string, LibvirtRelease>());

/** Derives the complete map of one libvirt release from the source. Same documents, same value. */
export function libvirtRelease(docs: LibvirtDocuments, release: string): LibvirtRelease {
  const known = derived(docs).get(release) ?? derive(docs, release);
  derived(docs).set(release, known);
  return known;
}

function derive(docs: LibvirtDocuments, release: string): LibvirtRelease {
  const context: Context = { docs, index: new FeatureIndex(docs.words), release };
  const x86 = x86Release(context);
  const arm = armRelease(docs.arm, release);
  const ppc64 = ppc64Release(docs.ppc64, release);
  const { features, index } = docs.layout;
  const generatedFeatures = holds({ since: features['generated-since'] }, release);
  return {
    release,
    map: { release, x86: x86.map, arm: arm.map, ppc64: ppc64.map },
    x86,
    arm,
    ppc64,
    libcpuinfoAliases: libcpuinfoAliases(context),
    layout: {
      groupElements: holds({ since: index['group-elements-since'] }, release),
      generatedFeatures,
      featuresHeader: generatedFeatures ? features['header-generated'] : features['header-by-hand'],
    },
  };
}
