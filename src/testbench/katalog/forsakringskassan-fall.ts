// Cases that LEFI v9 has alone: who delivers, only what is asked for, and its limits.
import { fieldOf, listOf } from '../../bastjanster/forsakringskassan/fields.ts';
import type { Content } from '../../bastjanster/module.ts';
import type { HttpRequest } from '../../platform/http-client.ts';
import { parseJson } from '../../platform/json.ts';
import { godkand, underkand } from '../domslut.ts';
import { type Fallmall, type Provsituation, utanSvar } from '../fall.ts';
import { brottText, felord } from '../felord.ts';
import { dag, type Fragat } from '../fragare.ts';
import type { Domslut } from '../prov.ts';

export const forsakringskassansFall: readonly Fallmall[] = [
  {
    nr: 'FUN-201',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'utlamnare' }],
    titel: 'FK och PM står var för sig bland utlämnarna',
    steg: ['Fråga om en person som båda svarar om', 'Läs utlamnare'],
    forvantan: 'FK och PM, var och en med sitt tillstånd.',
    varfor: 'Bara den vars tillstånd är OK har bidragit; utan det är en tom lista inget bevis.',
    behover: ['fleraSvarande'],
    async prova(situation) {
      const fragat = await situation.fraga('fleraSvarande');
      const fel = utanSvar(situation, fragat);
      if (fel || !fragat.leverans) return fel ?? underkand('Inget svar kom.');
      const koder = listOf(fieldOf(jsonAv(fragat.leverans.content), 'utlamnare')).map((en) =>
        fieldOf(fieldOf(en, 'utlamnare'), 'kod'),
      );
      return koder.includes('FK') && koder.includes('PM')
        ? godkand('FK och PM har var sitt tillstånd.')
        : underkand('Någon saknas bland utlämnarna.', { vantat: 'FK och PM', fick: `${koder.length} utlämnare` });
    },
  },
  {
    nr: 'FUN-202',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: 'informationstyper' }],
    titel: 'Bara de informationstyper som efterfrågas lämnas ut',
    steg: ['Fråga bara om personinformation (FK:GEPI)'],
    forvantan: 'Inga utbetalningar, beslut eller ärenden i svaret.',
    varfor: 'Den som inte får fråga om en uppgift ska inte få den ändå.',
    behover: ['kand'],
    async prova(situation) {
      const fragat = await situation.fraga('kand', {
        parametrar: {
          lefiJsonFraga: JSON.stringify({
            personnummer: situation.nummer('kand'),
            period: { from: dag(-30), tom: dag(0) },
            ovrigInformation: ['FK:GEPI'],
          }),
        },
      });
      const fel = utanSvar(situation, fragat);
      if (fel || !fragat.leverans) return fel ?? underkand('Inget svar kom.');
      const utover = over(jsonAv(fragat.leverans.content));
      return utover.length === 0
        ? godkand('Svaret har bara det som efterfrågades.')
        : underkand('Svaret har mer än det som efterfrågades.', {
            vantat: 'bara personinformation',
            fick: utover.join(', ').slice(0, 200),
          });
    },
  },
  negativ(
    'NEG-201',
    'En fråga utan informationstyper ger 400',
    400,
    'utan informationstyper',
    'Ett tomt svar skulle läsas som att inget finns.',
    (json) => ({
      personnummer: json.personnummer,
      period: json.period,
    }),
  ),
  negativ(
    'NEG-202',
    'En period på mer än två år ger 400',
    400,
    'med en period på tre år',
    'Gränsen är avtalad; ett kortat svar utan besked döljer uppgifter.',
    (json) => ({
      ...json,
      period: { from: dag(-1095), tom: dag(0) },
    }),
  ),
];

/** The lists of an answer that hold more than the person's own information. */
function over(json: unknown): string[] {
  return listorMedUppgifter(json).filter((namn) => !['generellPersoninformation', 'ovrigInformation'].includes(namn));
}

/** The lists of an answer that are not empty, by name. */
export function listorMedUppgifter(json: unknown): string[] {
  const fk = (fieldOf(json, 'formansinformation') ?? {}) as object;
  const listor = {
    ...Object.fromEntries(
      ['ansprak', 'beslut', 'preliminaraUtbetalningar', 'utbetalningar', 'ovrigInformation'].map((namn) => [
        namn,
        fieldOf(json, namn),
      ]),
    ),
    ...fk,
  };
  return Object.entries(listor)
    .filter(([, lista]) => listOf(lista).length > 0)
    .map(([namn]) => namn);
}

function negativ(
  nr: string,
  titel: string,
  status: number,
  steg: string,
  varfor: string,
  andrad: (json: Record<string, unknown>) => object,
): Fallmall {
  return {
    nr,
    grupp: 'negativ',
    krav: [{ slag: 'kontrakt', ref: `HTTP ${status}` }],
    titel,
    steg: [`Fråga ${steg}`],
    forvantan: `HTTP ${status} med Felsvar.`,
    varfor,
    behover: ['kand'],
    async prova(situation) {
      const andra = (request: HttpRequest) => ({
        ...request,
        body: JSON.stringify(andrad(JSON.parse(request.body ?? '{}'))),
      });
      return medStatus(situation, status, await situation.fraga('kand', { andra }));
    },
  };
}

function medStatus({ agentur }: Provsituation, vantat: number, fragat: Fragat): Domslut {
  const { fel } = fragat;
  const svar = fragat.anrop.find(({ request }) => request.method === 'POST')?.svar;
  if (!svar || svar.status !== vantat)
    return underkand('Fel status.', { vantat: `HTTP ${vantat}`, fick: fel ? felord(fel) : 'ett svar' });
  const brott = agentur.feletsBrott?.(svar) ?? [];
  return brott.length === 0
    ? godkand(`HTTP ${vantat} med Felsvar.`)
    : underkand('Felet är inget Felsvar.', { vantat: 'Felsvar', fick: brott.slice(0, 5).map(brottText).join('; ') });
}

/** The answer as a value; `undefined` where it is no JSON. */
export function jsonAv(content: Content): unknown {
  const json = content.format === 'json' ? parseJson(content.bytes) : { flaw: 'malformed' };
  return 'value' in json ? json.value : undefined;
}
