// Households of test persons: the question, the same persons' single questions, and the answer as its schema has it.
import { expect } from 'chai';
import { type PersonKey, persons } from '../../src/bastjanster/simulation/population.ts';
import { exampleQuestion } from '../../src/example-question.ts';
import type { Hushallsoversikt } from '../../src/profiles/sverige/hushall/hushallsoversikt.ts';
import type { Oversikt } from '../../src/profiles/sverige/oversikt/oversikt.ts';
import type { Constellation } from '../constellation.ts';
import { schemaAt } from '../json-schemas.ts';
import type { Agency } from '../questions.ts';

export interface Medlem {
  readonly roll: 'sökande' | 'medsökande' | 'barn';
  readonly person: PersonKey;
  /** Who is asked about this one. */
  readonly fraga: readonly Agency[];
  /** In place of the fields above. */
  readonly andrat?: object;
}

export interface Fel {
  readonly id: string;
  readonly felkod: string;
  readonly felmeddelande: readonly string[];
  readonly status: number;
}

export interface PersonSvar {
  readonly nummer: number;
  readonly roll: string;
  readonly utfall: 'besvarad' | 'nekad';
  readonly svar?: {
    readonly id: string;
    readonly korrelationsid: string;
    readonly fraga?: { readonly generellaFrageparametrar: object };
    readonly svarsdata: Readonly<
      Record<string, { readonly error?: { readonly felkod: string }; readonly data?: unknown }>
    >;
  };
  readonly fel?: Fel;
}

export interface HushallSvar {
  readonly id: string;
  readonly korrelationsid: string;
  readonly personer: readonly PersonSvar[];
  readonly oversikt: Hushallsoversikt;
}

const PAID = ['FK:ABB', 'FK:AS', 'FK:BOB', 'FK:FP', 'FK:SA', 'FK:SJP', 'FK:TFP', 'FK:US', 'PM:AP', 'PM:BTI', 'PM:EF'];
const year = new Date().getFullYear();
const SKV = { ar: [year, year - 1], foretagsinformation: false, individuppgifter: true, skattekonto: true };

/** The question about one of them alone. */
export function ensamFraga({ person, fraga }: Pick<Medlem, 'person' | 'fraga'>, oversikt: unknown = true) {
  const { generellaFrageparametrar, specifikaFrageparametrar: all } = exampleQuestion(persons[person].personnummer);
  const lefiJsonFraga = { ...all.FK.fraga.lefiJsonFraga, utbetalningar: PAID, preliminaraUtbetalningar: PAID };
  const own = {
    ...all,
    FK: { ...all.FK, fraga: { ...all.FK.fraga, lefiJsonFraga } },
    SKV: { ...all.SKV, fraga: { ...SKV, skatteuppgifter: false, beskattningsbilagor: false } },
  };
  const specifikaFrageparametrar = Object.fromEntries(fraga.map((id) => [id, own[id]]));
  return { generellaFrageparametrar, specifikaFrageparametrar, oversikt };
}

export function hushallsfraga(medlemmar: readonly Medlem[], general: object = {}, oversikt?: unknown): object {
  const { personidentitet: _, ...gemensamt } = exampleQuestion('').generellaFrageparametrar;
  const personer = medlemmar.map(({ roll, person, fraga, andrat }) => {
    const { specifikaFrageparametrar } = ensamFraga({ person, fraga });
    return { roll, personidentitet: persons[person].personnummer, specifikaFrageparametrar, ...andrat };
  });
  return {
    generellaFrageparametrar: { ...gemensamt, ...general },
    personer,
    ...(oversikt === undefined ? {} : { oversikt }),
  };
}

export async function postHushall({ url }: Pick<Constellation, 'url'>, body: unknown, signal?: AbortSignal) {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body), ...(signal ? { signal } : {}) };
  const response = await fetch(`${url}/v1/hushall`, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: JSON.parse(text) };
}

const validate = schemaAt('ssbtek/hushall-svar.schema.json');

/** Asks, and sees that the answer is what its schema says. */
export async function fragaHushall(service: Constellation, body: unknown): Promise<HushallSvar & { text: string }> {
  const { status, text, json } = await postHushall(service, body);
  expect(status, text).to.equal(200);
  expectValid(json);
  return { ...json, text };
}

export function expectValid(json: unknown): void {
  expect(validate(json), JSON.stringify(validate.errors?.slice(0, 3))).to.equal(true);
}

/** The overview of one of them, asked about alone. */
export async function ensamOversikt(
  service: Constellation,
  medlem: Medlem,
  oversikt: unknown = true,
): Promise<Oversikt> {
  const { status, text } = await service.rest(ensamFraga(medlem, oversikt));
  expect(status, text).to.equal(200);
  return JSON.parse(text).oversikt;
}

/** What a single overview would say as part of the household's: pointers and whose each entry is. */
export function flyttad(value: unknown, index: number): unknown {
  if (typeof value === 'string') return value.replace(/^\/svarsdata\//, `/personer/${index}/svar/svarsdata/`);
  if (Array.isArray(value)) return value.map((one) => flyttad(one, index));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, flyttad(inner, index)]));
}

/** A list of an overview, by its name. */
export function entriesAt(oversikt: object, lista: string): readonly object[] {
  return (oversikt as Readonly<Record<string, readonly object[]>>)[lista] ?? [];
}
