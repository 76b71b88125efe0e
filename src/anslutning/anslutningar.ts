// The commands on the register: each judged, stored as a new version, and written into the audit trail.
import type { Database, Statements } from '../platform/sql/database.ts';
import { type Anslutning, toAnslutning } from './anslutning.ts';
import { AnslutningError } from './anslutning-error.ts';
import type { Begaran } from './begaran.ts';
import { createDokumentLager } from './dokument.ts';
import { createHandelser, type Handelse } from './handelser.ts';
import { merged } from './merge-patch.ts';
import { createSteg, type LagradAnslutning, type Mal, type Steg, type StegPortar } from './steg.ts';

export type { LagradAnslutning, Mal } from './steg.ts';

/** Every one throws {@link DatabaseError}; every command {@link AnslutningError} of any kind that fits. */
export interface Anslutningar extends Steg {
  alla(): Promise<LagradAnslutning[]>;
  /** @throws {AnslutningError} kind `okand` */
  en(organisationsnummer: string): Promise<LagradAnslutning>;
  historik(organisationsnummer: string): Promise<Handelse[]>;
  /** An application: the document without status (`anmäld`). */
  laggTill(begaran: Begaran, utkast: unknown): Promise<LagradAnslutning>;
  /** Changes fields by a merge patch (RFC 7396): null removes. Status and uppsägning have commands of their own. */
  andra(mal: Mal, patch: unknown): Promise<LagradAnslutning>;
  /** Takes over anslutningar that were in force elsewhere, in their status and without judging them; existing ones are left alone. */
  importera(begaran: Begaran, anslutningar: readonly Anslutning[]): Promise<Importerade>;
}

/** Organisationsnummer of those that were added, and of those that were there already. */
export interface Importerade {
  readonly tillagda: readonly string[];
  readonly fanns: readonly string[];
}

export interface AnslutningarDeps extends StegPortar {
  /** With `anslutningMigrations`. */
  readonly database: Database;
  readonly clock: { now(): number };
  /** Ids of the bastjänster and parts of Skatteverket that exist; others are refused. */
  readonly finns: { readonly bastjanster: readonly string[]; readonly skvDelar: readonly string[] };
}

export function createAnslutningar({ database, clock, finns, ...portar }: AnslutningarDeps): Anslutningar {
  const lager = createDokumentLager<Anslutning>({ database, clock, slag: 'anslutning', namn: 'Anslutningen' });
  const handelser = createHandelser(database);

  async function en(organisationsnummer: string): Promise<LagradAnslutning> {
    const found = await lager.en(organisationsnummer);
    if (!found) throw new AnslutningError('okand', 'Ingen anslutning har det organisationsnumret.');
    return found;
  }

  async function checked(anslutning: Anslutning, tx: Statements): Promise<Anslutning> {
    refuseUnknown('bastjänsten', anslutning.bastjanster, finns.bastjanster);
    refuseUnknown('Skatteverkets del', anslutning.skvDelar ?? [], finns.skvDelar);
    if (anslutning.certifikat.length > 0) refusePinned(anslutning, await lager.alla(tx));
    return anslutning;
  }

  function add(begaran: Begaran, anslutning: Anslutning, handling: string): Promise<LagradAnslutning> {
    const id = anslutning.organisationsnummer;
    return lager.andra({ id, begaran, handling, efter: (_, tx) => checked(anslutning, tx) });
  }

  return {
    ...createSteg({ lager, en, clock, ...portar }),
    alla: () => lager.alla(),
    en,
    historik: (id) => handelser.om({ slag: 'anslutning', id }),
    async laggTill(begaran, utkast) {
      const anslutning = toAnslutning(utkast);
      refuseOwn(anslutning, { status: 'anmäld' });
      return add(begaran, anslutning, 'lägg till');
    },
    async andra({ organisationsnummer, version, ...begaran }, patch) {
      return lager.andra({
        id: organisationsnummer,
        version,
        begaran,
        handling: 'ändra',
        efter(fore, tx) {
          const changed = toAnslutning(merged(fore, patch));
          refuseOwn(changed, fore ?? {});
          return checked(changed, tx);
        },
      });
    },
    async importera(begaran, anslutningar) {
      const existing = new Set((await lager.alla()).map(({ dokument }) => dokument.organisationsnummer));
      const numbers = anslutningar.map(({ organisationsnummer }) => organisationsnummer);
      for (const one of anslutningar) {
        if (existing.has(one.organisationsnummer)) continue;
        await add(begaran, one, 'importera').catch((error) => {
          if (!(error instanceof AnslutningError && error.kind === 'finns-redan')) throw error;
          existing.add(one.organisationsnummer); // by another process meanwhile
        });
      }
      const fanns = numbers.filter((number) => existing.has(number));
      return { tillagda: numbers.filter((number) => !existing.has(number)), fanns };
    },
  };
}

/** What commands of their own change, and what one in force may not lose. */
function refuseOwn(changed: Anslutning, fore: Partial<Anslutning>): void {
  const identity = fore.organisationsnummer ?? changed.organisationsnummer;
  if (changed.organisationsnummer !== identity)
    throw new AnslutningError('ogiltig', 'Organisationsnumret kan inte ändras.');
  const kept = changed.status === fore.status && JSON.stringify(changed.uppsagning) === JSON.stringify(fore.uppsagning);
  if (!kept) throw new AnslutningError('ogiltig', 'Status och uppsägning ändras med egna kommandon, inte här.');
  const lost = (['avtal', 'bitradesavtal'] as const).some((name) => fore[name] && !changed[name]);
  if (lost && fore.status === 'aktiv') {
    throw new AnslutningError(
      'ogiltig',
      'Avtal och biträdesavtal kan bytas men inte tas bort medan anslutningen är aktiv.',
    );
  }
}

/** A certificate must lead to one organisation. */
function refusePinned({ organisationsnummer: own, certifikat }: Anslutning, all: readonly LagradAnslutning[]): void {
  const pinned = new Set(certifikat);
  const clash = all.find(
    ({ dokument: one }) => one.organisationsnummer !== own && one.certifikat.some((hex) => pinned.has(hex)),
  );
  if (clash)
    throw new AnslutningError('ogiltig', `Ett certifikat hör redan till ${clash.dokument.organisationsnummer}.`);
}

function refuseUnknown(what: string, given: readonly string[], known: readonly string[]): void {
  const unknown = given.find((one) => !known.includes(one));
  if (unknown === undefined) return;
  throw new AnslutningError('ogiltig', `${what} ${unknown} finns inte. De som finns: ${known.join(', ')}.`);
}
