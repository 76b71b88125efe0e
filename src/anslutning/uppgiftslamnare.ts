// Who provides the data: the parties of överenskommelsen, one or many behind each bastjänst.

import { compileSchema } from '../platform/schema.ts';
import type { Database } from '../platform/sql/database.ts';
import { addMonths, swedishDay } from '../platform/swedish-day.ts';
import { kontaktFields, ORGANISATIONSNUMMER, record } from './anslutning.ts';
import { AnslutningError } from './anslutning-error.ts';
import type { Begaran } from './begaran.ts';
import { createDokumentLager, type Lagrad } from './dokument.ts';
import { checkDocument, dayText, openText } from './falt.ts';
import { createHandelser, type Handelse } from './handelser.ts';
import { merged } from './merge-patch.ts';

const UPPGIFTSLAMNARROLLER = ['verksamhet', 'teknisk', 'drift', 'avtal'] as const;

/** One authority or a-kassa. Days are `YYYY-MM-DD`. */
export interface Uppgiftslamnare {
  /** A short word of its own: `PM`, `AKASSA-VISION`. */
  readonly id: string;
  readonly namn: string;
  /** 12 digits, 16-prefixed; absent until somebody has looked it up. */
  readonly organisationsnummer?: string;
  /** The bastjänst that gives its data. */
  readonly bastjanst: string;
  /** The uppgiftslämnare that fulfils the duties of §§ 6.2.1–6.2.3 and 6.2.6 for this one. */
  readonly fullgorsAv?: string;
  /** Current contact persons (§ 6.2.5). */
  readonly kontakter: readonly {
    readonly roll: (typeof UPPGIFTSLAMNARROLLER)[number];
    readonly namn: string;
    readonly epost: string;
    readonly telefon?: string;
  }[];
  /** Version of its UC towards the driftleverantör (§ 6.2.2). */
  readonly ucVersion?: string;
  /** Its list of data items (§ 6.2.4). */
  readonly uppgifter: readonly string[];
  /** When it became a party, by a signed addition to bilaga 1 (§ 8). */
  readonly tilltrade?: string;
  readonly frantrade?: Frantrade;
}

/** Leaving (§ 8): six calendar months after notice; earlier on a legal impediment, which is then said. */
export interface Frantrade {
  readonly uppsagd: string;
  readonly datum: string;
  readonly rattsligtHinder?: string;
}

export type LagradUppgiftslamnare = Lagrad<Uppgiftslamnare>;

/** Every one throws {@link DatabaseError}; every command {@link AnslutningError} of any kind that fits. */
export interface UppgiftslamnareRegister {
  alla(): Promise<LagradUppgiftslamnare[]>;
  /** @throws {AnslutningError} kind `okand` */
  en(id: string): Promise<LagradUppgiftslamnare>;
  historik(id: string): Promise<Handelse[]>;
  laggTill(begaran: Begaran, utkast: unknown): Promise<LagradUppgiftslamnare>;
  /** Those of `kanda` whose id is not there yet; the others are left as they are. @returns ids of the new ones */
  laggTillKanda(begaran: Begaran, kanda: readonly Uppgiftslamnare[]): Promise<string[]>;
  /** By a merge patch (RFC 7396): null removes. Frånträde has a command of its own. */
  andra(
    mal: Begaran & { readonly id: string; readonly version: number },
    patch: unknown,
  ): Promise<LagradUppgiftslamnare>;
  /** Registers notice on the day `datum`. `rattsligtHinder` with its reason and the earlier day, where the law demands that. */
  sagUpp(
    mal: Begaran & { readonly id: string; readonly version: number },
    notice: {
      readonly datum: string;
      readonly rattsligtHinder?: { readonly skal: string; readonly frantrade: string };
    },
  ): Promise<LagradUppgiftslamnare>;
}

/** § 8. */
const NOTICE_MONTHS = 6;

const text = { type: 'string', minLength: 1, maxLength: 200 };
const day = { type: 'string', format: 'date' };

const schema = compileSchema(
  record({
    id: { type: 'string', pattern: '^[A-Z][A-Z0-9-]{1,39}$' },
    namn: text,
    'organisationsnummer?': { type: 'string', pattern: ORGANISATIONSNUMMER },
    bastjanst: text,
    'fullgorsAv?': text,
    kontakter: { type: 'array', items: record({ roll: { enum: UPPGIFTSLAMNARROLLER }, ...kontaktFields }) },
    'ucVersion?': text,
    uppgifter: { type: 'array', uniqueItems: true, items: text },
    'tilltrade?': day,
    'frantrade?': record({
      uppsagd: day,
      datum: day,
      'rattsligtHinder?': { type: 'string', minLength: 3, maxLength: 500 },
    }),
  }),
);

