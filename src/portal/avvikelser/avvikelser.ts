// Avvikelser: reported, drafted, answered and brought to an end; each party sees its own.
import { type AndringarDeps, createAndringar } from './andringar.ts';
import type { Avvikelse, Handelse, Part, Rapport, Steg } from './avvikelse.ts';
import { AvvikelseError } from './avvikelse-error.ts';
import type { Avsandare, Mal } from './begaran.ts';
import { checkedRapport, checkedText } from './falt.ts';
import { readHandelser } from './handelser.ts';
import { type Avvikelseurval, readAvvikelser, readKnown } from './lager.ts';
import { efterSteg, kraverText } from './steg.ts';
import { readUtskick, type Utskick } from './utskick-rader.ts';

/**
 * Each party sees its own (see `mayLasa`); what it may not see is `okand`. Every one @throws {AvvikelseError | DatabaseError};
 * commands also what `record` throws.
 */
export interface Avvikelser {
  /** The newest first. */
  lista(parter: readonly Part[], urval?: Avvikelseurval): Promise<Avvikelse[]>;
  en(parter: readonly Part[], nummer: number): Promise<Avvikelse>;
  /** The oldest first. */
  handelser(parter: readonly Part[], nummer: number): Promise<Handelse[]>;
  /** Who has been told of what, and whom no letter reached. */
  utskick(parter: readonly Part[], nummer: number): Promise<Utskick[]>;
  rapportera(av: Avsandare, rapport: Rapport): Promise<Avvikelse>;
  /** Kept for the party alone until it is reported; only the title must be there. */
  skapaUtkast(av: Avsandare, rapport: Rapport): Promise<Avvikelse>;
  andraUtkast(mal: Mal, rapport: Rapport): Promise<Avvikelse>;
  rapporteraUtkast(mal: Mal, rapport: Rapport): Promise<Avvikelse>;
  kastaUtkast(mal: Mal): Promise<void>;
  /** @param text what is said; some steps ask for it */
  ta(steg: Steg, mal: Mal, text?: string): Promise<Avvikelse>;
}

export interface AvvikelserDeps extends AndringarDeps {
  /** Ids of the bastjänster that exist; the whole service is known besides. */
  readonly bastjanster: readonly string[];
}

/** @param deps a database with `avvikelseMigrations`, and what `record` needs */
export function createAvvikelser({ bastjanster, ...deps }: AvvikelserDeps): Avvikelser {
  const { database } = deps;
  const { add, change, remove } = createAndringar(deps);

  const checked = (rapport: Rapport, lage: 'utkast' | 'ny') => {
    return { ...checkedRapport(rapport, { bastjanster, utkast: lage === 'utkast' }), lage };
  };
  const drafted = (rapport: Rapport, lage: 'utkast' | 'ny') => (fore: Avvikelse) => {
    demandUtkast(fore);
    return checked(rapport, lage);
  };

  return {
    lista: (parter, urval) => readAvvikelser(database, parter, urval),
    en: (parter, nummer) => readKnown(database, nummer, parter),
    async handelser(parter, nummer) {
      await readKnown(database, nummer, parter);
      return readHandelser(database, nummer);
    },
    async utskick(parter, nummer) {
      await readKnown(database, nummer, parter);
      return readUtskick(database, nummer);
    },
    rapportera: async (av, rapport) => add(av, 'rapportera', checked(rapport, 'ny')),
    skapaUtkast: async (av, rapport) => add(av, 'spara utkast', checked(rapport, 'utkast')),
    andraUtkast: (mal, rapport) => change(mal, { handling: 'ändra utkast' }, drafted(rapport, 'utkast')),
    rapporteraUtkast: (mal, rapport) => change(mal, { handling: 'rapportera' }, drafted(rapport, 'ny')),
    kastaUtkast: (mal) => remove(mal, 'kasta utkast', demandUtkast),
    async ta(steg, mal, text) {
      const said = text === undefined && !kraverText(steg) ? {} : { text: checkedText('text', text ?? '') };
      return change(mal, { handling: steg, ...said }, (fore) => ({ lage: efterSteg(steg, fore, mal.part) }));
    },
  };
}

function demandUtkast({ lage }: Avvikelse): void {
  if (lage !== 'utkast')
    throw new AvvikelseError('otillaten-overgang', 'Avvikelsen är redan rapporterad: skriv ett svar i stället.');
}
