import { RULES } from './lint.js';
import type { Problem } from './problem.js';

/** What one file has. */
export interface FileProblems {
  readonly path: string;
  readonly problems: readonly Problem[];
}

/** The problems as SARIF 2.1.0, which code review tools read. Columns are UTF-16 units from 1, the end is exclusive. */
export function toSarif(files: readonly FileProblems[]): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'cpu-models lint',
            rules: RULES.map(({ name, description }) => ({ id: name, shortDescription: { text: description } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(({ path, problems }) => problems.map((problem) => result(path, problem))),
      },
    ],
  };
}

function result(path: string, { rule, level, message, place, suggestion }: Problem): object {
  const region = {
    startLine: place.line,
    startColumn: place.column,
    endLine: place.line,
    endColumn: place.column + (place.end - place.start),
    charOffset: place.start,
    charLength: place.end - place.start,
  };
  const artifactLocation = { uri: path.split('/').map(encodeURIComponent).join('/') };
  const fix = {
    description: { text: `Write ${suggestion}` },
    artifactChanges: [
      { artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: suggestion } }] },
    ],
  };
  return {
    ruleId: rule,
    ruleIndex: RULES.findIndex(({ name }) => name === rule),
    level,
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    ...(suggestion === null || level === 'note' ? {} : { fixes: [fix] }),
  };
}
