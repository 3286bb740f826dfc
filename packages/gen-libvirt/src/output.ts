/** One generated file. */
export interface GeneratedFile {
  /** Below the release's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The file of the source to edit, below schemas/. */
  readonly source: string;
}

/** A file of the map itself. */
export function mapFile(name: string, text: string, source: string): GeneratedFile {
  return { path: `cpu_map/${name}.xml`, text, source };
}