export interface UppgiftslamnareDeps {
  /** With `anslutningMigrations`. */
  readonly database: Database;
  readonly clock: { now(): number };
  /** Ids of the bastjänster that exist. */
  readonly bastjanster: readonly string[];
}

export function createUppgiftslamnareRegister({
  database,
  clock,
  bastjanster,
}: UppgiftslamnareDeps): UppgiftslamnareRegister {
  const namn = 'Uppgiftslämnaren';
  const lager = createDokumentLager<Uppgiftslamnare>({ database, clock, slag: 'uppgiftslamnare', namn });
  const handelser = createHandelser(database);

  function checked(value: unknown): Uppgiftslamnare {
    checkDocument(namn, schema, value);
    const { bastjanst } = value as Uppgiftslamnare;
    if (bastjanster.includes(bastjanst)) return value as Uppgiftslamnare;
    throw new AnslutningError('ogiltig', `Bastjänsten finns inte. De som finns: ${bastjanster.join(', ')}.`);
  }

  async function laggTill(begaran: Begaran, utkast: unknown): Promise<LagradUppgiftslamnare> {
    const dokument = checked({ kontakter: [], uppgifter: [], ...(utkast as object) });
    return lager.andra({ id: dokument.id, begaran, handling: 'lägg till', efter: () => dokument });
  }

  /** @returns false where another process added it meanwhile */
  async function laggTillNy(begaran: Begaran, one: Uppgiftslamnare): Promise<boolean> {
    try {
      await laggTill(begaran, one);
      return true;
    } catch (error) {
      if (error instanceof AnslutningError && error.kind === 'finns-redan') return false;
      throw error;
    }
  }

  return {
    alla: () => lager.alla(),
    historik: (id) => handelser.om({ slag: 'uppgiftslamnare', id }),
    laggTill,
    async en(id) {
      const found = await lager.en(id);
      if (!found) throw new AnslutningError('okand', 'Ingen uppgiftslämnare har det id:t.');
      return found;
    },
    async laggTillKanda(begaran, kanda) {
      const existing = new Set((await lager.alla()).map(({ dokument }) => dokument.id));
      const added: string[] = [];
      for (const one of kanda.filter(({ id }) => !existing.has(id))) {
        if (await laggTillNy(begaran, one)) added.push(one.id);
      }
      return added;
    },
    andra: ({ id, version, ...begaran }, patch) =>
      lager.andra({
        id,
        version,
        begaran,
        handling: 'ändra',
        efter(fore) {
          const changed = checked(merged(fore, patch));
          const own = changed.id === id && JSON.stringify(changed.frantrade) === JSON.stringify(fore?.frantrade);
          if (own) return changed;
          throw new AnslutningError('ogiltig', 'Id kan inte ändras, och frånträde har ett eget kommando.');
        },
      }),
    sagUpp: ({ id, version, ...begaran }, notice) =>
      lager.andra({
        id,
        version,
        begaran,
        handling: 'säg upp',
        efter: (fore) => checked({ ...fore, frantrade: toFrantrade(notice, swedishDay(clock.now())) }),
      }),
  };
}

type Notice = Parameters<UppgiftslamnareRegister['sagUpp']>[1];

function toFrantrade({ datum, rattsligtHinder }: Notice, today: string): Frantrade {
  const uppsagd = dayText('Uppsägningens datum', datum);
  if (uppsagd > today) throw new AnslutningError('ogiltig', 'Uppsägningens datum får inte ligga i framtiden.');
  const ordinary = addMonths(uppsagd, NOTICE_MONTHS);
  if (!rattsligtHinder) return { uppsagd, datum: ordinary };
  const earlier = dayText('Dagen för frånträde', rattsligtHinder.frantrade);
  if (earlier < uppsagd || earlier >= ordinary) {
    throw new AnslutningError(
      'ogiltig',
      `Vid rättsligt hinder ska frånträdet ske från ${uppsagd} och före ${ordinary}.`,
    );
  }
  const skal = openText('Det rättsliga hindret', rattsligtHinder.skal, { least: 3, most: 500 });
  return { uppsagd, datum: earlier, rattsligtHinder: skal };
}
