// Rules on the question as a whole.
import type { CompositeQuery } from '../../composite/query.ts';
import { holdsIdentity, isIdentity } from '../../platform/identity.ts';
import { isKnownLagtext, isRepealed } from './lagrum.ts';
import type { QuestionRule } from './rule.ts';

const GENERAL = 'generellaFrageparametrar';
const REFUSE_OR_WARN = ['neka', 'varna', 'av'] as const;

/** A rule that one free field holds no personal number; callers of the real service may have had one there. */
function freeText(field: string, read: (query: CompositeQuery) => readonly string[]): QuestionRule {
  return {
    field: `${GENERAL}/${field}`,
    text: `${field} innehåller ett person- eller samordningsnummer. Fältet är fri text och sparas eller skickas vidare som sådan.`,
    advice: 'Ta bort personnumret ur fältet; personen anges bara i personidentitet.',
    mode: 'varna',
    modes: REFUSE_OR_WARN,
    broken: (query) => read(query).some(holdsIdentity),
  };
}

/** By felkod. */
export const questionRules: Readonly<Record<string, QuestionRule>> = {
  PERSONIDENTITET_OGILTIG: {
    field: `${GENERAL}/personidentitet`,
    text: 'personidentitet är inget giltigt person- eller samordningsnummer: födelsedatum eller kontrollsiffra stämmer inte.',
    advice: 'Kontrollera numret: ÅÅÅÅMMDDNNNN, för samordningsnummer med dag + 60.',
    mode: 'neka',
    modes: REFUSE_OR_WARN,
    broken: ({ person }, { today }) => !isIdentity(person.reveal(), today),
  },
  PERIOD_OMVAND: {
    field: `${GENERAL}/tidsperiod`,
    text: 'tidsperiod är felvänd: fromDatum får inte vara senare än tomDatum.',
    advice: 'Byt plats på datumen.',
    mode: 'neka',
    modes: ['neka'],
    broken: ({ period }) => period.from > period.tom,
  },
  KORRELATIONSID_FOR_LANGT: {
    field: `${GENERAL}/korrelationsid`,
    text: 'korrelationsid är för långt: högst 200 tecken, helst ett UUID.',
    advice: 'Skicka ett UUID, eller utelämna fältet så görs ett.',
    mode: 'neka',
    modes: ['neka'],
    broken: ({ korrelationsid }) => korrelationsid.length > 200,
  },
  INGEN_MYNDIGHET: {
    field: 'specifikaFrageparametrar',
    text: 'Ingen myndighet är inkluderad: ingen tillfrågas.',
    advice: 'Sätt inkludera="true" för minst en myndighet.',
    mode: 'varna',
    modes: REFUSE_OR_WARN,
    broken: ({ inclusions }) => inclusions.length === 0,
  },
  PERSONNUMMER_I_KORRELATIONSID: freeText('korrelationsid', ({ korrelationsid }) => [korrelationsid]),
  PERSONNUMMER_I_ARENDEIDENTITET: freeText('arendeidentitet', ({ arende }) => [arende]),
  PERSONNUMMER_I_HANDLAGGARE: freeText('ingivare/handlaggare', ({ ingivare }) => [ingivare.handlaggare]),
  PERSONNUMMER_I_NAMN: freeText('ingivare/namn', ({ ingivare, personuppgiftsbitraden }) => [
    ingivare.namn,
    ...personuppgiftsbitraden.map(({ namn }) => namn),
  ]),
  PERSONNUMMER_I_SYFTE: freeText('syfte', ({ syfte }) => [syfte]),
  PERSONNUMMER_I_LAGTEXT: freeText('lagtext', ({ lagtext }) => [lagtext]),
  LAGTEXT_UPPHAVD: {
    field: `${GENERAL}/lagtext`,
    text: 'lagtext hänvisar till en bestämmelse som är upphävd. Frågan ändras inte.',
    advice: 'Byt till bestämmelsen som gäller nu: socialtjänstlagen (2025:400) 15 kap. 10–12 §§.',
    mode: 'varna',
    modes: REFUSE_OR_WARN,
    broken: ({ lagtext }, { today }) => isRepealed(lagtext, today),
  },
  LAGTEXT_OKAND: {
    field: `${GENERAL}/lagtext`,
    text: 'lagtext hänvisar till en bestämmelse som inte står i tjänstens lista.',
    advice: 'Kontrollera hänvisningen.',
    mode: 'av',
    modes: REFUSE_OR_WARN,
    broken: ({ lagtext }) => !isKnownLagtext(lagtext),
  },
};
