// One avvikelse: what was reported, what has been said and done, and the steps that are open to whoever reads it.
import { type Html, html } from '../../../platform/html.ts';
import type { Avvikelse } from '../../../portal/avvikelser/avvikelse.ts';
import { FALT } from '../../../portal/avvikelser/falt.ts';
import { kraverText, oppnaSteg, type Steg } from '../../../portal/avvikelser/steg.ts';
import { type Draft, emptyDraft, errorSummary, fieldText, form, textField } from '../../form.ts';
import { type OwnInput, type Page, PageError, type PageReply } from '../../page.ts';
import { formErrorOf } from './avvikelse-form.ts';
import { avvikelseView, historyView, PATH } from './avvikelse-view.ts';
import { type AvvikelseServices, avsandareOf, nummerOf, PARTER, partsOf, readNamn } from './services.ts';

interface Stegform {
  readonly steg: Steg;
  /** Of the address, and of the field. */
  readonly namn: string;
  readonly rubrik: string;
  readonly label: string;
  readonly submit: string;
}

/** In the order in which they stand on the page. */
const STEGFORMS: readonly Stegform[] = [
  { steg: 'svara', namn: 'svara', rubrik: 'Skriv ett svar', label: 'Svar', submit: 'Skicka svaret' },
  { steg: 'utred', namn: 'utred', rubrik: 'Börja utreda', label: 'Text', submit: 'Börja utreda' },
  { steg: 'åtgärda', namn: 'atgarda', rubrik: 'Börja åtgärda', label: 'Vad som ska göras', submit: 'Börja åtgärda' },
  { steg: 'lös', namn: 'los', rubrik: 'Lös', label: 'Vad som har gjorts', submit: 'Markera som löst' },
  { steg: 'avvisa', namn: 'avvisa', rubrik: 'Avvisa', label: 'Skäl', submit: 'Avvisa' },
  { steg: 'stäng', namn: 'stang', rubrik: 'Stäng', label: 'Text', submit: 'Stäng avvikelsen' },
  { steg: 'återöppna', namn: 'ateroppna', rubrik: 'Öppna igen', label: 'Vad som återstår', submit: 'Öppna igen' },
];

export function createEnAvvikelsePages(services: AvvikelseServices): Page[] {
  const access = PARTER;
  return [
    {
      ...{ method: 'get', path: `${PATH}/:nummer`, access },
      handle: (input) => onePage(services, input as OwnInput),
    },
    ...STEGFORMS.map((one): Page => {
      const path = `${PATH}/:nummer/${one.namn}`;
      return { method: 'post', path, access, handle: (input) => act(services, input as OwnInput, one) };
    }),
  ];
}

async function act(services: AvvikelseServices, input: OwnInput, { steg, namn }: Stegform): Promise<PageReply> {
  const { person, params, form: values } = input;
  const parter = await partsOf(services, person);
  const avvikelse = await services.avvikelser.en(parter, nummerOf(params));
  const part = oppnaSteg(avvikelse, parter).find((one) => one.steg === steg)?.part;
  if (!part)
    throw new PageError(
      409,
      'Steget går inte att ta',
      'Läs avvikelsen på nytt: den kan ha ändrats, eller så är steget en annan parts.',
    );
  const mal = { ...avsandareOf(person, part), nummer: avvikelse.nummer, version: Number(values.get('version')) };
  try {
    await services.avvikelser.ta(steg, mal, fieldText(values, namn) || undefined);
  } catch (error) {
    const draft = { values, errors: [{ ...formErrorOf(error), field: namn }] };
    return { ...(await onePage(services, input, draft)), status: 422 };
  }
  return { next: `${PATH}/${avvikelse.nummer}` };
}

async function onePage(
  services: AvvikelseServices,
  { person, params, csrf }: OwnInput,
  draft: Draft = emptyDraft,
): Promise<PageReply> {
  const parter = await partsOf(services, person);
  const avvikelse = await services.avvikelser.en(parter, nummerOf(params));
  const { nummer, rubrik, lage } = avvikelse;
  if (lage === 'utkast') return { next: `${PATH}/${nummer}/utkast` };
  const namn = await readNamn(services);
  const handelser = await services.avvikelser.handelser(parter, nummer);
  const utskick = await services.avvikelser.utskick(parter, nummer);
  const open = oppnaSteg(avvikelse, parter).map(({ steg }) => steg);
  return {
    title: `Avvikelse ${nummer}: ${rubrik}`,
    main: html`${errorSummary(draft)}
<p><a class="anchor" href="${PATH}">Alla avvikelser</a></p>
${avvikelseView(avvikelse, namn)}
${historyView(handelser, utskick, namn)}
${STEGFORMS.filter(({ steg }) => open.includes(steg)).map((one) => stegForm(one, avvikelse, csrf, draft))}`,
  };
}

function stegForm(one: Stegform, { nummer, version }: Avvikelse, csrf: string | undefined, draft: Draft): Html {
  const { steg, namn, rubrik, submit } = one;
  const hasError = draft.errors.some(({ field }) => field === namn);
  const label = kraverText(steg) ? one.label : `${one.label} (frivilligt)`;
  return html`<details class="falla"${hasError ? ' open' : ''}><summary><h2>${rubrik}</h2></summary>${form(
    { action: `${PATH}/${nummer}/${namn}`, csrf, submit, hidden: { version }, secondary: true },
    textField(
      { name: namn, label, rows: 4, most: FALT.text.most, hint: 'Läses av de andra parterna. Inga personnummer.' },
      draft,
    ),
  )}</details>`;
}
