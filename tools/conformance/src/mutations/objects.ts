import { cTables } from '@cpu-models/catalog';
import { generateQemu } from '@cpu-models/gen-qemu';
import type { Source } from '@cpu-models/source';
import { compileSpliced } from '../builds/compile.js';
import type { CompiledObject, QemuBuild } from '../builds/qemu.js';
import {
  type GeneratedC,
  generatedFor,
  provedObjects,
  readUpstream,
  spliceGenerated,
  type UpstreamFile,
} from '../objects/objects.js';
import { type Catcher, orThrows } from './proofs.js';

/** An object of one release, as the unchanged source makes it. */
interface KnownObject {
  readonly release: string;
  readonly object: CompiledObject;
  readonly upstream: UpstreamFile;
  readonly generated: GeneratedC;
  readonly hash: string;
}

/** The C objects: those that a changed text goes into are compiled, until one is not what the unchanged text gives. */
export async function objectsCatcher(source: Source, builds: ReadonlyMap<string, QemuBuild>): Promise<Catcher> {
  const known = (await Promise.all([...builds].map(([release, build]) => knownObjects(source, release, build)))).flat();
  const catches = async (mutated: Source) => {
    const supported = mutated.one('release').value.qemu.map(({ release }) => release);
    if ([...builds.keys()].some((release) => !supported.includes(release))) return true;
    const texts = new Map([...builds.keys()].map((release) => [release, generate(mutated, release)]));
    for (const entry of known) {
      if (await isOther(entry, texts.get(entry.release) as GeneratedC)) return true;
    }
    return false;
  };
  return { name: 'objects', catches: orThrows(catches) };
}

async function knownObjects(source: Source, release: string, build: QemuBuild): Promise<KnownObject[]> {
  const generated = generate(source, release);
  return Promise.all(
    provedObjects(build).map(async (pristine) => {
      const object = quick(pristine);
      const upstream = await readUpstream(build, object);
      const hash = await compileSpliced(object, spliceGenerated(upstream, object, generated));
      return { release, object, upstream, generated, hash };
    }),
  );
}

function generate(source: Source, release: string): GeneratedC {
  return generateQemu(cTables(source, release));
}

/** Without optimisation, which leaves tables as they are and takes a third of the time. */
function quick(object: CompiledObject): CompiledObject {
  return { ...object, command: [...object.command, '-O0'] };
}

async function isOther({ object, upstream, generated, hash }: KnownObject, texts: GeneratedC): Promise<boolean> {
  const before = generatedFor(object, generated);
  if (generatedFor(object, texts).every(({ text }, i) => text === before[i]?.text)) return false;
  return (await compileSpliced(object, spliceGenerated(upstream, object, texts))) !== hash;
}
