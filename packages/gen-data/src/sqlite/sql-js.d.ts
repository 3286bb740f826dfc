/** The part of sql.js that is used; it brings no types along. */
declare module 'sql.js' {
  export interface Statement {
    run(values: unknown[]): unknown;
    free(): unknown;
  }
  export interface QueryResult {
    columns: string[];
    values: (string | number | null | Uint8Array)[][];
  }
  export class Database {
    constructor(bytes?: Uint8Array);
    run(sql: string): unknown;
    exec(sql: string): QueryResult[];
    prepare(sql: string): Statement;
    export(): Uint8Array;
    close(): void;
  }
  export default function initSqlJs(): Promise<{ Database: typeof Database }>;
}
