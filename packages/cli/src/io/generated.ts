let isGenerated: (workspace: string) => boolean = () => false;

/** Says how to find out what `isGeneratedFrom` answers; without, no workspace is known. */
export function setGeneratedFrom(check: (workspace: string) => boolean): void {
  isGenerated = check;
}

/** Whether the runtime's data in this program are what a workspace's source says now, so that it need not be read. */
export function isGeneratedFrom(workspace: string): boolean {
  return isGenerated(workspace);
}
