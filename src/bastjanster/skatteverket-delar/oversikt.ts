// What the overview shows of Skatteverket's parts (v11): tax, the tax account with its latest payment, business, wages.
import { kronor } from '../belopp.ts';
import { dag } from '../datum.ts';
import { at, flag, isMissing, type Place, text } from '../json-place.ts';
import type { Okant, OversiktMapper, Uppgift, Utbetalning } from '../oversikt.ts';
import { baraSenaste, createReader, okant, post } from '../oversikt-post.ts';
import { parts } from './contract.ts';
import { loner } from './oversikt-lon.ts';

const BARA_SENASTE = 'Skattekontot visar bara den senaste utbetalningen: tidigare är okända, inte noll.';
const BILAGOR = 'Formatet på beskattningsbilagor är inte offentligt: läs dem i svaret, där de står orörda.';

export const oversikt: OversiktMapper = {
  betalar: { individuppgifter: parts.individuppgifter.name, skattekonto: parts.skattekonto.name },
  klart: { individuppgifter: 'månaden efter', skattekonto: 'månadens slut' },
  poster(data) {
    const reader = createReader();
    const part = (name: string) => reader.object(data, name, 'data');
    const [konto, foretag] = [part('skattekonto'), reader.object(part('foretagsinformation'), 'foretag')];
    const skatter = reader.rows(at(part('skatteuppgifter'), 'beslutadeSkatteuppgifter'), 'skatteuppgifter');
    const { lon, okant: okandLon } = loner(at(data, 'individuppgifter', 'data'));
    const fromAccount = utbetalningar(konto);
    return {
      utbetalningar: fromAccount,
      forbehall: baraSenaste(fromAccount, BARA_SENASTE),
      lon,
      skatt: [
        ...(isMissing(konto) ? [] : [skattekonto(konto)]),
        ...skatter.map(skatteuppgift),
        ...(isMissing(foretag) ? [] : [naringsverksamhet(foretag)]),
      ],
      okant: [...reader.okant, ...okandLon, ...bilagor(at(data, 'beskattningsbilagor', 'data'))],
    };
  },
};

/** The account tells its latest payment as an amount: 0 or none is that there was none. */
function utbetalningar(konto: Place): Utbetalning[] {
  const netto = kronor(at(konto, 'utbetaltBelopp'));
  if (!netto || netto.value === 0) return [];
  const fixed = {
    svarande: 'skattekonto',
    forman: { text: 'Utbetalning från skattekontot' },
    status: 'effektuerad' as const,
    takt: 'engång' as const,
    person: 'tillfrågad' as const,
  };
  return [post(konto, fixed, { netto, utbetalningsdag: dag(at(konto, 'bokforingsdag')) })];
}

function skattekonto(konto: Place): Uppgift {
  return post(
    konto,
    { svarande: 'skattekonto', art: 'skattekonto' },
    {
      saldo: kronor(at(konto, 'saldo')),
      preliminarRanta: kronor(at(konto, 'preliminarRanta')),
      uppdaterad: dag(at(konto, 'senastUppdaterad')),
    },
  );
}

function skatteuppgift(place: Place): Uppgift {
  const of = (name: string) => at(place, 'uppgifter', name);
  return post(
    place,
    { svarande: 'skatteuppgifter', art: 'beslutad skatt' },
    {
      ar: text(of('inkomstar')),
      faststalld: dag(at(place, 'datumFaststalld')),
      overskottAvTjanst: kronor(of('overskottAvTjanst')),
      kapital: kronor(of('sumKapital')),
      faststalldInkomst: kronor(of('fastStalldinkomst')),
      slutligSkatt: kronor(of('summaSlutligSkatt')),
    },
  );
}

function naringsverksamhet(place: Place): Uppgift {
  return post(
    place,
    { svarande: 'foretagsinformation', art: 'näringsverksamhet' },
    {
      godkandForFskatt: flag(at(place, 'godkandFskatt')),
      momsregistrerad: flag(at(place, 'momsregistrerad')),
      arbetsgivarregistrerad: flag(at(place, 'arbetsgivarregistrerad')),
    },
  );
}

function bilagor(place: Place): Okant[] {
  return isMissing(place) ? [] : [okant(place, BILAGOR, 'beskattningsbilagor')];
}
