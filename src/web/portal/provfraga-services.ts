// What the page for questions about test persons needs of the rest of the service; the composition root hands it in.
import type { Avsnitt } from '../../platform/avsnitt.ts';
import type { Provperson } from './teknik/services.ts';

/** A question as somebody has put it together on the page. */
export interface Provval {
  /** Key of the test person. */
  readonly person: string;
  /** Ids of the bastjänster that are asked. */
  readonly bastjanster: readonly string[];
  /** `v11` */
  readonly version: string;
  /** In whose name: 12 digits. */
  readonly organisationsnummer: string;
  readonly namn: string;
  /** Id of who asks. */
  readonly handlaggare: string;
}

/** The same question for both faces. */
export interface Provtext {
  readonly xml: string;
  readonly json: string;
}

/** What a question was refused for: what it says, or a time at which none is taken; `tjänsten`: a fault of our own. */
export type Nekandeorsak = 'frågan' | 'tillfället' | 'tjänsten';

export interface Nekad {
  readonly felkod: string;
  readonly felmeddelande: readonly string[];
  readonly orsak: Nekandeorsak;
}

export interface Provsvar {
  readonly status: number;
  /** Absent where it was answered. */
  readonly nekad?: Nekad;
  /** The question's id, `X-Sammansatt-Id`; one that was refused has it too. */
  readonly id: string;
  /** `X-Sammansatt-Varning`, where there is one. */
  readonly varning?: string;
  /** From the page to the face and back. */
  readonly millisekunder: number;
  readonly text: string;
}

/** What both faces answered to one question. */
export interface Provsvaren {
  readonly soap: Provsvar;
  readonly rest: Provsvar;
  /** The overview of the JSON answer; absent where that was refused. */
  readonly oversikt?: readonly Avsnitt[];
}

export interface ProvfragaServices {
  /** Undefined where questions can be asked; else why not, in Swedish. */
  readonly avstangd: string | undefined;
  readonly personer: readonly Provperson[];
  readonly bastjanster: readonly { readonly id: string; readonly namn: string }[];
  /** Oldest first. */
  readonly versioner: readonly string[];
  /** In whose name they ask who belong to no nämnd; 12 digits. */
  readonly provnamnd: string | undefined;
  /** The name of an organisation for the question. @throws {DatabaseError} */
  namnOf(organisationsnummer: string): Promise<string>;
  formulera(val: Provval): Provtext;
  /** Asks by both faces, one after the other: two questions. @throws Node's error where a face does not answer */
  fraga(val: Provval, text: Provtext): Promise<Provsvaren>;
}
