/** Looks for wrong names in files and folders; needs Node. */
export { LintError } from './error.js';
export { filesIn } from './files.js';
export { allNames, lintFile } from './read.js';
export { type FixedFile, FORMATS, type Format, fixFiles, reportOf, uncertain, withFindings } from './report.js';
export { isLintThread, type LintJob, type LintProgress, lintFiles, type ThreadProgram } from './run.js';
export { type LintSettings, SETTINGS_FILE, settingsFrom } from './settings.js';
