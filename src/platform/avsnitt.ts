// A text for people in sections, before it is lines on a terminal or HTML on a page: so that both say the same.

/** Where in an answer something stands. */
export interface Stalle {
  /** What of the row, for people. */
  readonly vad: string;
  /** JSON Pointer (RFC 6901), from the root of the answer. */
  readonly pekare: string;
}

export interface Kolumn {
  readonly rubrik: string;
  /** Figures: they stand to the right. */
  readonly tal?: true;
}

export interface Rad {
  /** As many as there are columns; a line feed begins a new line in the cell. */
  readonly celler: readonly string[];
  /** The row as a whole first. */
  readonly stallen?: readonly Stalle[];
}

interface Grund {
  readonly rubrik: string;
  readonly inledning?: string;
  /** Said where there is nothing to list. */
  readonly tomt: string;
  /** To be read before the rest. */
  readonly viktigt?: true;
}

export interface Lista extends Grund {
  readonly slag: 'lista';
  readonly punkter: readonly string[];
}

export interface Tabell extends Grund {
  readonly slag: 'tabell';
  readonly kolumner: readonly Kolumn[];
  readonly rader: readonly Rad[];
}

export type Avsnitt = Lista | Tabell;
