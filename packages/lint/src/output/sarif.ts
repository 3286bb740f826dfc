import type { Fix, Log, Result } from 'sarif';
import { type Finding, RULES } from '../finding.js';

/** What one file has. */
export interface FileFindings {
  readonly path: string;
  readonly findings: readonly Finding[];
  /** Why it was not read, though it has names of ours. */
  readonly unread?: string;
}

const NAMES = Object.keys(RULES);

/** The findings as SARIF 2.1.0, which code review tools read. Columns are UTF-16 units from 1, the end is exclusive. */
export function toSarif(files: readonly FileFindings[]): Log {
  const rules = Object.entries(RULES).map(([id, text]) => ({ id, shortDescription: { text } }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cpu-models lint', rules } },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(({ path, findings }) => findings.map((finding) => result(path, finding))),
      },
    ],
  };
}

function result(path: string, { rule, level, message, place, suggestion }: Finding): Result {
  const region = {
    startLine: place.line,
    startColumn: place.column,
    endLine: place.line,
    endColumn: place.column + (place.end - place.start),
    charOffset: place.start,
    charLength: place.end - place.start,
  };
  const artifactLocation = { uri: path.split('/').map(encodeURIComponent).join('/') };
  const fixes = (text: string): Fix[] => [
    {
      description: { text: `Write ${text}` },
      artifactChanges: [{ artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text } }] }],
    },
  ];
  return {
    ruleId: rule,
    ruleIndex: NAMES.indexOf(rule),
    level,
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    ...(suggestion === null ? {} : { fixes: fixes(suggestion) }),
  };
}
