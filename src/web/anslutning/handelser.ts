// The audit trail of all administrative actions, newest first.
import { html } from '../../platform/html.ts';
import type { Page } from '../page.ts';
import { handelseList } from './handelse-view.ts';
import type { AnslutningServices } from './services.ts';

const PATH = '/handelser';
const A_PAGE = 50;

export function createHandelsePages({ handelser }: Pick<AnslutningServices, 'handelser'>): Page[] {
  return [
    {
      method: 'get',
      path: PATH,
      access: ['drift', 'forvaltare'],
      async handle({ query }) {
        const fore = query.get('fore') ?? '';
        const found = await handelser.senaste({
          antal: A_PAGE,
          ...(/^\d{1,15}$/.test(fore) && { fore: Number(fore) }),
        });
        const last = found.length === A_PAGE ? found.at(-1) : undefined;
        return {
          title: 'Händelser',
          main: html`<p>Varje administrativ handling, med vem som gjorde den och varför.</p>
${handelseList(found)}
${last ? html`<p><a class="anchor" href="${PATH}?fore=${last.nummer}">Äldre händelser</a></p>` : ''}`,
        };
      },
    },
  ];
}
