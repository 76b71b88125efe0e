// One's own logins: which there are, and ending one (ASVS 5.0 7.5.2).
import { html } from '../../platform/html.ts';
import { csrfInput } from '../layout.ts';
import type { OwnInput, Page } from '../page.ts';
import { timeText } from '../text.ts';
import type { Sessioner } from './sessioner.ts';

const PATH = '/inloggningar';

export function createSessionPages(sessioner: Sessioner): Page[] {
  return [
    {
      method: 'get',
      path: PATH,
      access: 'inloggad',
      async handle(input) {
        const { person, csrf, sessionKey } = input as OwnInput;
        const rows = (await sessioner.own(person)).map(
          ({ key, skapadAt, senastAt }) => html`<tr>
<td>${timeText(skapadAt)}</td><td>${timeText(senastAt)}</td>
<td>${
            key === sessionKey
              ? html`<strong>Den här</strong>`
              : html`<form method="post" action="${PATH}">${csrfInput(csrf)}
<button class="button button--secondary button--small" type="submit" name="nyckel" value="${key}">Avsluta
<span class="sr-only">inloggningen ${timeText(skapadAt)}</span></button></form>`
          }</td></tr>`,
        );
        return {
          title: 'Mina inloggningar',
          main: html`<p>En inloggning avslutas av sig själv efter 30 minuter utan användning, och efter åtta timmar.</p>
<div class="tabell" role="region" aria-label="Inloggningar" tabindex="0"><table class="table-ng table-ng--divided">
<thead><tr><th scope="col">Inloggad</th><th scope="col">Använd senast</th><th scope="col">Avsluta</th></tr></thead>
<tbody>${rows}</tbody></table></div>`,
        };
      },
    },
    {
      method: 'post',
      path: PATH,
      access: 'inloggad',
      async handle(input) {
        const { person, form } = input as OwnInput;
        await sessioner.endOwn(person, form.get('nyckel') ?? '');
        return { next: PATH };
      },
    },
  ];
}
