// Skatteverket's second interface as a simulator: a part by its path, and 404 where it has nothing on the person.
import { felsvar, type RestSimulator, type Variant } from '../simulation/agency.ts';
import { type Calendar, calendarAt } from '../simulation/calendar.ts';
import { findPerson, somebodyElse } from '../simulation/population.ts';
import { beskattningsbilagor, individuppgifter, skatteuppgifter } from './simulator-years.ts';
import { type DelarRecord, delarRecord } from './testdata.ts';

interface Question {
  readonly identitet: string;
  readonly ar: readonly number[];
}

/** What Skatteverket has of a part; `undefined` where it has nothing. */
type Make = (record: DelarRecord, question: Question, at: Calendar) => object | undefined;

const PARTS: Readonly<Record<string, Make>> = {
  foretagsinformation: ({ foretag }) => foretag && { foretag },
  individuppgifter: ({ arbetsgivare }, { ar }, at) => individuppgifter(arbetsgivare, ar, at),
  skattekonto: ({ skattekonto }, { identitet }, at) =>
    skattekonto && {
      kontohavare: identitet,
      ...skattekonto,
      preliminarRanta: 0,
      utbetalningskonto: '**** 4711',
      senastUppdaterad: at.today,
    },
  skatteuppgifter: ({ skatt }, { identitet, ar }, at) => skatteuppgifter(identitet, skatt, ar, at),
  beskattningsbilagor: ({ bilagor }, { ar }, at) => beskattningsbilagor(bilagor, ar, at),
};

/** The part that fails when the agency answers partially. */
const SILENT_PART = 'skattekonto';

export const simulator: RestSimulator = {
  id: 'SKV_DELAR',
  path: '/skv-delar',
  routes: { ask: '/:del', test: '' },

  test: () => ({ status: 200, json: {} }),

  asked: (question) => (isQuestion(question) ? question.identitet : ''),

  answer({ del = '' }, question, variant, now) {
    const make = Object.hasOwn(PARTS, del) ? PARTS[del] : undefined;
    if (!make) return felsvar(404, 'Adressen finns inte.', now);
    if (!isQuestion(question)) return felsvar(400, 'Frågan följer inte schemat.', now);
    if (variant === 'business-fault') return felsvar(400, 'Frågan kan inte besvaras.', now);
    if (variant === 'partial' && del === SILENT_PART) return felsvar(500, 'Delen kan inte hämtas just nu.', now);
    if (variant === 'empty-valid') return { status: 200, json: {} };
    const at = calendarAt(now);
    const person = variant === 'wrong-person' ? somebodyElse(question.identitet) : findPerson(question.identitet);
    const about = { ...question, identitet: person?.personnummer ?? question.identitet };
    const json = make(delarRecord(person?.profile, at), about, at);
    return json ? { status: 200, json: spoiled(json, variant) } : felsvar(404, 'Not found', now);
  },
};

function isQuestion(value: unknown): value is Question {
  const { identitet, ar } = (value ?? {}) as Partial<Question>;
  return typeof identitet === 'string' && /^\d{12}$/.test(identitet) && Array.isArray(ar) && ar.every(Number.isInteger);
}

/** Where a variant's field stands; parts without a known field of that kind stay as they are. */
function spoiled(json: object, variant: Variant): object {
  switch (variant) {
    case 'schema-invalid':
      return mapped(json, (name, value) => WRONG_TYPE[name] ?? value);
    case 'bad-enum':
      return JSON.parse(
        JSON.stringify(json).replace(/("(?:beskattningsar|saldo|momsregistrerad)":)[^,}]+/, '$1"i fjol"'),
      );
    case 'extra-element':
      return { ...json, tillagg: 'Ett nytt fält' };
    case 'duplicates':
      return mapped(json, (_, value) => (Array.isArray(value) ? [...value, ...value] : value));
    default:
      return json;
  }
}

function mapped(json: object, change: (name: string, value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, change(name, value)]));
}

const WRONG_TYPE: Readonly<Record<string, unknown>> = {
  foretag: 'inget objekt',
  saldo: { belopp: 'inget tal' },
  beslutadeSkatteuppgifter: 'ingen lista',
};
