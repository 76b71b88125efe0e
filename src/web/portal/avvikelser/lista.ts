// The avvikelser that somebody may see: what is open, what has been, by bastjänst and by how bad it is, page by page.
import { type Html, html } from '../../../platform/html.ts';
import { ALLVAR, answersFor, HELA_TJANSTEN, type Lage, type Part } from '../../../portal/avvikelser/avvikelse.ts';
import { avvikelserCsv } from '../../../portal/avvikelser/avvikelser-csv.ts';
import { isAllvar } from '../../../portal/avvikelser/falt.ts';
import type { Avvikelseurval } from '../../../portal/avvikelser/lager.ts';
import { emptyDraft, selectField } from '../../form.ts';
import { hasRole } from '../../inloggning/person.ts';
import type { OwnInput, Page, PageReply } from '../../page.ts';
import { avvikelseTable, PATH } from './avvikelse-view.ts';
import { type AvvikelseServices, PARTER, partsOf, readNamn } from './services.ts';

const A_PAGE = 25;
/** As many as can be read at once; a file has them all, page by page. */
const A_READ = 1000;

/** What the list can be narrowed to; drafts stand by themselves. */
const URVAL: Readonly<Record<string, { readonly label: string; readonly lagen: readonly Lage[] }>> = {
  oppna: {
    label: 'Öppna',
    lagen: ['ny', 'återöppnad', 'under utredning', 'åtgärdas'],
  },
  besvarade: { label: 'Lösta och avvisade', lagen: ['löst', 'avvisad'] },
  stangda: { label: 'Stängda', lagen: ['stängd'] },
  alla: {
    label: 'Alla',
    lagen: ['ny', 'återöppnad', 'under utredning', 'åtgärdas', 'löst', 'avvisad', 'stängd'],
  },
};

export function createListaPages(services: AvvikelseServices): Page[] {
  return [
    { method: 'get', path: PATH, access: PARTER, handle: (input) => list(services, input as OwnInput) },
    { method: 'get', path: `${PATH}/csv`, access: ['drift'], handle: (input) => file(services, input as OwnInput) },
  ];
}

/** As the address says it; what means nothing is left out. */
interface Filter extends Avvikelseurval {
  readonly lage: string;
}

function filterIn({ bastjanster }: AvvikelseServices, query: URLSearchParams): Filter {
  const asked = query.get('lage') ?? '';
  const lage = Object.hasOwn(URVAL, asked) ? asked : 'oppna';
  const [bastjanst = '', allvar = '', fore = ''] = ['bastjanst', 'allvar', 'fore'].map((name) => query.get(name) ?? '');
  const isKnown = bastjanst === HELA_TJANSTEN || bastjanster.some(({ id }) => id === bastjanst);
  return {
    ...{ lage, lagen: URVAL[lage]?.lagen ?? [] },
    ...(isKnown && { bastjanst }),
    ...(isAllvar(allvar) && { allvar }),
    ...(/^\d{1,10}$/.test(fore) && { fore: Number(fore) }),
  };
}

async function list(services: AvvikelseServices, { person, query }: OwnInput): Promise<PageReply> {
  const parter = await partsOf(services, person);
  const filter = filterIn(services, query);
  const { lage: _, ...urval } = filter;
  const found = await services.avvikelser.lista(parter, { ...urval, antal: A_PAGE + 1 });
  const shown = found.slice(0, A_PAGE);
  const namn = await readNamn(services);
  const next = found.length > A_PAGE ? addressOf({ ...filter, fore: shown.at(-1)?.nummer ?? 0 }) : undefined;
  return {
    title: 'Avvikelser',
    main: html`<p class="ingress">${seesText(parter)}</p>
<p><a class="button button--primary button--medium" href="${PATH}/ny">Rapportera en avvikelse</a></p>
${await drafts(services, parter)}
${filterForm(services, filter)}
${shown.length > 0 ? avvikelseTable(shown, namn) : html`<p>Det finns ingen avvikelse att visa${isNarrow(filter) ? ' med det urvalet' : ''}.</p>`}
${next ? html`<p><a class="anchor" href="${next}">Äldre avvikelser</a></p>` : ''}
${hasRole(person, 'drift') ? html`<p><a class="anchor" href="${PATH}/csv${addressOf(filter).slice(PATH.length)}">Hämta urvalet som CSV</a></p>` : ''}`,
  };
}

