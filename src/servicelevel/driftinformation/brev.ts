// The letters of driftinformation: the one that asks for confirmation, and those that tell; plain text, with the way out last.
import { timeForPeople } from '../../platform/swedish-day.ts';
import type { Driftnotis } from './driftnotis.ts';

export interface Brev {
  readonly subject: string;
  readonly text: string;
}

export interface Brevdeps {
  /** Where the pages are. */
  readonly webbUrl: string;
  readonly namnOf: (kalla: string) => string;
}

/** Paths of the pages that letters lead to. */
export const BREVVAGAR = {
  notis: '/driftinformation',
  bekrafta: '/driftinformation/prenumerera/bekrafta',
  avsluta: '/driftinformation/prenumerera/avsluta',
} as const;

/** Where a letter's token is used. */
export function nyckelUrl(webbUrl: string, path: string, nyckel: string): string {
  return new URL(`${path}?nyckel=${encodeURIComponent(nyckel)}`, webbUrl).href;
}

export function bekraftelsebrev({ webbUrl }: Brevdeps, nyckel: string): Brev {
  return {
    subject: 'Bekräfta din prenumeration på driftinformation',
    text: `Hej!

Någon, förhoppningsvis du, vill att den här adressen ska få driftinformation om den sammansatta bastjänsten.

Bekräfta inom två dygn:
${nyckelUrl(webbUrl, BREVVAGAR.bekrafta, nyckel)}

Var det inte du, så behöver du inte göra någonting: adressen tas bort av sig själv.
`,
  };
}

const VERB = { planerad: 'Planerat', akut: 'Pågår' } as const;

/** @param nyckel ends the subscription */
export function notisbrev({ webbUrl, namnOf }: Brevdeps, notis: Driftnotis, nyckel: string): Brev {
  const { id, rubrik, kallor, text, uppdateringar } = notis;
  const latest = uppdateringar.at(-1);
  return {
    subject: `${stateText(notis)}: ${rubrik}`,
    text: `${rubrik}

Gäller: ${kallor.map(namnOf).join(', ')}
Tid: ${timeForPeople(notis.fran).slice(0, 16)} – ${notis.till === undefined ? 'tills vidare' : timeForPeople(notis.till).slice(0, 16)}
Läge: ${stateText(notis).toLowerCase()}, ${notis.allvar}

${latest ? `${latest.text}\n\nTidigare: ` : ''}${text}

Mer på ${new URL(`${BREVVAGAR.notis}/${id}`, webbUrl).href}

--${' '}
Du får brevet för att du prenumererar på driftinformation. Avsluta prenumerationen:
${nyckelUrl(webbUrl, BREVVAGAR.avsluta, nyckel)}
`,
  };
}

function stateText({ lage, slag, uppdateringar, publiceradAt, andradAt }: Driftnotis): string {
  switch (lage) {
    case 'avslutad':
      return 'Avslutat';
    case 'återkallad':
      return 'Återkallat';
    case 'publicerad':
      return uppdateringar.length > 0 || andradAt !== publiceradAt ? `${VERB[slag]}, ändrat` : VERB[slag];
    case 'förslag':
    case 'avfärdad':
      return 'Förslag';
  }
}
