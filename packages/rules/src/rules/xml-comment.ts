import type { LibvirtLayoutFile, Path, Source, SourceDocument } from '@cpu-models/source';
import { at, defineRule } from '../rule.js';

export const xmlComment = defineRule({
  id: 'xml-comment',
  what: 'Text that becomes a comment in XML holds no --, which XML forbids there.',
  *find(source) {
    for (const [document, path, text] of comments(source)) {
      if (text.includes('--') || text.endsWith('-'))
        yield at(document, path, {
          message: `the comment ${JSON.stringify(text)} holds -- or ends in -`,
          expected: 'text that an XML comment can hold',
        });
    }
  },
});

function* comments(source: Source): Generator<[SourceDocument, Path, string]> {
  for (const { document, value } of source.all('libvirt-layout')) {
    for (const [path, text] of layoutComments(value)) yield [document, path, text];
  }
  for (const { document, value } of source.all('libvirt-index')) {
    for (const [i, { title }] of value.groups.entries()) {
      if (typeof title === 'string') yield [document, ['groups', i, 'title'], title];
      else for (const [j, entry] of title.entries()) yield [document, ['groups', i, 'title', j, 'value'], entry.value];
    }
  }
  for (const { document, value } of source.all('arm-features')) {
    for (const [i, { title }] of value.sections.entries()) yield [document, ['sections', i, 'title'], title];
  }
}

function* layoutComments(layout: LibvirtLayoutFile): Generator<[Path, string]> {
  for (const [i, { lines }] of layout.comments.entries()) {
    for (const [j, line] of lines.entries()) yield [['comments', i, 'lines', j], line];
  }
  for (const list of ['instead', 'also'] as const) {
    for (const [i, { text }] of (layout['signature-comments'][list] ?? []).entries())
      yield [['signature-comments', list, i, 'text'], text];
  }
  for (const list of ['header-by-hand', 'header-generated'] as const) {
    for (const [i, line] of layout.features[list].entries()) yield [['features', list, i], line];
  }
  for (const [i, { heading }] of layout.features['by-hand'].entries()) {
    if (heading !== undefined) yield [['features', 'by-hand', i, 'heading'], heading];
  }
}
