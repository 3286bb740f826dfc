/** Control characters, but for line feeds, tabs, and the colours that this program sets itself. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
const CONTROL = /\x1b(?!\[[0-9;]*m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]/g;

/** A text as a terminal may have it: names and messages of others cannot move its cursor or set its title. */
export function printable(text: string): string {
  return text.replace(CONTROL, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** The same stream, for texts of which parts come from others. */
export function printableStream(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  const write = (text: unknown, ...rest: never[]) =>
    stream.write(typeof text === 'string' ? printable(text) : (text as string), ...rest);
  return Object.create(stream, { write: { value: write } }) as NodeJS.WriteStream;
}
