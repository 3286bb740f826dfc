/** A name without case and separators: what is left of it however it is written. */
export function plain(name: string): string {
  return isPlain(name) ? name : name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function isPlain(name: string): boolean {
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code < 48 || code > 122 || (code > 57 && code < 97)) return false;
  }
  return true;
}
