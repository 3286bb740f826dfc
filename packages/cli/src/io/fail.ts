export { inFile, isUserError, report, UsageError } from '@cpu-models/outputs';
