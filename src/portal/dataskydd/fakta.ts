// What the data protection pack is made from: facts of the register, the configuration and the log, and nobody's name.
import type { Bitradesforteckning } from './underbitraden.ts';

/** Days are `YYYY-MM-DD`; times are milliseconds since the epoch. */
export interface Dataskyddsfakta {
  readonly framstalltAt: number;
  /** In trial mode nothing of it holds for real questions. */
  readonly prov: boolean;
  readonly namnd: Namndfakta;
  /** Those that the anslutning may ask. */
  readonly bastjanster: readonly Bastjanstfakta[];
  readonly bitraden: Bitradesforteckning;
  readonly logg: Loggfakta;
  /** What the nämnd's log is gallrad by; absent: nothing is. */
  readonly beslut?: Beslutsfakta;
  /** The nämnd's holds in force. */
  readonly kvarhallningar: readonly Kvarhallningsfakta[];
  readonly protokoll: readonly Protokollfakta[];
  readonly inloggning: Inloggningsfakta;
  /** Where people reach the service, without a slash at its end; absent where nobody has said. */
  readonly webbUrl?: string;
}

export interface Namndfakta {
  /** 12 digits. */
  readonly organisationsnummer: string;
  readonly namn: string;
  readonly status: string;
  /** Whether the register has a contact for data protection. */
  readonly dataskyddskontakt: boolean;
  readonly avtal?: Avtalsfakta;
  readonly bitradesavtal?: Avtalsfakta;
  /** Processors that ask for the nämnd, e.g. the vendor of its case system. */
  readonly systemleverantorer: readonly {
    readonly organisationsnummer: string;
    readonly namn?: string;
    readonly avtalsdatum?: string;
  }[];
  /** Whether each handläggare must have confirmed the limits of use (bilaga 7). */
  readonly atagandeKravs: boolean;
}

export interface Avtalsfakta {
  readonly version: string;
  readonly datum: string;
}

/** `simulerad`: nobody outside this machine is asked. */
export type Forbindelse = 'TLS' | 'utan TLS' | 'simulerad';

export interface Bastjanstfakta {
  readonly id: string;
  readonly namn: string;
  /** Of each of its interfaces. */
  readonly forbindelser: readonly Forbindelse[];
  /** Who stands behind it, with the items of their lists (överenskommelsen § 6.2.4). */
  readonly uppgiftslamnare: readonly {
    readonly namn: string;
    /** Who fulfils its duties for it, where another does. */
    readonly fullgorsAv?: string;
    readonly uppgifter: readonly string[];
  }[];
}

export interface Loggfakta {
  /** What is kept of a question, encrypted, in Swedish. */
  readonly falt: readonly string[];
  readonly databas: 'PostgreSQL' | 'SQLite';
  readonly nycklar: 'egen katalog' | 'egen databas';
  /** How long a backup of the keys lives at most. */
  readonly nyckelkopiaDagar: number;
  readonly kontrollpunktSekunder: number;
  /** 0: only when somebody starts it. */
  readonly gallringTimmar: number;
}

export interface Beslutsfakta {
  readonly nummer: number;
  readonly referens: string;
  readonly datum: string;
  /** Whole months kept after the question's own. */
  readonly manader: number;
  /** False: a beslut for all nämnder. */
  readonly egetBeslut: boolean;
}

/** Holds with the same end, without whom they are about. */
export interface Kvarhallningsfakta {
  readonly antal: number;
  /** The last day on which they hold. */
  readonly till: string;
}

/** How long a session is good for. */
export interface Inloggningsfakta {
  /** Without being used. */
  readonly vilaMinuter: number;
  readonly hogstTimmar: number;
}

export interface Protokollfakta {
  readonly nummer: number;
  readonly avslutatAt: number;
  /** Questions of the nämnd. */
  readonly gallrade: number;
  readonly manader: readonly string[];
  /** Whether it is as it was signed. */
  readonly signaturGiltig: boolean;
}
