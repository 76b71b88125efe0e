// The förteckning for everybody: each uppgiftslämnare's list, its history, a former wording, and CSV.
import { type Html, html } from '../../platform/html.ts';
import { swedishDay } from '../../platform/swedish-day.ts';
import { fortackningCsv } from '../../portal/fortackning/fortackning-csv.ts';
import type { Ordalydelse } from '../../portal/fortackning/ordalydelse.ts';
import { hasRole } from '../inloggning/person.ts';
import { type Page, PageError, type PageFile, type PageInput, type PageReply } from '../page.ts';
import { type FortackningServices, mayForesla, UPPGIFTER, underlagOf } from './fortackning-services.ts';
import { skillnadView, uppgiftstabell } from './fortackning-view.ts';

type Handle = (services: FortackningServices, input: PageInput) => Promise<PageReply>;

export function createFortackningPages(services: FortackningServices): Page[] {
  const page = (path: string, handle: Handle): Page => ({
    ...{ method: 'get', path: `${UPPGIFTER}${path}`, access: 'alla' },
    handle: (input) => handle(services, input),
  });
  return [
    page('/forteckning.csv', async ({ fortackning }) => ({
      file: csvFile('forteckning', await fortackning.gallande()),
    })),
    page('/:id', en),
    page('/:id/forteckning.csv', csv),
    page('/:id/historik', historik),
    page('/:id/historik/:nummer', tidigare),
  ];
}

const en: Handle = async (services, { params, person }) => {
  const { uppgiftslamnare: id, namn, om, iForordningen } = underlagOf(services, params.id);
  const said = await services.fortackning.en(id);
  const responders = await svarandeInom(services, id);
  return {
    title: `Uppgifter från ${namn}`,
    main: html`<p><a class="anchor" href="${UPPGIFTER}">Alla uppgiftslämnare</a></p><p>${om}</p>
<p>${iForordningen ? `Förordningen (2008:975) räknar upp ${iForordningen} uppgifter. Vilken punkt som svarar mot vilken uppgift är ej kartlagt där det står så.` : 'Förordningen (2008:975) har inga uppgifter för uppgiftslämnaren.'}</p>
${said ? uppgiftstabell(said.uppgifter, namn) : html`<p>Ingen förteckning är publicerad än.</p>`}
${responders}
<ul class="driftlankar">${
      said
        ? html`<li><a class="anchor" href="${UPPGIFTER}/${id}/forteckning.csv">Förteckningen som CSV</a></li>
<li><a class="anchor" href="${UPPGIFTER}/${id}/historik">Tidigare ordalydelser</a></li>`
        : ''
    }
${mayForesla(person, id) ? html`<li><a class="anchor" href="${UPPGIFTER}/${id}/forslag">Föreslå ändringar</a></li>` : ''}
${hasRole(person, 'drift', 'forvaltare') ? html`<li><a class="anchor" href="${UPPGIFTER}/${id}/granska">Granska förslag</a></li>` : ''}</ul>
${said ? html`<p class="svag">Ordalydelse ${said.nummer}, senast ändrad ${swedishDay(said.publiceradAt)}</p>` : ''}`,
  };
};

const csv: Handle = async (services, { params }) => {
  const { uppgiftslamnare: id } = underlagOf(services, params.id);
  const said = await services.fortackning.en(id);
  return { file: csvFile(`forteckning-${id.toLowerCase()}`, said ? [said] : []) };
};

const historik: Handle = async (services, { params, person }) => {
  const { uppgiftslamnare: id, namn } = underlagOf(services, params.id);
  const wordings = await services.fortackning.historik(id);
  const rows = wordings.map((one, index) => {
    const before = wordings[index + 1];
    return html`<li><h2><a class="anchor" href="${UPPGIFTER}/${id}/historik/${one.nummer}">Ordalydelse ${one.nummer}</a></h2>${publiceringView(one, person)}
${before ? skillnadView(before.uppgifter, one.uppgifter) : html`<p>Den första, med ${one.uppgifter.length} uppgifter.</p>`}</li>`;
  });
  return {
    title: `Tidigare ordalydelser för ${namn}`,
    main: html`<p><a class="anchor" href="${UPPGIFTER}/${id}">Till det som gäller nu</a></p>
${rows.length > 0 ? html`<ol class="ordalydelser" reversed>${rows}</ol>` : html`<p>Ingen förteckning är publicerad än.</p>`}`,
  };
};

const tidigare: Handle = async (services, { params, person }) => {
  const { uppgiftslamnare: id, namn } = underlagOf(services, params.id);
  const wordings = await services.fortackning.historik(id);
  const one = wordings.find(({ nummer }) => String(nummer) === params.nummer);
  if (!one) throw new PageError(404, 'Ordalydelsen finns inte', 'Kontrollera adressen, eller välj i historiken.');
  const holds = one === wordings[0];
  return {
    title: `Uppgifter från ${namn}, ordalydelse ${one.nummer}`,
    main: html`<p><a class="anchor" href="${UPPGIFTER}/${id}/historik">Alla ordalydelser</a></p>
<p><span class="badge badge--${holds ? 'success' : 'default'}">${holds ? 'gäller' : 'gäller inte längre'}</span></p>
${publiceringView(one, person)}${uppgiftstabell(one.uppgifter, namn)}`,
  };
};

/** Names are for those who have to do with it; to the public a person's name says nothing. */
function publiceringView(
  { publiceradAt, publiceradAv, foreslagenAv, skal, uppgiftslamnare }: Ordalydelse,
  person: PageInput['person'],
): Html {
  const sees = hasRole(person, 'drift', 'forvaltare') || mayForesla(person, uppgiftslamnare);
  // The first wording comes with the service: nobody proposes it to anybody.
  if (foreslagenAv === publiceradAv)
    return html`<p class="svag">Publicerad ${swedishDay(publiceradAt)}. Skäl: ${skal}</p>`;
  const who = sees ? ` Föreslagen av ${foreslagenAv}, granskad av ${publiceradAv}.` : '';
  return html`<p class="svag">Publicerad ${swedishDay(publiceradAt)}, efter granskning.${who} Skäl: ${skal}</p>`;
}

/** Those that have no list of their own, and whose duties this one fulfils: the a-kassor. */
async function svarandeInom({ uppgiftslamnare, innehall }: FortackningServices, id: string): Promise<Html | string> {
  const listed = new Set(innehall.fortackningar.map((one) => one.uppgiftslamnare));
  const within = (await uppgiftslamnare.alla()).filter(
    ({ dokument }) => dokument.fullgorsAv === id && !listed.has(dokument.id),
  );
  if (within.length === 0) return '';
  const rows = within.map(({ dokument }) => html`<li>${dokument.namn}</li>`);
  return html`<h2>Förteckningen gäller också för</h2><ul>${rows}</ul>`;
}

function csvFile(name: string, wordings: readonly Ordalydelse[]): PageFile {
  return { name: `${name}.csv`, type: 'text/csv; charset=utf-8', text: fortackningCsv(wordings) };
}
