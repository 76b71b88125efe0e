// The report as one HTML file: the conclusion first, then what failed, then each requirement, then every case.
import { type Html, html } from '../../platform/html.ts';
import { timeForPeople } from '../../platform/swedish-day.ts';
import { GRUPPER, type Provprotokoll, UTFALL } from '../prov.ts';
import { certifikattext } from './certifikattext.ts';
import { dokument, fakta, tabell } from './dokument.ts';
import { fallrader, underkantFall } from './html-fall.ts';
import { type Kravdom, kravutfall } from './krav.ts';
import { type Slutsats, slutsatsOf, slutsatstext, utelamnade, utelamnaderader } from './slutsats.ts';
import { UTFALLSORD } from './utfallsord.ts';

export function htmlrapport(protokoll: Provprotokoll): string {
  return dokument(`Provbänken: ${protokoll.namn}`, rapportkropp(protokoll));
}

function rapportkropp(protokoll: Provprotokoll): Html {
  const failed = protokoll.fall.filter(({ utfall }) => utfall.utfall === 'underkänd');
  const left = utelamnaderader(utelamnade(protokoll));
  return html`${slutsats(protokoll, failed.length)}
${omstandigheter(protokoll)}
<h2>Resultat</h2>
${summor(protokoll)}
${left.length > 0 ? html`<h2>Fall som inte är bedömda</h2>${fakta(left)}` : ''}
${failed.length > 0 ? html`<h2>Underkända fall</h2>${failed.map(underkantFall)}` : ''}
<h2>Krav för krav</h2>
${kravtabell(protokoll)}
<h2>Alla fall</h2>
${GRUPPER.flatMap((grupp) =>
  fallrader(
    grupp,
    protokoll.fall.filter(({ fall }) => fall.grupp === grupp),
  ),
)}
<h2>Vad utfallen betyder</h2>
${fakta(UTFALL.map((slag) => [`${UTFALLSORD[slag].tecken} ${slag}`, UTFALLSORD[slag].betyder]))}
<p class="svag">Identiteter, namn och fri text i utväxlade meddelanden är maskerade med ●.</p>`;
}

const SLUTSATS: Readonly<Record<Slutsats, { readonly farg: string; readonly rubrik: string }>> = {
  godkänd: { farg: 'bra', rubrik: '✔ Godkänd' },
  underkänd: { farg: 'fel', rubrik: '✖ Underkänd' },
  ofullständig: { farg: 'varning', rubrik: '▲ Ofullständig' },
};

function slutsats(protokoll: Provprotokoll, failed: number): Html {
  const { farg, rubrik } = SLUTSATS[slutsatsOf(protokoll)];
  return html`<div class="dom ${farg}">${rubrik}${failed > 0 ? `: ${failed} fall` : ''}<span>${slutsatstext(protokoll)}</span></div>`;
}

/** What was tested, when, and against what contract; shared with the declaration. */
export function omstandigheter(protokoll: Provprotokoll): Html {
  const { bastjanst, namn, kontraktsversion, kontraktshash, start, slut, mal, certifikat, granser } = protokoll;
  const { percentil, svarstidMs, tillganglighet } = granser;
  return fakta([
    ['Bastjänst', `${namn} (${bastjanst})`],
    ['Kontrakt', `version ${kontraktsversion}`],
    ['Kontraktsfilernas SHA-256', html`<code>${kontraktshash}</code>`],
    ['Provad adress', mal],
    ['Tid', `${timeForPeople(Date.parse(start))} – ${timeForPeople(Date.parse(slut)).slice(11)} (svensk tid)`],
    ['Adressens certifikat', certifikattext(protokoll)],
    ...(certifikat ? ([['Certifikatets SHA-256', html`<code>${certifikat.fingeravtryck}</code>`]] as const) : []),
    [
      'Gränser',
      `${granser.takt} anrop i sekunden, ${granser.samtidiga} samtidiga frågor, ${granser.antal} anrop, ${granser.tidMs / 1000} sekunder`,
    ],
    ['Nivå', `${tillganglighet} % lyckade, ${percentil} % av dem inom ${svarstidMs} ms`],
  ]);
}

function summor({ fall }: Provprotokoll): Html {
  const used = UTFALL.filter((slag) => fall.some(({ utfall }) => utfall.utfall === slag));
  const row = (name: string, own: Provprotokoll['fall']) => [
    name,
    ...used.map((slag) => String(own.filter(({ utfall }) => utfall.utfall === slag).length)),
    String(own.length),
  ];
  const groups = GRUPPER.flatMap((grupp) => {
    const own = fall.filter((one) => one.fall.grupp === grupp);
    return own.length > 0 ? [row(grupp, own)] : [];
  });
  const columns = [
    { rubrik: 'Grupp' },
    ...used.map((slag) => ({ rubrik: `${UTFALLSORD[slag].tecken} ${slag}`, tal: true })),
    { rubrik: 'Fall', tal: true },
  ];
  return tabell('Antal fall i varje grupp efter utfall', columns, [...groups, row('Alla', fall)]);
}

const KRAVFARG: Readonly<Record<Kravdom, string>> = {
  uppfyllt: 'bra',
  'uppfyllt med anmärkning': 'varning',
  'delvis prövat': 'varning',
  'ej uppfyllt': 'fel',
  'ej prövat': 'svag',
  'ej tillämpligt': 'svag',
};

/** Requirement by requirement; shared with the declaration. */
export function kravtabell(protokoll: Pick<Provprotokoll, 'fall'>): Html {
  const rows = kravutfall(protokoll).map(({ slag, ref, dom, fall }) => [
    ref,
    slag,
    html`<span class="dom-ord ${KRAVFARG[dom]}">${dom}</span>`,
    html`${fall.map(({ id, utfall }) => html`<span class="utfall">${id} ${UTFALLSORD[utfall].tecken}</span>`)}`,
  ]);
  return tabell('Vad varje krav kom till, och fallen som prövar det', KRAVKOLUMNER, rows);
}

const KRAVKOLUMNER = ['Krav', 'Slag', 'Besked', 'Fall'].map((rubrik) => ({ rubrik }));
