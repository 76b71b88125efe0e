// What the overview shows of Skatteverket's answer (v10): income from capital by year, and the latest payment from the tax account.
import { kronor } from '../belopp.ts';
import { dag } from '../datum.ts';
import { at, isMissing, type Place, text } from '../json-place.ts';
import type { OversiktMapper, Uppgift, Utbetalning } from '../oversikt.ts';
import { baraSenaste, createReader, post } from '../oversikt-post.ts';

const SKATTEKONTO = 'skattekonto';
const BARA_SENASTE =
  'Skatteverket lämnar bara den senaste utbetalningen från skattekontot: tidigare är okända, inte noll.';

/** Wages come by the other interface alone: here nobody has asked for them. */
export const oversikt: OversiktMapper = {
  betalar: { [SKATTEKONTO]: 'Skattekonto', individuppgifter: 'Individuppgifter (arbetsgivardeklarationer)' },
  klart: { [SKATTEKONTO]: 'månadens slut' },
  poster(data) {
    const { rows, object, okant } = createReader();
    const personer = rows(at(object(data, 'svar', 'PersonuppgiftLista'), 'Personuppgift'));
    const utbetalningar = personer
      .map((person) => object(person, 'Skattekontouppgift', 'Utbetalning'))
      .filter((place) => !isMissing(place))
      .map(utbetalning);
    return {
      utbetalningar,
      forbehall: baraSenaste(utbetalningar, BARA_SENASTE),
      skatt: personer.flatMap((person) => rows(at(person, 'Kapitaluppgift'), 'kapital').map(kapital)),
      okant,
    };
  },
};

function utbetalning(place: Place): Utbetalning {
  return post(
    place,
    {
      svarande: SKATTEKONTO,
      forman: { text: 'Utbetalning från skattekontot' },
      status: 'effektuerad' as const,
      takt: 'engång' as const,
      person: 'tillfrågad' as const,
    },
    { netto: kronor(at(place, 'Belopp')), utbetalningsdag: dag(at(place, 'Bokforingsdag')) },
  );
}

/** A missing or negative amount is delivered as 0, so 0 proves nothing. */
function kapital(place: Place): Uppgift {
  return post(
    place,
    { svarande: 'kapital', art: 'kapital' },
    {
      ar: text(at(place, 'Taxeringsar')),
      intakter: kronor(at(place, 'SummaIntakterPaKapital')),
      overskott: kronor(at(place, 'OverskottPaKapital')),
    },
  );
}
