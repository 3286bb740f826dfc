import type { Plan } from '@cpu-models/emit';
import type { Source } from '@cpu-models/source';

/** What an output may be made from. */
export interface View {
  /** The workspace's folder. */
  readonly workspace: string;
  /**
   * The source, checked by schemas and rules; read when it is first asked for, and once.
   * @throws SourceError with every problem there is
   */
  readonly source: () => Promise<Source>;
}

/** Files that are generated. A room offers some, and a line in the command's registry makes them known. */
export interface Output {
  /** As `cpu-models gen NAME` names it. */
  readonly name: string;
  /** All of its files; the same for the same view, and nothing is written. */
  readonly plan: (view: View) => Plan | Promise<Plan>;
}
