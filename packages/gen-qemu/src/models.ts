import type { CModel, CTables, CText, CVersion } from '@cpu-models/catalog';
import { cBits, cComment, cString, identifier } from './c-text.js';
import { assignment, commentBlock, commentLines, WIDTH } from './layout.js';
import { terms } from './masks.js';
import { render } from './templates.js';

/** builtin_x86_defs. */
export function modelDefinitions(tables: CTables): string {
  return render('models', {
    storage: tables.constModels ? 'static const' : 'static',
    models: tables.models.map(modelView),
  });
}

function modelView(model: CModel) {
  const { definition } = model;
  return {
    comment: commentBlock([cComment(`schemas/${model.file}`), ...commentLines(cComment(model.about ?? ''), WIDTH - 7)]),
    fields: [
      { field: 'name', value: cString(definition.name) },
      { field: 'level', value: hexFrom10(definition.level) },
      { field: 'vendor', value: cString(definition.vendor) },
      { field: 'family', value: String(definition.family) },
      { field: 'model', value: String(definition.model) },
      { field: 'stepping', value: String(definition.stepping) },
      ...optional('avx10_version', model.avx10Version === undefined ? undefined : String(model.avx10Version)),
      ...optional('cpuid_0x1f', model.forceCpuid1f ? 'true' : undefined),
    ],
    features: model.features.flatMap(({ word, mask }) =>
      assignment(`.features[${identifier(`FEAT_${word}`)}]`, terms(mask), WIDTH - 8),
    ),
    moreFields: [
      { field: 'xlevel', value: hexFrom10(definition.xlevel) },
      { field: 'model_id', value: textExpression(model.modelId) },
      ...optional('cache_info', reference(model.cache)),
      ...optional('deprecation_note', literal(definition.deprecation)),
    ],
    hasVersions: model.versions !== undefined,
    versions: (model.versions ?? []).map(versionView),
  };
}

function versionView(version: CVersion) {
  const properties = version.properties.map(propertyLines);
  const fields = [
    ...optional('alias', literal(version.alias)),
    ...optional('note', literal(version.note)),
    ...optional('cache_info', reference(version.variable)),
  ];
  return {
    comment: commentBlock(commentLines(cComment(version.about ?? ''), WIDTH - 15)),
    version: String(version.version),
    isPlain: fields.length === 0 && properties.length === 0,
    fields,
    hasProperties: properties.length > 0,
    properties,
  };
}

function propertyLines([property, value]: CVersion['properties'][number]): string[] {
  const line = `{ ${cString(property)}, ${cString(value)} },`;
  return line.length <= WIDTH - 20 ? [line] : [`{ ${cString(property)},`, `  ${cString(value)} },`];
}

function optional(field: string, value: string | undefined): { field: string; value: string }[] {
  return value === undefined ? [] : [{ field, value }];
}

function reference(variable: string | undefined): string | undefined {
  return variable === undefined ? undefined : `&${identifier(variable)}`;
}

function literal(text: string | null): string | undefined {
  return text === null ? undefined : cString(text);
}

function textExpression(text: CText): string {
  return text.length === 0
    ? '""'
    : text.map((piece) => (piece === null ? 'QEMU_HW_VERSION' : cString(piece))).join(' ');
}

function hexFrom10(value: number): string {
  return value < 10 ? String(value) : cBits(BigInt(value));
}
