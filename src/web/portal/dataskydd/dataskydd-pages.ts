// The pack for a nämnd's data protection officer: to read, to print and to hand to a program.

import type { Anslutningar } from '../../../anslutning/anslutningar.ts';
import { type Html, html } from '../../../platform/html.ts';
import type { Dataskyddsunderlag } from '../../../portal/dataskydd/underlag.ts';
import { rubrikOf, underlagHtml, underlagView } from '../../../portal/dataskydd/underlag-html.ts';
import { emptyDraft, selectField } from '../../form.ts';
import { hasRole, type Person } from '../../inloggning/person.ts';
import { type OwnInput, type Page, PageError, type PageFile, type PageReply } from '../../page.ts';

export interface DataskyddServices {
  readonly dataskydd: {
    /** @throws {AnslutningError} kind `okand` @throws {DatabaseError | KeyError} */
    underlag(namnd: string): Promise<Dataskyddsunderlag>;
  };
  readonly anslutningar: Pick<Anslutningar, 'alla'>;
}

const PATH = '/dataskydd';
const ACCESS = ['namnd', 'loggranskare', 'drift'] as const;

export function createDataskyddPages(services: DataskyddServices): Page[] {
  const page = (path: string, handle: (input: OwnInput) => Promise<PageReply>): Page => ({
    ...{ method: 'get', path, access: ACCESS },
    handle: (input) => handle(input as OwnInput),
  });
  return [
    page(PATH, (input) => show(services, input)),
    page(`${PATH}/html`, (input) =>
      handOut(services, input, 'html', (underlag) => ({
        type: 'text/html; charset=utf-8',
        text: underlagHtml(underlag),
      })),
    ),
    page(`${PATH}/json`, (input) =>
      handOut(services, input, 'json', (underlag) => {
        return { type: 'application/json; charset=utf-8', text: `${JSON.stringify(underlag, null, 2)}\n` };
      }),
    ),
  ];
}

interface Namnd {
  readonly organisationsnummer: string;
  readonly namn: string;
}

/** Operators see every nämnd's, the others their own, where it has an anslutning. @throws {DatabaseError} */
async function namnderOf({ anslutningar }: DataskyddServices, person: Person): Promise<Namnd[]> {
  const own = person.roller.flatMap((one) => (one.roll === 'namnd' || one.roll === 'loggranskare' ? [one.namnd] : []));
  const all = (await anslutningar.alla()).map(({ dokument }) => dokument);
  return all.filter(({ organisationsnummer }) => hasRole(person, 'drift') || own.includes(organisationsnummer));
}

/** The one in the address, or the first that the person may see. @throws {PageError} status 404 for another's */
function chosen(namnder: readonly Namnd[], { query }: OwnInput): Namnd | undefined {
  const asked = query.get('namnd');
  const found = asked === null ? namnder[0] : namnder.find(({ organisationsnummer }) => organisationsnummer === asked);
  if (!found && asked !== null)
    throw new PageError(404, 'Underlaget finns inte', 'Det finns ingen sådan anslutning som du kan se.');
  return found;
}

async function show(services: DataskyddServices, input: OwnInput): Promise<PageReply> {
  const namnder = await namnderOf(services, input.person);
  const namnd = chosen(namnder, input);
  if (!namnd) {
    const text = 'Underlaget görs ur anslutningen, och det finns ingen än. Ansök om anslutning först.';
    return { title: 'Dataskyddsunderlag', main: html`<p>${text}</p>` };
  }
  const { organisationsnummer } = namnd;
  const underlag = await services.dataskydd.underlag(organisationsnummer);
  return {
    title: rubrikOf(underlag),
    main: html`<div class="ej-utskrift">${namnder.length > 1 ? choice(namnder, organisationsnummer) : ''}
<p>Underlag till nämndens dataskyddsombud: register över behandling, flöden, underbiträden, gallring och bilaga till konsekvensbedömning.</p>
<ul><li><a class="anchor" href="${PATH}/html?namnd=${organisationsnummer}">Hämta som ett dokument att skriva ut (HTML)</a></li>
<li><a class="anchor" href="${PATH}/json?namnd=${organisationsnummer}">Hämta för program (JSON)</a></li></ul></div>
<div class="dataskydd">${underlagView(underlag)}</div>`,
  };
}

function choice(namnder: readonly Namnd[], organisationsnummer: string): Html {
  const draft = { ...emptyDraft, values: new URLSearchParams({ namnd: organisationsnummer }) };
  const choices = namnder.map((one) => ({ value: one.organisationsnummer, label: one.namn }));
  return html`<form method="get" action="${PATH}" class="driftfilter">
${selectField({ name: 'namnd', label: 'Nämnd' }, choices, draft)}
<button class="button button--secondary button--medium" type="submit">Visa</button></form>`;
}

async function handOut(
  services: DataskyddServices,
  input: OwnInput,
  ending: 'html' | 'json',
  write: (underlag: Dataskyddsunderlag) => Omit<PageFile, 'name'>,
): Promise<PageReply> {
  const namnd = chosen(await namnderOf(services, input.person), input);
  if (!namnd) throw new PageError(404, 'Underlaget finns inte', 'Nämnden har ingen anslutning än.');
  const { organisationsnummer } = namnd;
  const underlag = await services.dataskydd.underlag(organisationsnummer);
  return { file: { name: `dataskydd-${organisationsnummer}.${ending}`, ...write(underlag) } };
}
