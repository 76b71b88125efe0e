// The operators' dashboard: how everything stands, and each source on a page of its own.
import { html } from '../../platform/html.ts';
import { hasRole } from '../inloggning/person.ts';
import type { OwnInput, Page } from '../page.ts';
import { synligaKallor } from '../synliga-kallor.ts';
import { createKallaPages } from './en-kalla.ts';
import type { KallaDeps } from './en-kalla-view.ts';
import { createLoggstatusPages } from './loggstatus.ts';
import { createOrganisationPages } from './organisationer.ts';
import { oversiktFragment, oversiktView } from './oversikt-view.ts';
import { oversiktsperiodOf } from './perioder.ts';

const PATH = '/oversikt';

export interface OversiktDeps extends KallaDeps {
  readonly anslutningar: Parameters<typeof createOrganisationPages>[0]['anslutningar'];
}

export function createOversiktPages(deps: OversiktDeps): Page[] {
  const { services, oversikt, anslutningar } = deps;
  return [
    {
      method: 'get',
      path: PATH,
      access: ['drift', 'forvaltare', 'uppgiftslamnare'],
      async handle(input) {
        const { person, query } = input as OwnInput;
        const now = await oversikt(oversiktsperiodOf(query.get('period')));
        const seesAll = hasRole(person, 'drift', 'forvaltare');
        const synliga = seesAll
          ? undefined
          : new Set((await synligaKallor(services, person)).map(({ kalla }) => kalla));
        const nothing = synliga?.size === 0 ? html`<p>Din uppgiftslämnare finns inte i registret än.</p>` : '';
        return {
          title: 'Översikt',
          main: html`${nothing}${oversiktView(now, oversiktFragment(now, synliga))}`,
          skript: ['strom'],
        };
      },
    },
    ...createKallaPages(deps),
    ...createOrganisationPages({ ...services, anslutningar }),
    ...createLoggstatusPages(services),
  ];
}
