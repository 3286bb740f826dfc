export { findWorkspace, readersProblems, readSource } from '@cpu-models/outputs';
