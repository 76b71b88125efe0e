// Where the next page of a list of driftinformation begins, as an address says it.

/** The last one of the page before. */
export interface Markor {
  readonly fran: number;
  readonly id: string;
}

export function cursorText({ fran, id }: Markor): string {
  return `${fran}.${id}`;
}

/** @returns undefined where the text is none of ours */
export function cursorOf(text: string | null): Markor | undefined {
  const [, fran = '', id = ''] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text ?? '') ?? [];
  return id === '' ? undefined : { fran: Number(fran), id };
}
