// The start page: what this is, and what each role does here.
import { type Html, html } from '../platform/html.ts';
import { type Person, ROLLTEXT } from './inloggning/person.ts';
import { menuFor } from './meny.ts';
import type { Page } from './page.ts';

export function createStartPage(): Page {
  return {
    method: 'get',
    path: '/',
    access: 'alla',
    async handle({ person }) {
      if (person?.roller.length === 0) return { title: 'Du har ingen roll här', main: withoutRole(person) };
      return { title: 'Sammansatt bastjänst', main: html`${ABOUT}${person ? startLinks(person, false) : LOGIN}` };
    },
  };
}

const ABOUT = html`<p class="ingress">En fråga om en person i ett ärende om ekonomiskt bistånd, och ett sammansatt svar från flera
myndigheter och a-kassorna.</p>
<p>Socialnämnder ansluter sig här, driftleverantören granskar anslutningarna, och handläggare bekräftar gränserna för sin behörighet.
Själva frågorna ställs av nämndernas verksamhetssystem.</p>`;

const LOGIN = html`<p><a class="button button--primary button--medium" href="/logga-in">Logga in</a></p>
<h2>Så ansluter sig en socialnämnd</h2>
<ol><li>Nämndens administratör loggar in och fyller i ansökan.</li><li>Driftleverantören granskar den.</li>
<li>Anslutningsavtal och personuppgiftsbiträdesavtal undertecknas.</li><li>Nämnden fattar ett gallringsbeslut för loggen.</li>
<li>Anslutningen aktiveras.</li></ol>`;

/** What a role finds here. */
export function startLinks(person: Person, withPortal: boolean): Html {
  const places = menuFor(person, withPortal);
  const items = places.map(({ path, text }) => html`<li><a class="anchor" href="${path}">${text}</a></li>`);
  const roles = person.roller.map((one) => html`<li>${ROLLTEXT[one.roll]}</li>`);
  return html`<h2>Du är inloggad som</h2><ul>${roles}</ul>
${items.length > 0 ? html`<h2>Det här kan du göra</h2><ul>${items}</ul>` : html`<p>Det finns inga sidor för din roll än. Loggens gränssnitt (API) kan du använda om rollen gäller en nämnd.</p>`}`;
}

export function withoutRole({ namn }: Person): Html {
  return html`<p>Du är inloggad som ${namn}, men inloggningstjänsten lämnar ingen uppgift som ger dig en roll i den här tjänsten.</p>
<p>Vänd dig till den som sköter behörigheter i din organisation, eller till driftleverantören.</p>`;
}
