import type { ModelFile, Source, Version } from '@cpu-models/source';
import { newestQemu, sinceOf } from './axis.js';
import { type AuthoredFile, definedOnly, type Edit } from './edit.js';
import { AuthorError } from './errors.js';
import { featureSteps, featuresOf } from './features.js';
import { findModel } from './find.js';
import { type Properties, readSettings } from './settings.js';

export interface VersionRequest {
  readonly model: string;
  /** Settings as on QEMU's command line: `vmx-mbec=on`, `-mpx`. */
  readonly set?: readonly string[];
  /** Features to start from instead of the newest version's. Only with `to`. */
  readonly from?: readonly string[];
  /** Every feature that the new version shall have. */
  readonly to?: readonly string[];
  readonly alias?: string;
  readonly note?: string;
  readonly about?: string;
  /** The commit of QEMU that adds it, or a release note. */
  readonly source?: string;
  /** Id of x86/qemu/caches.yaml. */
  readonly cache?: string;
  /** First QEMU release that has the version; the next one unless given. */
  readonly since?: string;
}

/**
 * Adds the next version to a model.
 * @throws AuthorError for unknown names, and for a version that would change nothing
 */
export function newVersion(source: Source, request: VersionRequest): Edit {
  const { document, value: model } = findModel(source, request.model);
  const since = sinceOf(source, request.since);
  const existing = model.versions ?? [firstVersion(model, since)];
  const number = Math.max(...existing.map(({ version }) => version)) + 1;
  const properties = changes(source, model, number - 1, request);
  if (Object.keys(properties).length === 0 && request.cache === undefined) {
    throw new AuthorError(`version ${number} of ${model.name} would change nothing; give --set, --to or --cache`);
  }
  const version = definedOnly<Version>({
    version: number,
    since: since === model.since ? undefined : since,
    alias: request.alias,
    note: request.note,
    about: request.about,
    source: request.source,
    libvirt: model.libvirt === 'not-yet' || model.libvirt === 'never' ? undefined : 'not-yet',
    cache: request.cache,
    properties: Object.keys(properties).length === 0 ? undefined : properties,
  });
  const file: AuthoredFile = {
    kind: 'model',
    path: document.file,
    value: { ...model, versions: [...existing, version] },
  };
  return { files: [file], notes: notesOf(model, number, since) };
}

/** A table without versions gets its first one in the release that lists versions. */
function firstVersion(model: ModelFile, since: string): Version {
  return definedOnly<Version>({ version: 1, since: since === model.since ? undefined : since });
}

function changes(source: Source, model: ModelFile, newest: number, request: VersionRequest): Properties {
  if (request.from !== undefined && request.to === undefined)
    throw new AuthorError('a list of features to start from needs one to arrive at: give --to');
  const from = () =>
    request.from === undefined ? featuresOf(source, model, newest, newestQemu(source)) : new Set(request.from);
  const steps = request.to === undefined ? {} : featureSteps(source, from(), new Set(request.to));
  return { ...steps, ...readSettings(source, request.set ?? []) };
}

function notesOf(model: ModelFile, number: number, since: string): string[] {
  const name = `${model.name}-v${number}`;
  return [`${name} exists since QEMU ${since}; ${model.name} still means ${model.name}-v1`];
}
