// The reports: which there are, one of them as a page that prints well, and as a file for spreadsheets.
import { html } from '../../platform/html.ts';
import { addMonths, swedishDay } from '../../platform/swedish-day.ts';
import { rapportCsv } from '../../servicelevel/niva/rapport-csv.ts';
import type { Rapporter } from '../../servicelevel/niva/rapporter.ts';
import { periodText, type Rapportperiod, readPeriod } from '../../servicelevel/niva/rapportperiod.ts';
import { type Draft, emptyDraft, errorSummary, fieldText } from '../form.ts';
import { type OwnInput, type Page, PageError, type PageReply } from '../page.ts';
import type { Kalla } from '../servicelevel-services.ts';
import type { KallorServices } from '../synliga-kallor.ts';
import { nivakalla, nivakallor } from './nivakallor.ts';
import { rapportView } from './rapport-view.ts';
import { periodval, rapportlista } from './rapportval.ts';

export interface RapportServices extends KallorServices {
  readonly rapporter: Rapporter;
  readonly clock: { now(): number };
}

const PATH = '/rapporter';
const READERS = ['drift', 'forvaltare', 'uppgiftslamnare'] as const;
/** What is measured is kept so long. */
const MONTHS = 25;

export function createRapportPages(services: RapportServices): Page[] {
  return [
    { method: 'get', path: PATH, access: READERS, handle: (input) => choose(services, input as OwnInput) },
    {
      method: 'get',
      path: `${PATH}/:kalla/:period.csv`,
      access: READERS,
      handle: (input) => file(services, input as OwnInput),
    },
    {
      method: 'get',
      path: `${PATH}/:kalla/:period`,
      access: READERS,
      handle: (input) => show(services, input as OwnInput),
    },
  ];
}

async function choose(services: RapportServices, { person, query }: OwnInput): Promise<PageReply> {
  const kallor = await nivakallor(services, person);
  const months = lastMonths(services.clock.now());
  const list = (draft: Draft): PageReply => ({
    title: 'Rapporter',
    main: html`${errorSummary(draft)}
<p>Hur tjänsten och varje bastjänst har hållit det som är avtalat. Planerat underhåll och tid utanför servicetiden räknas inte.</p>
${periodval({ action: PATH, kallor, months, draft })}
${rapportlista(PATH, kallor, months)}`,
  });
  if (!query.has('kalla')) return list(emptyDraft);
  const { kalla } = await nivakalla(services, person, fieldText(query, 'kalla'));
  const [fran, tom] = [fieldText(query, 'fran'), fieldText(query, 'tom')];
  const period = readPeriod(fran === '' && tom === '' ? fieldText(query, 'manad') : `${fran}--${tom}`);
  if (period) return { next: `${PATH}/${kalla}/${period.nyckel}` };
  const text = 'Ange både första och sista dagen, i ordning och högst 400 dagar, eller ingen av dem.';
  return { ...list({ values: query, errors: [{ field: 'fran', text }] }), status: 422 };
}

async function show(services: RapportServices, input: OwnInput): Promise<PageReply> {
  const [kalla, period] = await asked(services, input);
  const rapport = await services.rapporter.rapport(kalla.kalla, period);
  return {
    title: `${kalla.namn}: rapport för ${periodText(period)}`,
    main: rapportView(rapport, `${PATH}/${kalla.kalla}/${period.nyckel}.csv`),
  };
}

async function file(services: RapportServices, input: OwnInput): Promise<PageReply> {
  const [{ kalla }, period] = await asked(services, input);
  const text = rapportCsv(await services.rapporter.rapport(kalla, period));
  return { file: { name: `rapport-${kalla}-${period.nyckel}.csv`, type: 'text/csv; charset=utf-8', text } };
}

/** @throws {PageError} status 404, also for a period that has not begun */
async function asked(services: RapportServices, { person, params }: OwnInput): Promise<[Kalla, Rapportperiod]> {
  const kalla = await nivakalla(services, person, params.kalla);
  const period = readPeriod(params.period ?? '');
  if (period && period.intervall.fran <= services.clock.now()) return [kalla, period];
  throw new PageError(
    404,
    'Rapporten finns inte',
    'Perioden är ingen månad eller följd av dagar, eller har inte börjat.',
  );
}

/** `YYYY-MM`, the one under way first. */
function lastMonths(now: number): string[] {
  const first = `${swedishDay(now).slice(0, 7)}-01`;
  return Array.from({ length: MONTHS }, (_, back) => addMonths(first, -back).slice(0, 7));
}
