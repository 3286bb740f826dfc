/** Collects what a reader could not place; nothing is thrown, so that one run shows all of it. */
export class Problems {
  private readonly found = new Set<string>();

  add(message: string): void {
    this.found.add(message);
  }

  get list(): string[] {
    return [...this.found];
  }
}
