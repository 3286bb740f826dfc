import { fileURLToPath } from 'node:url';
import {
  type CodeAction,
  CodeActionKind,
  createConnection,
  type Diagnostic,
  DiagnosticSeverity,
  ProposedFeatures,
  type Range,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { allNames } from './files/read.js';
import { type Finding, type LintOptions, lintText } from './index.js';

const SEVERITIES: Readonly<Record<Finding['level'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
};

/**
 * A language server on standard input and output: wrong names as diagnostics while a text is written, and what to write
 * instead as quick fixes. It ends when the editor does.
 */
export function serve(options: LintOptions): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize(() => ({
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
    },
  }));
  documents.onDidChangeContent(({ document }) => {
    const { uri, version } = document;
    void connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(document, options) });
  });
  documents.onDidClose(({ document: { uri } }) => void connection.sendDiagnostics({ uri, diagnostics: [] }));
  connection.onCodeAction(({ textDocument: { uri }, range }) => {
    const document = documents.get(uri);
    return document === undefined ? [] : quickFixes(document, range, options);
  });
  documents.listen(connection);
  connection.listen();
}

/** What is wrong in a text, as editors show it. */
export function diagnosticsOf(document: TextDocument, options: LintOptions): Diagnostic[] {
  return findingsIn(document, options).map((finding) => diagnosticOf(document, finding));
}

function findingsIn(document: TextDocument, options: LintOptions): Finding[] {
  const path = document.uri.startsWith('file:') ? fileURLToPath(document.uri) : document.uri;
  return lintText(path, document.getText(), allNames(), options);
}

function rangeOf(document: TextDocument, { place: { start, end } }: Finding): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

function diagnosticOf(document: TextDocument, finding: Finding): Diagnostic {
  const { level, rule, message } = finding;
  return {
    range: rangeOf(document, finding),
    severity: SEVERITIES[level],
    code: rule,
    source: 'cpu-models',
    message,
  };
}

/** What can be written instead in a part of a text. */
export function quickFixes(document: TextDocument, asked: Range, options: LintOptions): CodeAction[] {
  const [from, to] = [document.offsetAt(asked.start), document.offsetAt(asked.end)];
  return findingsIn(document, options).flatMap((finding): CodeAction[] => {
    const { place, suggestion, certain } = finding;
    if (suggestion === null || place.end < from || place.start > to) return [];
    return [
      {
        title: `Write ${suggestion}`,
        kind: CodeActionKind.QuickFix,
        isPreferred: certain,
        diagnostics: [diagnosticOf(document, finding)],
        edit: { changes: { [document.uri]: [{ range: rangeOf(document, finding), newText: suggestion }] } },
      },
    ];
  });
}
