// What the portal shows that operators write: pages in Markdown, and data that is checked. Shapes only.
import type { Markdown } from '../../platform/markdown.ts';
import type { Uppgift } from '../../portal/fortackning/uppgift.ts';

/** One Markdown file. Days are `YYYY-MM-DD`. */
export interface Text extends Markdown {
  /** Below the folder of the content. */
  readonly fil: string;
  readonly titel: string;
  /** Among its neighbours; those without stand last. */
  readonly ordning: number;
  /** What menus call it. */
  readonly meny: string;
  readonly sprak: 'sv' | 'en';
  readonly andrad: string;
}

/** A page of its own; `adress` is its path. */
export interface Sida extends Text {
  readonly adress: string;
}

/** One version of the contract. */
export interface Release {
  readonly version: string;
  readonly innehall: string;
  /** First day in production. */
  readonly produktion: string;
  /** Last day on which it is answered; absent while none is decided. */
  readonly stangs?: string;
  readonly anmarkning?: string;
}

/** A wording of an agreement, in force from its day until the next of the same document begins. */
export interface Avtalsversion {
  /** In addresses: `2015`. */
  readonly version: string;
  /** A day, or a year where no more is known. */
  readonly giltigFran: string;
  /** Its last day; absent: until the next one, or for the time being. */
  readonly giltigTom?: string;
  readonly text: Text;
}

export interface Avtalsdokument {
  /** In addresses. */
  readonly id: string;
  readonly titel: string;
  /** What it is, in a sentence. */
  readonly om: string;
  /** Latest first; empty: no wording has been published here. */
  readonly versioner: readonly Avtalsversion[];
}

/** The list of an uppgiftslämnare as it is delivered, to begin with. */
export interface Fortackningsunderlag {
  readonly uppgiftslamnare: string;
  readonly namn: string;
  /** The bastjänst that answers. */
  readonly bastjanst: string;
  /** How many items förordning (2008:975) counts for it; absent where it has none. */
  readonly iForordningen?: number;
  /** What a reader must know of the whole. */
  readonly om: string;
  readonly uppgifter: readonly Uppgift[];
}

export interface Oppettider {
  /** Of people: when the support answers. */
  readonly support: string;
  /** How it is reached. */
  readonly kontakt: string;
  /** Whether figures of months that have passed are shown to all. */
  readonly visaManader: boolean;
}

export interface Innehall {
  /** By address. */
  readonly sidor: readonly Sida[];
  readonly releaser: readonly Release[];
  readonly avtal: readonly Avtalsdokument[];
  readonly fortackningar: readonly Fortackningsunderlag[];
  readonly oppettider: Oppettider;
}
