import { CpuModelError } from '@cpu-models/runtime/libvirt';

/** Where something is in an XML text: lines from 1, columns from 1. */
export interface XmlPosition {
  readonly line: number;
  readonly column: number;
}

/** XML that cannot be read: the only error that parsing throws. */
export class LibvirtXmlError extends CpuModelError {
  readonly line: number;
  readonly column: number;
  /**
   * @param problem subject, what is wrong, what was expected
   * @param source name of the text, such as a file name
   */
  constructor(problem: string, { line, column }: XmlPosition, source = 'XML') {
    super('bad-value', source, `${source}:${line}:${column}: ${problem}`);
    this.line = line;
    this.column = column;
  }
}
