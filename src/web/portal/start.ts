// The portal's start page: how the service stands and where to go on; who has logged in finds their own pages first.
import { html } from '../../platform/html.ts';
import type { Page } from '../page.ts';
import { startLinks, withoutRole } from '../start-page.ts';
import { createDagstatus } from './dagstatus.ts';
import type { PortalServices } from './services.ts';
import { driftstatus, genvagar, handelser } from './start-view.ts';

/** Planned stops are shown so long before they begin. */
const AHEAD_MS = 30 * 86_400_000;

export function createStartPage(services: PortalServices): Page {
  const dagstatus = createDagstatus(services);
  return {
    method: 'get',
    path: '/',
    access: 'alla',
    async handle({ person }) {
      if (person?.roller.length === 0) return { title: 'Du har ingen roll här', main: withoutRole(person) };
      const { clock, driftinformation, oversikt } = services;
      const now = clock.now();
      const [lage, dagar, notiser] = await Promise.all([
        oversikt('1h'),
        dagstatus('alla'),
        driftinformation.aktuella(now, AHEAD_MS),
      ]);
      return {
        title: 'Sammansatt bastjänst',
        main: html`${ABOUT}${person ? startLinks(person, true) : LOGIN}
${driftstatus(lage, dagar)}
${handelser(services, notiser, now)}
${genvagar()}`,
      };
    },
  };
}

const ABOUT = html`<p class="ingress">En fråga om en person i ett ärende om ekonomiskt bistånd, och ett sammansatt svar från flera
myndigheter och a-kassorna.</p>`;

const LOGIN = html`<p><a class="button button--primary button--medium" href="/logga-in">Logga in</a></p>`;
