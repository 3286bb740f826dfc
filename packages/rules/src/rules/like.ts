import { parseVersionName } from '@cpu-models/catalog';
import { suggest } from '@cpu-models/runtime';
import type { Located, ModelFile, Path, Source } from '@cpu-models/source';
import { type ModelName, modelNames, modelsByName } from '../facts/model-names.js';
import { lackingIn, spell } from '../facts/spans.js';
import { at, defineRule } from '../rule.js';

const REQUIRED = ['vendor', 'family', 'model', 'stepping', 'level', 'xlevel', 'model-id', 'features'] as const;

export const like = defineRule({
  id: 'like',
  what: 'A model says all of itself, or what differs from a version that exists as long as it does.',
  needs: ['release'],
  *find(source) {
    for (const model of source.all('model')) {
      const fault = model.value.like === undefined ? rootFault(model.value) : likeFault(source, model);
      if (fault !== undefined) yield at(model.document, fault.path, fault);
    }
  },
});

interface Fault {
  readonly path: Path;
  readonly message: string;
  readonly expected: string;
  readonly fix?: string | undefined;
}

function rootFault(value: ModelFile): Fault | undefined {
  const missing = REQUIRED.filter((field) => value[field] === undefined);
  if (missing.length > 0)
    return {
      path: ['name'],
      message: `${value.name} has no ${missing.join(', ')}`,
      expected: 'a model that says all of itself',
      fix: 'add it, or name with like the version that it differs from',
    };
  const field = (['adds', 'drops', 'like-reason'] as const).find((name) => value[name] !== undefined);
  return (
    field && {
      path: [field],
      message: `${value.name} has ${field}, but no like`,
      expected: 'a version that it differs from',
    }
  );
}

function likeFault(source: Source, { value }: Located<ModelFile>): Fault | undefined {
  const { name, like: named = '' } = value;
  const path = ['like'];
  if (value.features !== undefined)
    return { path: ['features'], message: `${name} is like ${named}, and lists features`, expected: 'adds and drops' };
  const [parent] = modelsByName(source).get(named) ?? [];
  if (parent === undefined || parent.form !== 'version')
    return {
      path,
      message: `no version is called ${named}`,
      expected: 'a name such as Haswell-v1',
      fix: nearest(source, named),
    };
  const line = [name, ...lineOf(source, value)];
  const again = line.find((model, i) => line.indexOf(model) < i);
  if (again !== undefined)
    return { path, message: `${line.join(' is like ')}`, expected: 'a model that is not like itself' };
  const lacking = lackingIn(source, value, [parent.span]);
  if (lacking.length > 0)
    return {
      path,
      message: `QEMU ${lacking.join(', ')} has ${name}, but not ${named}`,
      expected: `a version as old: ${named} exists ${spell(parent.span)}`,
    };
  return vendorFault(value, parent);
}

function nearest(source: Source, named: string): string | undefined {
  const versions = modelNames(source).filter(({ form }) => form === 'version');
  const [found] = suggest(
    named,
    versions.map((version) => version.name),
    1,
  );
  return found === undefined ? undefined : `did you mean ${found}?`;
}

/** The models that one is like, nearest first; it ends where one comes again. */
function lineOf(source: Source, model: ModelFile): string[] {
  const line: string[] = [];
  for (let next: ModelFile | undefined = model; next?.like !== undefined; ) {
    const parent: string = parseVersionName(next.like)?.model ?? '';
    const known = line.includes(parent);
    line.push(parent);
    if (known) break;
    next = source.all('model').find(({ value }) => value.name === parent)?.value;
  }
  return line;
}

/** A vendor that is written down differs from the inherited one, or else it would not be needed. */
function vendorFault(value: ModelFile, parent: ModelName): Fault | undefined {
  if (value.vendor === undefined || value['like-reason'] !== undefined) return undefined;
  return {
    path: ['vendor'],
    message: `${value.name} has another vendor than ${parent.name}`,
    expected: 'like-reason, which says why it is like that one',
  };
}
