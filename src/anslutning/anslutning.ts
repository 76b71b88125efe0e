// What an anslutning is: a socialnämnd's signed and registered right to ask, as one document.
import { compileSchema } from '../platform/schema.ts';
import { checkDocument } from './falt.ts';
import { filledUppdragsratt, type Uppdragsratt, uppdragsrattSchema } from './uppdragsratt.ts';

/** How far it has come; status.ts says which leads to which. */
export const STATUS = ['anmäld', 'granskas', 'godkänd', 'aktiv', 'spärrad', 'uppsagd', 'avslutad', 'avslagen'] as const;

export type Status = (typeof STATUS)[number];

/** One organisation that may call, or that others may call for. Days are `YYYY-MM-DD`, the calendar in Sweden. */
export interface Anslutning {
  /** 12 digits, 16-prefixed. */
  readonly organisationsnummer: string;
  readonly namn: string;
  readonly kommun?: string;
  /** What Försäkringskassan calls the kommun in LEFI. */
  readonly aktorsid?: string;
  readonly status: Status;
  /** Ids of the bastjänster that questions for this organisation may include. */
  readonly bastjanster: readonly string[];
  /** Types of LEFI that FK may be asked for, e.g. `FK:SJP`; absent: all. */
  readonly lefiTyper?: readonly string[];
  /** Parts of Skatteverket's interface of v11 that may be asked for; absent: all. */
  readonly skvDelar?: readonly string[];
  /** SHA-256 of client certificates, hex in lower case without colons; empty: any of a trusted CA that names the organisation. */
  readonly certifikat: readonly string[];
  readonly bitraden: readonly Bitrade[];
  readonly kontakter: readonly Kontakt[];
  /** The anslutningsavtal (överenskommelsen § 7). */
  readonly avtal?: Avtal;
  /** The personuppgiftsbiträdesavtal (GDPR art. 28). */
  readonly bitradesavtal?: Avtal;
  readonly atagande: Atagandekrav;
  readonly uppsagning?: Uppsagning;
  readonly uppdrag?: Uppdragsratt;
  /** First and last day on which it may be asked; absent: without limit. */
  readonly giltigFran?: string;
  readonly giltigTom?: string;
}

/** A personuppgiftsbiträde that may call for the nämnd, from the day of its agreement. */
export interface Bitrade {
  readonly organisationsnummer: string;
  readonly namn?: string;
  readonly avtalsdatum?: string;
}

export const KONTAKTROLLER = ['teknisk', 'avtal', 'dataskydd'] as const;

export interface Kontakt {
  readonly roll: (typeof KONTAKTROLLER)[number];
  readonly namn: string;
  readonly epost: string;
  readonly telefon?: string;
}

/** A signed agreement; its paper lies elsewhere, and its SHA-256 (hex) tells whether it is the same. */
export interface Avtal {
  readonly version: string;
  readonly undertecknatAv: string;
  readonly datum: string;
  readonly dokumentHash: string;
}

/** Bilaga 7: whether each handläggare must have confirmed the limits of use, and how they are known in a question. */
export interface Atagandekrav {
  readonly kravs: boolean;
  /** Which stable id the question's `handlaggare` has, e.g. `användarnamn i Treserva`. */
  readonly identitet: string;
  /** Processes that ask without a handläggare, each with who answers for it; they need no åtagande. */
  readonly automater: readonly { readonly namn: string; readonly ansvarig: string }[];
}

/** Notice of termination: data, since each anslutningsavtal says for itself how long the time is. */
export interface Uppsagning {
  readonly datum: string;
  /** The last day of the anslutning. */
  readonly upphor: string;
  /** Whether it may be asked until then; false where it was spärrad when the notice came. */
  readonly frageratt: boolean;
}

export const ORGANISATIONSNUMMER = '^[0-9]{4}[2-9][0-9]{7}$';

const text = { type: 'string', minLength: 1, maxLength: 200 };
const day = { type: 'string', format: 'date' };
const number = { type: 'string', pattern: ORGANISATIONSNUMMER };
const texts = (pattern: string) => ({ type: 'array', uniqueItems: true, items: { type: 'string', pattern } });

/** An object without other fields; a name that ends in `?` may be left out. */
export function record(fields: Readonly<Record<string, object>>): object {
  const names = Object.keys(fields);
  const properties = Object.fromEntries(Object.entries(fields).map(([name, form]) => [name.replace('?', ''), form]));
  return {
    type: 'object',
    additionalProperties: false,
    required: names.filter((name) => !name.endsWith('?')),
    properties,
  };
}

/** A contact's fields beside `roll`. Beginning with 0 or +, a number cannot be a personnummer of twelve digits. */
export const kontaktFields = {
  namn: text,
  epost: { type: 'string', format: 'email', maxLength: 200 },
  'telefon?': { type: 'string', pattern: '^[0+][0-9 ()-]{4,24}$' },
};

const avtal = record({
  version: text,
  undertecknatAv: text,
  datum: day,
  dokumentHash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
});

const schema = compileSchema(
  record({
    organisationsnummer: number,
    namn: text,
    'kommun?': text,
    'aktorsid?': { type: 'string', pattern: '^[A-Za-z0-9-]{1,64}$' },
    status: { enum: STATUS },
    bastjanster: texts('^[A-Z][A-Z_]{0,19}$'),
    'lefiTyper?': texts('^(FK|PM):[A-Z]{1,9}$'),
    'skvDelar?': texts('^[a-z]{1,40}$'),
    certifikat: texts('^[0-9a-f]{64}$'),
    bitraden: { type: 'array', items: record({ organisationsnummer: number, 'namn?': text, 'avtalsdatum?': day }) },
    kontakter: { type: 'array', items: record({ roll: { enum: KONTAKTROLLER }, ...kontaktFields }) },
    'avtal?': avtal,
    'bitradesavtal?': avtal,
    atagande: record({
      kravs: { type: 'boolean' },
      identitet: text,
      automater: { type: 'array', items: record({ namn: text, ansvarig: text }) },
    }),
    'uppsagning?': record({ datum: day, upphor: day, frageratt: { type: 'boolean' } }),
    'uppdrag?': uppdragsrattSchema,
    'giltigFran?': day,
    'giltigTom?': day,
  }),
);

/** What an anslutning has where nothing else was said: an application that may ask nobody. */
const EMPTY = {
  status: 'anmäld',
  bastjanster: [],
  certifikat: [],
  bitraden: [],
  kontakter: [],
  atagande: { kravs: false, identitet: 'handlaggare i frågan', automater: [] },
};

/**
 * The value as an anslutning: what is left out filled in, fingerprints in one form.
 * @throws {AnslutningError} kind `ogiltig`, naming every breach by place and rule
 */
export function toAnslutning(value: unknown): Anslutning {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const filled = isObject ? { ...EMPTY, ...value } : value;
  const { certifikat, uppdrag } = (isObject ? filled : {}) as { certifikat?: unknown; uppdrag?: unknown };
  const strings = Array.isArray(certifikat) && certifikat.every((one) => typeof one === 'string');
  const anslutning = isObject
    ? {
        ...(filled as object),
        ...(strings && { certifikat: certifikat.map(normalFingerprint) }),
        ...(uppdrag !== undefined && { uppdrag: filledUppdragsratt(uppdrag) }),
      }
    : filled;
  checkDocument('Anslutningen', schema, anslutning);
  return anslutning as Anslutning;
}

/** A fingerprint as hex in lower case without colons. */
export function normalFingerprint(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}
