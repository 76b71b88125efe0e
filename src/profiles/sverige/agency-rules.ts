// Rules of single agencies: what each does not answer, known before it is asked.
import type { Inclusion } from '../../composite/query.ts';
import { isSameIdentity } from '../../composite/query.ts';
import { addMonths } from '../../platform/swedish-day.ts';
import { lefiOf, withLefiPeriod } from './lefi-question.ts';
import type { AgencyRule, RuleContext } from './rule.ts';

/** What CSN answers for, by a document of 2022, not verified live: two months back to one month ahead. */
function csnWindow({ today }: RuleContext) {
  return { from: addMonths(today, -2), tom: addMonths(today, 1) };
}

const REFUSE = ['neka', 'av'] as const;
const later = (a: string, b: string) => (a > b ? a : b);
const earlier = (a: string, b: string) => (a < b ? a : b);

/** By felkod. A rule stands after those that it builds on: the first breach decides. */
export const agencyRules: Readonly<Record<string, AgencyRule>> = {
  MYNDIGHETENS_PERIOD_OMVAND: {
    field: 'tidsperiod',
    text: 'Myndighetens egen tidsperiod är felvänd: fromDatum får inte vara senare än tomDatum.',
    advice: 'Byt plats på datumen.',
    mode: 'neka',
    modes: ['neka'],
    broken: ({ period }) => period.from > period.tom,
  },
  CSN_SAMORDNINGSNUMMER: {
    agency: 'CSN',
    field: 'generellaFrageparametrar/personidentitet',
    text: 'CSN svarar inte om samordningsnummer: dess kontrakt tar bara personnummer.',
    advice: 'Fråga CSN om personens personnummer när ett sådant finns.',
    mode: 'neka',
    modes: REFUSE,
    broken: (_inclusion, { person }) => Number(person.reveal().slice(6, 8)) > 60,
  },
  CSN_ARENDE_FOR_LANGT: {
    agency: 'CSN',
    field: 'generellaFrageparametrar/arendeidentitet',
    text: 'arendeidentitet är för lång för CSN: högst 31 tecken.',
    advice: 'Använd en kortare ärendebeteckning.',
    mode: 'neka',
    modes: ['neka', 'varna', 'av'],
    broken: (_inclusion, { arende }) => arende.length > 31,
  },
  CSN_FONSTER: {
    agency: 'CSN',
    field: 'CSN/tidsperiod',
    text: 'Perioden går utanför det CSN svarar för: från två månader före till en månad efter dagens datum.',
    advice: 'Ge CSN en egen tidsperiod inom fönstret.',
    mode: 'varna',
    modes: ['neka', 'korta', 'varna', 'av'],
    broken: ({ period }, _query, context) => {
      const window = csnWindow(context);
      return period.from < window.from || period.tom > window.tom;
    },
    shorten: (inclusion, context) => {
      const window = csnWindow(context);
      const period = {
        from: later(inclusion.period.from, window.from),
        tom: earlier(inclusion.period.tom, window.tom),
      };
      return period.from > period.tom ? undefined : { ...inclusion, period };
    },
  },
  FK_FRAGA_SAKNAS: {
    agency: 'FK',
    field: 'FK/fraga',
    text: 'FK är inkluderad utan fraga: Försäkringskassan behöver aktorsid och lefiJsonFraga.',
    advice: 'Skicka med fraga, eller sätt inkludera="false".',
    mode: 'neka',
    modes: ['neka'],
    broken: ({ parameters }) => parameters.lefiJsonFraga === undefined,
  },
  FK_VERSION_OKAND: {
    agency: 'FK',
    field: 'FK/fraga/version',
    text: 'version i FK:s fraga är okänd: v9 är den version av LEFI som talas (utelämnad betyder v9).',
    advice: 'Skicka v9 eller utelämna version.',
    mode: 'neka',
    modes: ['neka'],
    broken: ({ parameters }) => (parameters.version ?? 'v9') !== 'v9',
  },
  FK_AKTORSID_OGILTIGT: {
    agency: 'FK',
    field: 'FK/fraga/aktorsid',
    text: 'aktorsid i FK:s fraga är ogiltigt: 1–64 tecken, bara A–Z, a–z, 0–9 och bindestreck, och inte personens nummer.',
    advice: 'Skicka det aktörsid som Försäkringskassan delat ut till kommunen.',
    mode: 'neka',
    modes: ['neka'],
    broken: ({ parameters: { aktorsid = '-' } }, { person }) =>
      !/^[A-Za-z0-9-]{1,64}$/.test(aktorsid) || aktorsid.replaceAll('-', '').includes(person.reveal().slice(2)),
  },
  FK_LEFI_FRAGA_OGILTIG: {
    agency: 'FK',
    field: 'FK/fraga/lefiJsonFraga',
    text: 'lefiJsonFraga går inte att läsa: väntat är ett JSON-objekt i UTF-8 utan dubbla nycklar, kodat i base64.',
    advice: 'Kontrollera JSON-texten mot schemas/forsakringskassan/lefi-v9.schema.json.',
    mode: 'neka',
    modes: ['neka'],
    broken: (inclusion) => lefiOf(inclusion) === undefined,
  },
  FK_ANNAN_PERSON: {
    agency: 'FK',
    field: 'FK/fraga/lefiJsonFraga/personnummer',
    text: 'lefiJsonFraga gäller en annan person än personidentitet: personnummer i LEFI:s fråga ska vara detsamma.',
    advice: 'Sätt samma personnummer i båda.',
    mode: 'neka',
    modes: ['neka'],
    broken: (inclusion, { person }) => !isSameIdentity(lefiOf(inclusion)?.personnummer ?? '', person),
  },
  FK_INGEN_TYP: {
    agency: 'FK',
    field: 'FK/fraga/lefiJsonFraga',
    text: 'lefiJsonFraga frågar inte efter någon uppgift: minst en typ behövs.',
    advice:
      'Fyll minst en av listorna formansinformation, ansprak, beslut, preliminaraUtbetalningar, utbetalningar, ovrigInformation.',
    mode: 'neka',
    modes: ['neka', 'varna', 'av'],
    broken: (inclusion) => lefiOf(inclusion)?.types.length === 0,
  },
  FK_PERIOD_OVER_TVA_AR: {
    agency: 'FK',
    field: 'FK/fraga/lefiJsonFraga/period',
    text: 'Perioden i lefiJsonFraga är längre än de två år som LEFI svarar för.',
    advice: 'Dela frågan i perioder om högst två år.',
    mode: 'varna',
    modes: ['neka', 'korta', 'varna', 'av'],
    broken: (inclusion) => isOverTwoYears(inclusion),
    shorten: (inclusion) => {
      const tom = lefiOf(inclusion)?.period?.tom;
      return tom === undefined ? undefined : withLefiPeriod(inclusion, { from: addMonths(tom, -24), tom });
    },
  },
  SKV_FRAGA_SAKNAS: {
    agency: 'SKV',
    field: 'SKV/fraga',
    text: 'SKV är inkluderad utan fraga: i v11 behöver Skatteverket år och vilka delar som efterfrågas.',
    advice: 'Skicka med fraga, eller sätt inkludera="false".',
    mode: 'neka',
    modes: ['neka'],
    broken: ({ source, parameters }) => source !== undefined && parameters.delar === undefined,
  },
  SKV_INGEN_DEL: {
    agency: 'SKV',
    field: 'SKV/fraga',
    text: 'SKV:s fraga efterfrågar ingen del: minst en av de fem ska vara true.',
    advice: 'Sätt minst en del till true, eller sätt inkludera="false".',
    mode: 'neka',
    modes: ['neka'],
    broken: ({ parameters }) => parameters.delar === '',
  },
  SKV_AR_ORIMLIGA: {
    agency: 'SKV',
    field: 'SKV/fraga/ar',
    text: 'SKV:s fraga har orimliga år: 1–20 inkomstår mellan 1900 och 2200, varje år en gång.',
    advice: 'Ange till exempel de två senast avslutade inkomståren.',
    mode: 'neka',
    modes: ['neka'],
    broken: ({ parameters: { ar } }) => ar !== undefined && !areYears(ar.split(',')),
  },
};

function areYears(years: readonly string[]): boolean {
  const plausible = years.every((year) => /^(19|20|21)\d\d$|^2200$/.test(year));
  return plausible && years.length <= 20 && new Set(years).size === years.length;
}

function isOverTwoYears(inclusion: Inclusion): boolean {
  const period = lefiOf(inclusion)?.period;
  return period !== undefined && addMonths(period.tom, -24) > period.from;
}
