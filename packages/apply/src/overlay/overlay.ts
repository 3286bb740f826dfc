export function overlaySource(_root: string, _overlay: string, _check: unknown): never { throw new Error('later'); }
