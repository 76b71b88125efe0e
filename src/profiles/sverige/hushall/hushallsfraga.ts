// The household question as JSON becomes one single question for each person.
import { type Breach, RequestFault } from '../../../composite/fault.ts';
import type { Arrival, Hushallsfraga, Hushallsperson } from '../../profile.ts';
import { type OversiktFraga, oversiktVal } from '../oversikt/val.ts';
import type { QuestionJson } from '../question.ts';
import { toQuestion } from '../rest-question.ts';

type Gemensamt = Omit<QuestionJson['generellaFrageparametrar'], 'personidentitet'>;
export type Hushallsroll = 'sökande' | 'medsökande' | 'barn';

interface PersonJson {
  readonly roll: Hushallsroll;
  readonly personidentitet: string;
  /** Instead of the one of all. */
  readonly tidsperiod?: Gemensamt['tidsperiod'];
  readonly specifikaFrageparametrar: QuestionJson['specifikaFrageparametrar'];
}

/** The contract is schemas/ssbtek/hushall.schema.json. */
export interface HushallsfragaJson {
  readonly generellaFrageparametrar: Gemensamt;
  readonly personer: readonly PersonJson[];
  readonly oversikt?: OversiktFraga;
}

/**
 * Decodes a valid question. All have its arrival and its korrelationsid, and each an id of its own.
 * @throws {RequestFault} `schema-invalid` for a household that cannot be
 */
export function toHushallsfraga(
  { generellaFrageparametrar: gemensamt, personer, oversikt = true }: HushallsfragaJson,
  arrival: Arrival,
  newId: () => string,
): Hushallsfraga {
  const breaches = [...roleBreaches(personer), ...namedTwice(personer)];
  if (breaches.length > 0) throw new RequestFault('schema-invalid', breaches);
  const korrelationsid = gemensamt.korrelationsid?.trim() || arrival.id;
  const val = oversiktVal(oversikt, arrival);
  return {
    id: arrival.id,
    korrelationsid,
    personer: personer.map((person, index): Hushallsperson => {
      const question = toQuestion(singleQuestion(gemensamt, person), { ...arrival, id: newId() });
      return {
        nummer: index + 1,
        roll: person.roll,
        question: { ...question, query: { ...question.query, korrelationsid } },
      };
    }),
    ...(val ? { oversikt: val } : {}),
  };
}

function singleQuestion(
  gemensamt: Gemensamt,
  { personidentitet, tidsperiod = gemensamt.tidsperiod, specifikaFrageparametrar }: PersonJson,
): QuestionJson {
  return { generellaFrageparametrar: { ...gemensamt, personidentitet, tidsperiod }, specifikaFrageparametrar };
}

function roleBreaches(personer: readonly PersonJson[]): Breach[] {
  const placesOf = (roll: Hushallsroll) => personer.flatMap((person, index) => (person.roll === roll ? [index] : []));
  const sokande = placesOf('sökande');
  const extra = placesOf('medsökande').slice(1);
  return [
    ...(sokande.length === 1 ? [] : [{ path: '/personer', rule: 'exactly-one-sokande' }]),
    ...extra.map((index) => ({ path: `/personer/${index}/roll`, rule: 'second-medsokande' })),
  ];
}

function namedTwice(personer: readonly PersonJson[]): Breach[] {
  return personer.flatMap(({ personidentitet }, index) => {
    const first = personer.findIndex((one) => one.personidentitet.trim() === personidentitet.trim());
    if (first === index) return [];
    return [{ path: `/personer/${index}/personidentitet`, rule: 'named-twice', expected: `/personer/${first}` }];
  });
}
