// One avvikelse: what was reported, what has been said and done, and the steps that are open to whoever reads it.
import { type Html, html } from '../../../platform/html.ts';
import type { Avvikelse, Steg } from '../../../portal/avvikelser/avvikelse.ts';
import { AvvikelseError } from '../../../portal/avvikelser/avvikelse-error.ts';
import { FALT } from '../../../portal/avvikelser/falt.ts';
import { kraverText, oppnaSteg } from '../../../portal/avvikelser/steg.ts';
import { type Draft, emptyDraft, errorSummary, type FormError, fieldText, form, textField } from '../../form.ts';
import type { OwnInput, Page, PageReply } from '../../page.ts';
import { AVVIKELSE_STATUS } from '../../page-fault.ts';
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

const CLOSED =
  'Steget går inte att ta: avvikelsen kan ha ändrats sedan du läste den, eller så är steget en annan parts.';

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

async function act(services: AvvikelseServices, input: OwnInput, one: Stegform): Promise<PageReply> {
  const { steg, namn } = one;
  const { person, params, form: values } = input;
  const parter = await partsOf(services, person);
  const avvikelse = await services.avvikelser.en(parter, nummerOf(params));
  const { nummer } = avvikelse;
  const part = oppnaSteg(avvikelse, parter).find((open) => open.steg === steg)?.part;
  try {
    if (!part) throw new AvvikelseError('otillaten-overgang', CLOSED);
    // What is said in between takes nothing from an answer.
    const version = steg === 'svara' ? {} : { version: Number(values.get('version')) };
    const mal = { ...avsandareOf(person, part), nummer, ...version };
    await services.avvikelser.ta(steg, mal, fieldText(values, namn) || undefined);
  } catch (error) {
    if (!(error instanceof AvvikelseError)) throw error;
    const draft = { values, errors: [stegError(error, one)] };
    return { ...(await onePage(services, input, draft)), status: AVVIKELSE_STATUS[error.kind] };
  }
  return { next: `${PATH}/${nummer}` };
}

/** At the field of the step, by the name that it has there; a step that is closed has none. */
function stegError({ kind, message, falt }: AvvikelseError, { namn, label }: Stegform): FormError {
  const text = falt === undefined ? message : `${label}${message.slice(falt.length)}`;
  return kind === 'otillaten-overgang' ? { text } : { field: namn, text };
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
${STEGFORMS.flatMap((one) => (open.includes(one.steg) ? stegForm(one, avvikelse, csrf, draft) : leftOver(one, draft)))}`,
  };
}

function stegForm(one: Stegform, { nummer, version }: Avvikelse, csrf: string | undefined, draft: Draft): Html {
  const { steg, namn, rubrik, submit } = one;
  const isSvar = steg === 'svara';
  const hasError = draft.errors.some(({ field }) => field === namn);
  const label = kraverText(steg) ? one.label : `${one.label} (frivilligt)`;
  return html`<details class="falla"${hasError ? ' open' : ''}><summary><h2>${rubrik}</h2></summary>${form(
    { action: `${PATH}/${nummer}/${namn}`, csrf, submit, hidden: isSvar ? {} : { version }, secondary: true },
    textField(
      { name: namn, label, rows: 4, most: FALT.text.most, hint: 'Läses av de andra parterna. Inga personnummer.' },
      draft,
    ),
  )}</details>`;
}

/** What was written for a step that somebody else has closed, so that it can be said in another way. */
function leftOver({ namn }: Stegform, { values }: Draft): Html[] {
  const text = fieldText(values, namn);
  if (text === '') return [];
  return [
    html`<h2>Det du skrev</h2>
<pre class="bevis" id="falt-${namn}" tabindex="0" role="region" aria-label="Det du skrev">${text}</pre>`,
  ];
}
