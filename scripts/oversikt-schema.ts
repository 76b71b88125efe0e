// The part of the answer's JSON Schema that describes the overview; scripts/json-schemas.ts puts it among the answer's $defs.

export type JsonSchema = Readonly<Record<string, unknown>>;

export const text = { type: 'string', minLength: 1 };
const ore = { type: 'integer', description: 'Öre.' };
const number = { type: 'number' };
const boolean = { type: 'boolean' };
const day = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };
const month = { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' };
const pointer = {
  type: 'string',
  pattern: '^/svarsdata/',
  description: 'JSON Pointer (RFC 6901) in i samma svar, från roten.',
};
const person = {
  enum: ['tillfrågad', 'barn'],
  description: 'Vem det gäller, sett från den tillfrågade; aldrig ett nummer.',
};
const status = { enum: ['preliminär', 'effektuerad', 'planerad'] };
const takt = {
  enum: ['löpande', 'engång', 'efterskott'],
  description: 'löpande saknas när den upphör, engång gör det inte, efterskott redovisas månaden efter.',
};
const matt = { enum: ['netto', 'brutto'] };
const roll = { enum: ['ansökan', 'kontroll', 'jämförelse'], description: 'Månaderna M, M-1 och M-2.' };
const kod = ref('oversiktKod');
const period = ref('oversiktPeriod');
const rader = list(ref('oversiktRad'));

export function ref(name: string): JsonSchema {
  return { $ref: `#/$defs/${name}` };
}

export function list(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

/** All of `required` and some of `optional`, and nothing else. */
export function closed(required: JsonSchema, optional: JsonSchema = {}, description?: string): JsonSchema {
  return {
    ...(description ? { description } : {}),
    type: 'object',
    required: Object.keys(required),
    additionalProperties: false,
    properties: { ...required, ...optional },
  };
}

const origin = { harkomst: ref('oversiktHarkomst') };
const unread = {
  olasta: { ...list(text), description: 'Fält där något står i svaret som inte kan läsas: okända, inte tomma.' },
};

/** An entry of one kind, of one bastjänst. */
function entry(optional: JsonSchema, required: JsonSchema = {}, description?: string): JsonSchema {
  return closed({ kalla: text, ...required, ...origin }, { svarande: text, ...optional, ...unread }, description);
}

/** What stands inside an entry. */
function part(optional: JsonSchema, description?: string): JsonSchema {
  return closed(origin, { ...optional, ...unread }, description);
}

const sums = { kalla: text, svarande: text, forman: kod, matt, takt };

const entries: JsonSchema = {
  oversiktUtbetalning: entry(
    {
      ...{ delforman: kod, beloppstyp: kod, brutto: ore, skatt: ore, avdrag: ore, nettoEfterSkatt: ore, netto: ore },
      ...{ utbetalningsdag: day, period, dagar: number, rader },
    },
    { svarande: text, forman: kod, status, takt, person },
    'En utbetalning. Det källan inte säger saknas och är aldrig uträknat; rader förklarar och ska inte summeras.',
  ),
  oversiktRad: part({
    ...{ forman: kod, delforman: kod, beloppstyp: kod, typ: kod, frekvens: kod, period, dagar: number },
    ...{ belopp: ore, brutto: ore, skatt: ore, avdrag: ore, omfattning: number },
  }),
  oversiktLon: entry(
    { manad: month, arbetsgivare: text, brutto: ore, skatt: ore },
    { svarande: text, egenTolkning: { const: true } },
    'Lön en månad från en arbetsgivare. Formatet på individuppgifter är inte offentligt: tolkningen är vår egen.',
  ),
  oversiktBeslut: entry(
    {
      ...{ forman: kod, delforman: kod, beslutsdag: day, ankomstdag: day, definitivt: boolean, beslutsstatus: kod },
      ...{ utfall: kod, brutto: ore, periodicitet: text, dagar: number, omfattning: number, period, rader },
    },
    { art: { enum: ['beslut', 'anspråk'] }, person },
  ),
  oversiktStudiestod: entry({
    ...{ forman: kod, status: text },
    sokt: list(part({ period, takt: number })),
    beviljat: list(part({ period, takt: number, belopp: ore, rader })),
  }),
  oversiktAkassa: entry({
    ...{ tillhorighet: text, beslutOmRatt: day, ansokanInlamnad: boolean },
    avstangningar: list(part({ fran: day, tom: day })),
  }),
  oversiktArbetssokande: entry({
    ...{ arbetssokande: boolean, kategori: text, omfattning: number, registrerad: day, avaktualiserad: day },
    ...{ aktivitetsrapport: kod, senasteAktivitetsrapport: day },
  }),
  oversiktFordon: entry({
    ...{ registreringsnummer: text, fabrikat: text, fordonsar: text, fordonsslag: text, handelsbeteckning: text },
  }),
  oversiktTillstand: entry({
    ...{ arende: kod, beslut: kod, beslutstyp: kod, anledning: kod, giltighet: kod },
    ...{ ansokningsdag: day, beslutsdag: day, fran: day, tom: day },
  }),
  oversiktSkatt: entry(
    {
      ...{ ar: text, intakter: ore, overskott: ore, faststalld: day, overskottAvTjanst: ore, kapital: ore },
      ...{ faststalldInkomst: ore, slutligSkatt: ore, saldo: ore, preliminarRanta: ore, uppdaterad: day },
      ...{ godkandForFskatt: boolean, momsregistrerad: boolean, arbetsgivarregistrerad: boolean },
    },
    { art: { enum: ['kapital', 'skattekonto', 'beslutad skatt', 'näringsverksamhet'] } },
  ),
  oversiktOkant: closed(
    { kalla: text, text, ...origin },
    { svarande: text },
    'Något i en form som inte känns igen: det står orört i svaret och är okänt, inte tomt.',
  ),
};

/** `oversikt` and what it is made of. */
export const oversiktDefs: JsonSchema = {
  oversikt: closed(
    {
      troskelProcent: number,
      manader: list(closed({ roll, manad: month, fullstandig: boolean, brister: list(text) })),
      utbetalningar: list(ref('oversiktUtbetalning')),
      lon: list(ref('oversiktLon')),
      beslut: list(ref('oversiktBeslut')),
      studiestod: list(ref('oversiktStudiestod')),
      akassa: list(ref('oversiktAkassa')),
      arbetssokande: list(ref('oversiktArbetssokande')),
      fordon: list(ref('oversiktFordon')),
      tillstand: list(ref('oversiktTillstand')),
      skatt: list(ref('oversiktSkatt')),
      flaggor: list(closed({ kalla: text, flagga: { enum: ['skyddad', 'avliden'] } })),
      okant: list(ref('oversiktOkant')),
      brister: list(ref('oversiktBrist')),
      summor: list(ref('oversiktSumma')),
      forandringar: list(ref('oversiktForandring')),
    },
    {},
    'Svaren i en gemensam form, bredvid de orörda svaren. Belopp i öre. Varje uppgift säger var i svaret den står.',
  ),
  oversiktHarkomst: {
    description: 'Var posten (post) och vart och ett av dess fält står i svaret.',
    type: 'object',
    required: ['post'],
    additionalProperties: pointer,
    properties: { post: pointer },
  },
  oversiktKod: closed({ text }, { kod: text }, 'Källans kod och vad den betyder.'),
  oversiktPeriod: part({ fran: day, tom: day }),
  ...entries,
  oversiktBrist: closed(
    { kalla: text, kvalitet: ref('kvalitet'), text, paverkarSummor: boolean },
    { svarande: text },
    'Vad som inte är känt, och om utbetalningar eller löner kan saknas för det.',
  ),
  oversiktSumma: closed(
    { ...sums, roll, manad: month, status, fullstandig: boolean, poster: list(pointer) },
    { belopp: ore, brister: list(text) },
    'Summan av en förmåns utbetalningar med en status i en månad, efter utbetalningsdag. Ingen utbetalning ger ingen summa.',
  ),
  oversiktForandring: closed(
    { typ: { enum: ['ändring', 'saknas', 'okänd'] }, ...sums, fran: month, till: month, text },
    { beloppFran: ore, beloppTill: ore, procent: number },
    'okänd: månaderna kan inte jämföras, eftersom något saknas i källan.',
  ),
};
