// Writes the answer to a household question: each person's answer untouched, and one overview of them all.
import type { Hushallsfraga, OversiktVal, Personutfall } from '../../profile.ts';
import { answerJson, type JsonDataWriter, jsonObject } from '../answer-json.ts';
import { requestError } from '../felkoder.ts';
import { type Oversikt, oversiktAv } from '../oversikt/oversikt.ts';
import { hushallsoversiktAv, type Medlem, oversiktUtanSvar } from './hushallsoversikt.ts';

export interface HushallOptions {
  /** By bastjänst. */
  readonly writers: Readonly<Record<string, JsonDataWriter>>;
  /** From the arrival of the question. */
  readonly milliseconds: number;
}

type Nekad = Personutfall & { readonly utfall: 'nekad' };
/** With the answer as JSON text. */
type Besvarad = Personutfall & { readonly utfall: 'besvarad' } & { readonly svar: string };

export function hushallJson(
  { id, korrelationsid, oversikt }: Hushallsfraga,
  utfall: readonly Personutfall[],
  { writers, milliseconds }: HushallOptions,
): string {
  const personer = utfall.map((one) => (one.utfall === 'nekad' ? one : besvarad(one, writers)));
  const medlemmar = (val: OversiktVal) => personer.map((one) => medlem(one, val));
  return jsonObject([
    ['id', JSON.stringify(id)],
    ['korrelationsid', JSON.stringify(korrelationsid)],
    ['millisekunder', String(milliseconds)],
    ['personer', `[${personer.map(personJson).join(',')}]`],
    ['oversikt', oversikt && JSON.stringify(hushallsoversiktAv(medlemmar(oversikt), oversikt))],
  ]);
}

/** A person about whom nobody was asked, and why: what the problem of a single question would say. */
export function nekadJson({ person, fault, status }: Nekad): object {
  const { nummer, roll, question } = person;
  return { nummer, roll, utfall: 'nekad', fel: { id: question.query.id, ...requestError(fault), status } };
}

function besvarad(one: Omit<Besvarad, 'svar'>, writers: HushallOptions['writers']): Besvarad {
  return { ...one, svar: answerJson(one.answer, { echo: one.person.question.echo, writers }) };
}

function personJson(one: Nekad | Besvarad): string {
  if (one.utfall === 'nekad') return JSON.stringify(nekadJson(one));
  const { nummer, roll } = one.person;
  return jsonObject([
    ['nummer', String(nummer)],
    ['roll', JSON.stringify(roll)],
    ['utfall', JSON.stringify(one.utfall)],
    ['svar', one.svar],
  ]);
}

function medlem(one: Nekad | Besvarad, val: OversiktVal): Medlem {
  const { nummer, roll } = one.person;
  return { nummer, roll, oversikt: oversiktFor(one, val) };
}

/** Its pointers hold in the answer for the household. */
function oversiktFor(one: Nekad | Besvarad, val: OversiktVal): Oversikt {
  if (one.utfall === 'nekad') return oversiktUtanSvar(requestError(one.fault).felmeddelande, val);
  const { svarsdata } = JSON.parse(one.svar);
  return oversiktAv(svarsdata, one.answer.query, val, `/personer/${one.person.nummer - 1}/svar`);
}
