/** The part of cli-progress that is used here; the package has no types of its own. */
declare module 'cli-progress' {
  export interface BarOptions {
    readonly stream?: NodeJS.WriteStream;
    readonly format?: string;
    readonly hideCursor?: boolean;
    readonly clearOnComplete?: boolean;
  }
  export const Presets: { readonly rect: BarOptions };
  export class SingleBar {
    constructor(options: BarOptions, preset: BarOptions);
    start(total: number, value: number, payload: object): void;
    update(value: number, payload: object): void;
    stop(): void;
  }
}
