// What the pack is shown as, on a page and in print: sections with paragraphs and tables.

export interface Tabell {
  readonly namn: string;
  readonly kolumner: readonly string[];
  readonly rader: readonly (readonly Cell[])[];
}

/** A text, or one that leads to an address of this service. */
export type Cell = string | { readonly text: string; readonly adress: string };

export interface Avsnitt {
  readonly rubrik: string;
  readonly stycken: readonly string[];
  /** What the figure of the flows belongs to. */
  readonly figur?: true;
  readonly tabeller: readonly Tabell[];
}
