// The overview in words, for a terminal and for a page: first what is not known, then months, changes, and entries by kind.
import type { Avsnitt, Lista, Tabell } from '../../../../platform/avsnitt.ts';
import type { Oversikt } from '../oversikt.ts';
import { forandringarna, manaderna, summorna } from './manader.ts';
import { lonerna, ovrigaSlag, utbetalningarna } from './poster.ts';
import { kallaText, type Svarsdelar } from './varden.ts';

/** Of the JSON answer, what is shown; the contract is schemas/ssbtek/svar.schema.json. */
export interface SvarMedOversikt {
  readonly oversikt: Oversikt;
  readonly svarsdata: Svarsdelar;
}

/** All sections, those with nothing in them too: what is not there is said. Nothing of it names the person. */
export function oversiktAvsnitt({ oversikt, svarsdata }: SvarMedOversikt): readonly Avsnitt[] {
  return [
    bristerna(oversikt),
    ...(oversikt.flaggor.length > 0 ? [flaggorna(oversikt)] : []),
    manaderna(oversikt),
    summorna(oversikt, svarsdata),
    forandringarna(oversikt, svarsdata),
    utbetalningarna(oversikt, svarsdata),
    lonerna(oversikt, svarsdata),
    ...ovrigaSlag(oversikt, svarsdata),
    ...(oversikt.okant.length > 0 ? [okanda(oversikt, svarsdata)] : []),
  ];
}

/** Of the sources, and of single months; what sums may lack first. */
function bristerna({ brister, manader }: Oversikt): Lista {
  const texts = [...manader.flatMap((month) => month.brister), ...brister.map(({ text }) => text)];
  return {
    slag: 'lista',
    rubrik: 'Det här är inte känt',
    inledning: 'Det som inte är känt är inte noll, och inte ”finns inte”.',
    tomt: 'Alla bastjänster är tillfrågade, och ingen har lämnat något öppet.',
    punkter: [...new Set(texts)],
    viktigt: true,
  };
}

const FLAGGOR: Readonly<Record<string, string>> = {
  skyddad: 'Personen har skyddade personuppgifter',
  avliden: 'Personen är avliden',
};

function flaggorna({ flaggor }: Oversikt): Lista {
  const punkter = flaggor.map(({ kalla, flagga }) => `${FLAGGOR[flagga] ?? flagga}, enligt ${kalla}.`);
  return { slag: 'lista', rubrik: 'Observera', punkter, tomt: '', viktigt: true };
}

/** What stands in the answer in a form that nobody knows; that it does is among the brister. */
function okanda({ okant }: Oversikt, delar: Svarsdelar): Tabell {
  return {
    slag: 'tabell',
    rubrik: 'Står i svaret men känns inte igen',
    tomt: '',
    kolumner: [{ rubrik: 'Källa' }, { rubrik: 'Vad' }],
    rader: okant.map(({ kalla, svarande, text, harkomst }) => ({
      celler: [kallaText(delar, kalla, svarande), text],
      stallen: [{ vad: 'Posten', pekare: harkomst.post }],
    })),
  };
}
