// What is checked of a question before anybody is asked, and what each breach leads to here.
import { type Html, html } from '../../../platform/html.ts';
import type { Page } from '../../page.ts';
import type { TeknikServices, TekniskRegel } from './services.ts';
import { tabell } from './tabell.ts';

export function createRegelPage({ regler }: Pick<TeknikServices, 'regler'>): Page {
  return {
    method: 'get',
    path: '/teknik/regler',
    access: 'alla',
    handle: async () => ({ title: 'Regler för frågan', main: view(regler) }),
  };
}

const LAGEN = [
  ['neka', 'Frågan nekas; en regel för en bastjänst nekar bara dess del, och de andra tillfrågas.'],
  ['korta', 'Perioden kortas till den som bastjänsten svarar för, och svaret säger det.'],
  ['varna', 'Frågan ställs som den är, och svaret varnar.'],
  ['av', 'Regeln prövas inte.'],
] as const;

function view(regler: readonly TekniskRegel[]): Html {
  const [fraga, del] = [
    regler.filter(({ galler }) => galler === 'fraga'),
    regler.filter((one) => one.galler === 'del'),
  ];
  return html`<p class="ingress">Reglerna prövas innan någon tillfrågas. Pröva en fråga utan att ställa den med
<code>POST /v1/fragor/kontroll</code>.</p>
<h2>Vad en regel gör</h2>${tabell('Lägen', ['Läge', 'Vad som händer'], LAGEN)}
<p>Läget i tabellerna är det som gäller här för alla; en enskild organisation kan ha ett annat. En regel som ingen har prövat mot
den verkliga tjänsten varnar bara.</p>
<h2>Frågan som helhet</h2>${lista('Regler för frågan som helhet', fraga)}
<h2>En bastjänsts del</h2>${lista('Regler för en bastjänsts del', del)}`;
}

function lista(label: string, regler: readonly TekniskRegel[]): Html {
  const rows = regler.map(({ felkod, bastjanst, falt, text, rad, lage, lagen }) => [
    html`<code>${felkod}</code>`,
    bastjanst ?? 'Alla',
    html`<code>${falt}</code>`,
    `${text} ${rad}`,
    html`<strong>${lage}</strong>${lagen.length > 1 ? ` (kan vara ${lagen.join(', ')})` : ''}`,
  ]);
  return tabell(label, ['Regel', 'Gäller', 'Fält', 'Innehåll', 'Läge'], rows);
}
