import { ProbeUnreadableError } from '../errors.js';
import { JsonError, parseJson } from '../json/parse.js';
import { isObject, type Json } from '../json/types.js';
import { PROBE_VERSION, type Probe } from './layout.js';
import { danglingKeys } from './references.js';
import { schemaProblems } from './schema.js';

/** A probe of all machine types of a recent release has about 20 MB. */
const MOST_CHARACTERS = 128 << 20;

/**
 * Reads a probe file.
 *
 * @throws ProbeUnreadableError naming every problem with its place: line and column where the text is not JSON, the
 * path where it is not a probe of this version, or where a key leads nowhere
 */
export function readProbe(text: string): Probe {
  if (text.length > MOST_CHARACTERS) fail([`1:1: ${text.length} characters are too many (at most ${MOST_CHARACTERS})`]);
  // The schema's integers are doubles; only then is the text read once more with all its digits.
  const value = parse(text, 'double');
  checkVersion(value);
  const problems = schemaProblems(value);
  if (problems.length > 0) fail(problems);
  const probe = parse(text, 'exact') as unknown as Probe;
  const dangling = danglingKeys(probe);
  if (dangling.length > 0) fail(dangling);
  return probe;
}

function parse(text: string, integers: 'exact' | 'double'): Json {
  try {
    return parseJson(text, { integers, depth: 16 });
  } catch (error) {
    if (error instanceof JsonError) fail([error.message]);
    throw error;
  }
}

function checkVersion(value: Json): void {
  if (!isObject(value)) return;
  const { format, formatVersion } = value;
  if (format !== 'cpu-models-probe')
    fail([`/format: must be "cpu-models-probe"; make the file with "cpu-models probe"`]);
  if (formatVersion === PROBE_VERSION) return;
  fail([`/formatVersion: this program reads version ${PROBE_VERSION}, not ${JSON.stringify(formatVersion)}`]);
}

function fail(problems: readonly string[]): never {
  throw new ProbeUnreadableError(problems);
}
