// Rules on the question that no schema can express: one table, each with the words that the caller gets.
import personnummer from 'personnummer';
import { BastjanstFault, RequestFault } from '../../composite/fault.ts';
import type { Step } from '../../composite/ports.ts';
import { type CompositeQuery, type Inclusion, isSameIdentity } from '../../composite/query.ts';

// The package is CommonJS: at run time its default export is the class, which its types put one level deeper.
const Personnummer = personnummer as unknown as typeof personnummer.default;

export interface RuleOptions {
  /** Whether identities must have a right check digit and a date that exists. Public samples do not. */
  readonly checkDigits: boolean;
}

interface RuleText {
  /** Path of the field in the question. */
  readonly field: string;
  /** What is wrong and what the rule is; never the value. */
  readonly text: string;
}

/** A rule on the question as a whole: a breach refuses it. */
interface QuestionRule extends RuleText {
  readonly broken: (query: CompositeQuery, options: RuleOptions) => boolean;
}

/** A rule of one agency: a breach becomes that agency's error, and the others are asked. */
interface AgencyRule extends RuleText {
  /** All agencies, where it names none. */
  readonly agency?: string;
  readonly broken: (inclusion: Inclusion, query: CompositeQuery) => boolean;
}

const GENERAL = 'generellaFrageparametrar';

const questionRules: Record<string, QuestionRule> = {
  PERSONIDENTITET_OGILTIG: {
    field: `${GENERAL}/personidentitet`,
    text: 'personidentitet är inget giltigt person- eller samordningsnummer: födelsedatum eller kontrollsiffra stämmer inte.',
    broken: ({ person }, { checkDigits }) => checkDigits && !isIdentity(person.reveal()),
  },
  KORRELATIONSID_FOR_LANGT: {
    field: `${GENERAL}/korrelationsid`,
    text: 'korrelationsid är för långt: högst 200 tecken, helst ett UUID.',
    broken: ({ korrelationsid }) => korrelationsid.length > 200,
  },
  PERIOD_OMVAND: {
    field: `${GENERAL}/tidsperiod`,
    text: 'tidsperiod är omvänd: fromDatum får inte vara senare än tomDatum.',
    broken: ({ period }) => period.from > period.tom,
  },
};

const agencyRules: Record<string, AgencyRule> = {
  MYNDIGHETENS_PERIOD_OMVAND: {
    field: 'tidsperiod',
    text: 'Myndighetens egen tidsperiod är omvänd: fromDatum får inte vara senare än tomDatum.',
    broken: ({ period }) => period.from > period.tom,
  },
  CSN_SAMORDNINGSNUMMER: {
    agency: 'CSN',
    field: `${GENERAL}/personidentitet`,
    text: 'CSN svarar inte om samordningsnummer: dess kontrakt tar bara personnummer.',
    broken: (_inclusion, { person }) => Number(person.reveal().slice(6, 8)) > 60,
  },
  FK_FRAGA_SAKNAS: {
    agency: 'FK',
    field: 'FK/fraga',
    text: 'FK är inkluderad utan fraga: Försäkringskassan behöver aktorsid och lefiJsonFraga.',
    broken: ({ parameters }) => parameters.lefiJsonFraga === undefined,
  },
  FK_VERSION_OKAND: {
    agency: 'FK',
    field: 'FK/fraga/version',
    text: 'version i FK:s fraga är okänd: v9 är den version av LEFI som talas (utelämnad betyder v9).',
    broken: ({ parameters }) => (parameters.version ?? 'v9') !== 'v9',
  },
  FK_AKTORSID_OGILTIGT: {
    agency: 'FK',
    field: 'FK/fraga/aktorsid',
    text: 'aktorsid i FK:s fraga är ogiltigt: 1–64 tecken, bara A–Z, a–z, 0–9 och bindestreck, och inte personens nummer.',
    broken: ({ parameters: { aktorsid = '-' } }, { person }) =>
      !/^[A-Za-z0-9-]{1,64}$/.test(aktorsid) || aktorsid.replaceAll('-', '').includes(person.reveal().slice(2)),
  },
  FK_LEFI_FRAGA_OGILTIG: {
    agency: 'FK',
    field: 'FK/fraga/lefiJsonFraga',
    text: 'lefiJsonFraga går inte att läsa: väntat är ett JSON-objekt i UTF-8 utan dubbla nycklar, kodat i base64.',
    broken: ({ parameters }) => lefiPerson(parameters.lefiJsonFraga) === undefined,
  },
  FK_ANNAN_PERSON: {
    agency: 'FK',
    field: 'FK/fraga/lefiJsonFraga',
    text: 'lefiJsonFraga gäller en annan person än personidentitet: personnummer i LEFI:s fråga ska vara detsamma.',
    broken: ({ parameters }, { person }) => !isSameIdentity(lefiPerson(parameters.lefiJsonFraga) ?? '', person),
  },
};

/** Words and field of a rule, by its key. */
export function ruleText(rule: string): RuleText | undefined {
  return questionRules[rule] ?? agencyRules[rule];
}

/** The rules as a step of the core. */
export function createRules(options: RuleOptions): Step {
  return (query) => {
    for (const [rule, { field, broken }] of Object.entries(questionRules)) {
      if (broken(query, options)) throw new RequestFault('rule', [{ path: field, rule }]);
    }
    const withheld = new Map<string, BastjanstFault>();
    for (const inclusion of query.inclusions) {
      const rule = brokenRule(inclusion, query);
      if (rule) withheld.set(inclusion.bastjanst, new BastjanstFault('rule', { rule }));
    }
    return withheld;
  };
}

function brokenRule(inclusion: Inclusion, query: CompositeQuery): string | undefined {
  const applies = ({ agency }: AgencyRule) => agency === undefined || agency === inclusion.bastjanst;
  const found = Object.entries(agencyRules).find(([, rule]) => applies(rule) && rule.broken(inclusion, query));
  return found?.[0];
}

/** A date that exists (day + 60 for a samordningsnummer), not in the future, and the right check digit. */
function isIdentity(digits: string): boolean {
  return Personnummer.valid(digits, { allowCoordinationNumber: true, allowInterimNumber: false }) && !isFuture(digits);
}

function isFuture(digits: string): boolean {
  const day = Number(digits.slice(6, 8)) % 60;
  const born = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${String(day).padStart(2, '0')}`;
  return born > new Date().toISOString().slice(0, 10);
}

/** The person that LEFI's question is about; `undefined` where the question is no JSON object. */
function lefiPerson(text: string | undefined): string | undefined {
  if (!text?.startsWith('{')) return undefined;
  const { personnummer } = JSON.parse(text) as { personnummer?: unknown };
  return typeof personnummer === 'string' ? personnummer : '';
}