function seesText(parter: readonly Part[]): string {
  if (parter.some(({ slag }) => slag === 'drift' || slag === 'forvaltare')) return 'Alla parters avvikelser.';
  if (!parter.some(({ slag }) => slag === 'uppgiftslamnare'))
    return 'Avvikelser som nämnden har rapporterat. Andra nämnder ser dem inte.';
  return parter.some((part) => 'bastjanst' in part && answersFor(part, part))
    ? 'Avvikelser som gäller er bastjänst, och de som ni har rapporterat.'
    : 'Avvikelser som ni har rapporterat.';
}

async function drafts(services: AvvikelseServices, parter: readonly Part[]): Promise<Html | string> {
  const found = await services.avvikelser.lista(parter, { lagen: ['utkast'] });
  if (found.length === 0) return '';
  const rows = found.map(
    ({ nummer, rubrik }) => html`<li><a class="anchor" href="${PATH}/${nummer}/utkast">${nummer}: ${rubrik}</a></li>`,
  );
  return html`<section><h2>Utkast</h2><p>De ses bara av er tills ni rapporterar dem.</p><ul>${rows}</ul></section>`;
}

function isNarrow({ lage, bastjanst, allvar, fore }: Filter): boolean {
  return lage !== 'alla' || [bastjanst, allvar, fore].some((one) => one !== undefined);
}

function addressOf({ lage, bastjanst, allvar, fore }: Filter): string {
  const query = {
    lage,
    ...(bastjanst && { bastjanst }),
    ...(allvar && { allvar }),
    ...(fore && { fore: String(fore) }),
  };
  return `${PATH}?${new URLSearchParams(query)}`;
}

function filterForm({ bastjanster }: AvvikelseServices, { lage, bastjanst = '', allvar }: Filter): Html {
  const draft = { ...emptyDraft, values: new URLSearchParams({ lage, bastjanst, allvar: allvar ?? '' }) };
  const lagen = Object.entries(URVAL).map(([value, { label }]) => ({ value, label }));
  const about = [
    ...bastjanster.map(({ id, namn: label }) => ({ value: id, label })),
    { value: HELA_TJANSTEN, label: 'Hela tjänsten' },
  ];
  const grades = Object.keys(ALLVAR).map((value) => ({ value, label: value }));
  return html`<form method="get" action="${PATH}" class="driftfilter">
${selectField({ name: 'lage', label: 'Läge' }, lagen, draft)}
${selectField({ name: 'bastjanst', label: 'Gäller' }, [{ value: '', label: 'Allt' }, ...about], draft)}
${selectField({ name: 'allvar', label: 'Allvar' }, [{ value: '', label: 'Alla grader' }, ...grades], draft)}
<button class="button button--secondary button--medium" type="submit">Visa</button></form>`;
}

async function file(services: AvvikelseServices, { person, query }: OwnInput): Promise<PageReply> {
  const parter = await partsOf(services, person);
  const { lage: _, fore: __, ...urval } = filterIn(services, query);
  const all = [];
  for (let fore: number | undefined, more = true; more; ) {
    const some = await services.avvikelser.lista(parter, { ...urval, antal: A_READ, ...(fore && { fore }) });
    all.push(...some);
    fore = some.at(-1)?.nummer;
    more = some.length === A_READ;
  }
  return { file: { name: 'avvikelser.csv', type: 'text/csv; charset=utf-8', text: avvikelserCsv(all) } };
}
