// What is wrong with the portal's content, all of it at once, each by file and line, for the operator who edits it.

export interface Innehallsfel {
  /** Below the folder of the content. */
  readonly fil: string;
  /** Begins with 1; absent where it is about the whole file. */
  readonly rad?: number;
  readonly text: string;
}

/** The content cannot be shown; the message has a line for each flaw. */
export class InnehallError extends Error {
  override readonly name = 'InnehallError';
  readonly fel: readonly Innehallsfel[];

  constructor(fel: readonly Innehallsfel[]) {
    super(`portalens innehåll:\n${fel.map(felText).join('\n')}`);
    this.fel = fel;
  }
}

function felText({ fil, rad, text }: Innehallsfel): string {
  return `  ${fil}${rad === undefined ? '' : `:${rad}`}: ${text}`;
}
