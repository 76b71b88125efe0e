// One driftinformation: for everybody to read, and for those who may, what can be done with it.
import { type Html, html } from '../../platform/html.ts';
import type { Begaran } from '../../servicelevel/begaran.ts';
import type { Driftnotis } from '../../servicelevel/driftinformation/driftnotis.ts';
import { oppnaSteg, type Steg } from '../../servicelevel/driftinformation/steg.ts';
import { TEXT_LIMITS } from '../../servicelevel/driftinformation/utkast.ts';
import { type Draft, emptyDraft, errorSummary, fieldText, form, textField } from '../form.ts';
import type { OwnInput, Page, PageInput, PageReply } from '../page.ts';
import { timeText } from '../text.ts';
import { formErrorOf } from './notis-form.ts';
import { notisView, PATH } from './notis-view.ts';
import { begaranOf, type DriftinformationServices, namnOf, readNotis } from './services.ts';
import { readSkrivbar, versionIn } from './skriv.ts';
import { maySkriva, skrivrattOf } from './skrivratt.ts';
import { slutText } from './stopp-text.ts';

const WRITERS = ['drift', 'uppgiftslamnare'] as const;

/** A step that one text is enough for. */
interface Textsteg {
  readonly steg: Steg;
  /** Of the address, and of the field. */
  readonly namn: string;
  readonly rubrik: string;
  readonly label: string;
  readonly submit: string;
  /** Asked for; else the step may be taken without a word. */
  readonly kravs: boolean;
  readonly run: (
    services: DriftinformationServices,
    mal: Begaran & { readonly id: string; readonly version: number },
    text: string | undefined,
  ) => Promise<Driftnotis>;
}

const TEXTSTEG: readonly Textsteg[] = [
  {
    ...{ steg: 'uppdatera', namn: 'uppdatera', rubrik: 'Berätta mer', label: 'Uppdatering', kravs: true },
    submit: 'Publicera uppdateringen',
    run: ({ driftinformation }, mal, text = '') => driftinformation.uppdatera(mal, text),
  },
  {
    ...{ steg: 'avsluta', namn: 'avsluta', rubrik: 'Avsluta', label: 'Avslutande text (frivillig)', kravs: false },
    submit: 'Avsluta nu',
    run: ({ driftinformation }, mal, text) => driftinformation.avsluta(mal, text),
  },
  {
    ...{ steg: 'återkalla', namn: 'aterkalla', rubrik: 'Återkalla', label: 'Varför det inte blir av', kravs: true },
    submit: 'Återkalla',
    run: ({ driftinformation }, mal, text = '') => driftinformation.aterkalla(mal, text),
  },
  {
    ...{ steg: 'avfärda', namn: 'avfarda', rubrik: 'Avfärda förslaget', label: 'Skäl', kravs: true },
    submit: 'Avfärda',
    run: ({ driftinformation }, mal, text = '') => driftinformation.avfarda({ ...mal, skal: text }),
  },
];

export function createNotisPages(services: DriftinformationServices): Page[] {
  return [
    {
      method: 'get',
      path: `${PATH}/:id`,
      access: 'alla',
      handle: async (input) => onePage(services, input, await readNotis(services, input.params.id, input.person)),
    },
    ...TEXTSTEG.map((one): Page => {
      const path = `${PATH}/:id/${one.namn}`;
      return { method: 'post', path, access: WRITERS, handle: (input) => act(services, input as OwnInput, one) };
    }),
  ];
}

async function act(services: DriftinformationServices, input: OwnInput, one: Textsteg): Promise<PageReply> {
  const notis = await readSkrivbar(services, input);
  const { form: values, person } = input;
  const text = fieldText(values, one.namn);
  const again = (error: string) =>
    onePage(services, input, notis, { values, errors: [{ field: one.namn, text: error }] });
  if (one.kravs && text.length < TEXT_LIMITS.text.least)
    return { ...(await again('Skriv en text, med minst tre tecken.')), status: 422 };
  const mal = { ...begaranOf(person, `${one.rubrik} på webbplatsen`), ...versionIn(notis, input) };
  try {
    await one.run(services, mal, text || undefined);
  } catch (error) {
    return { ...(await again(formErrorOf(error).text)), status: 422 };
  }
  return { next: `${PATH}/${notis.id}` };
}

async function onePage(
  services: DriftinformationServices,
  { person, csrf }: PageInput,
  notis: Driftnotis,
  draft: Draft = emptyDraft,
): Promise<PageReply> {
  const now = services.clock.now();
  const writes = person && maySkriva(notis, await skrivrattOf(services, person));
  const open = writes ? oppnaSteg(notis, now) : [];
  return {
    title: notis.rubrik,
    main: html`${errorSummary(draft)}
<p><a class="anchor" href="${PATH}">All driftinformation</a></p>
${writes ? hints(services, notis, await services.driftinformation.stopp(notis.id)) : ''}
${notisView(services, notis, now)}
${formLinks(notis, open)}
${TEXTSTEG.filter(({ steg }) => open.includes(steg)).map((one) => textForm(services, one, notis, { csrf, draft }))}`,
  };
}

/** What whoever answers for it should know. */
function hints(
  services: DriftinformationServices,
  { lage, orsak }: Driftnotis,
  stopp: Awaited<ReturnType<DriftinformationServices['driftinformation']['stopp']>>,
): Html[] {
  const waiting = stopp.filter(({ inlagt }) => !inlagt).map(({ kalla }) => namnOf(services, kalla));
  return [
    ...(lage === 'publicerad' && orsak?.slut !== undefined
      ? [
          html`<div class="message-box message-box--info"><p>Det som förslaget kom av upphörde ${timeText(orsak.slut)}. Avsluta om allt fungerar igen.</p></div>`,
        ]
      : []),
    ...(waiting.length > 0
      ? [
          html`<div class="message-box message-box--warning"><p>Underhållet är inte inlagt än för ${waiting.join(', ')}. Tjänsten försöker igen av sig själv.</p></div>`,
        ]
      : []),
  ];
}

function formLinks({ id }: Driftnotis, open: readonly Steg[]): Html[] {
  const link = (path: string, text: string) =>
    html`<p><a class="button button--primary button--medium" href="${PATH}/${id}/${path}">${text}</a></p>`;
  return [
    ...(open.includes('bekräfta') ? [link('bekrafta', 'Bekräfta förslaget')] : []),
    ...(open.includes('ändra') ? [link('andra', 'Ändra')] : []),
  ];
}

function textForm(
  services: DriftinformationServices,
  { steg, namn, label, rubrik, submit }: Textsteg,
  { id, version, tasUrDrift }: Driftnotis,
  { csrf, draft }: { readonly csrf: string | undefined; readonly draft: Draft },
): Html {
  const opens = steg === 'avsluta' || steg === 'återkalla' ? tasUrDrift.map((kalla) => slutText(services, kalla)) : [];
  const hasError = draft.errors.some(({ field }) => field === namn);
  return html`<details class="falla"${hasError ? ' open' : ''}><summary><h2>${rubrik}</h2></summary>${form(
    { action: `${PATH}/${id}/${namn}`, csrf, submit, hidden: { version }, secondary: true },
    textField(
      {
        name: namn,
        label,
        ...(opens.length > 0 && { hint: opens.join(' ') }),
        rows: 3,
        most: namn === 'avfarda' ? 500 : TEXT_LIMITS.text.most,
      },
      draft,
    ),
  )}</details>`;
}
