export { findWorkspace, readSource } from '@cpu-models/outputs';
