// Cases of the contract's question: what follows its schema is taken, in every form that means the same.
import { rewritten } from '../../bastjanster/simulation/rewrite.ts';
import { openEnvelope, writeEnvelope } from '../../platform/soap-envelope.ts';
import { parseXml } from '../../platform/xml.ts';
import { godkand } from '../domslut.ts';
import { type Fallmall, type Provsituation, utanElement, utanSvar } from '../fall.ts';
import { brottText } from '../felord.ts';
import type { Domslut } from '../prov.ts';
import { medBody } from './texter.ts';

export const fragefall: readonly Fallmall[] = [
  {
    nr: 'KON-001',
    grupp: 'kontrakt',
    krav: [{ slag: 'kontrakt', ref: 'frågans schema' }],
    titel: 'En fråga enligt kontraktet tas emot',
    steg: ['Skapa frågan som den sammansatta tjänsten gör', 'Validera den mot frågans schema', 'Skicka den'],
    forvantan: 'Frågan är giltig, och bastjänsten svarar på den.',
    varfor: 'Avvisar bastjänsten en giltig fråga får ingen socialnämnd svar.',
    behover: ['kand'],
    async prova(situation) {
      const fragat = await situation.fraga('kand');
      const brott = fragat.anrop.flatMap(({ request }) => situation.agentur.fragansBrott?.(request.body ?? '') ?? []);
      if (fragat.anrop.length === 0) throw new Error('no question was sent');
      if (brott.length > 0)
        throw new Error(`the bench's own question breaks the schema: ${brott.map(brottText).join('; ')}`);
      return utanSvar(situation, fragat) ?? godkand('Frågan togs emot och besvarades.');
    },
  },
  {
    nr: 'KON-005',
    grupp: 'kontrakt',
    krav: [{ slag: 'kontrakt', ref: 'namnrymder i frågan' }],
    titel: 'Samma fråga i annan form betyder samma sak',
    steg: [
      'Skriv frågan med andra prefix, eller utan',
      'REST: med fälten i annan ordning och med blanktecken',
      'Skicka den',
    ],
    forvantan: 'Bastjänsten svarar som på den vanliga frågan.',
    varfor:
      'Prefix och fältordning är avsändarens val. En bastjänst som läser dem i stället för namnrymden slutar fungera när avsändaren byts ut.',
    behover: ['kand'],
    fragor: 2,
    async prova(situation) {
      const former = situation.agentur.wire === 'soap' ? [annatPrefix, utanPrefix] : [andraOrdningen, indraget];
      return godtarAlla(situation, former, 'Frågan besvarades i båda formerna.');
    },
  },
  {
    nr: 'KON-006',
    grupp: 'kontrakt',
    krav: [{ slag: 'kontrakt', ref: 'valfria element i frågan' }],
    titel: 'Valfria element får utelämnas',
    steg: ['Ta bort de element ur frågan som schemat har som valfria', 'Skicka den'],
    forvantan: 'Bastjänsten svarar.',
    varfor: 'Ett element som schemat har som valfritt sänds inte av alla.',
    behover: ['kand'],
    galler: ({ fakta }) => (fakta.valfria.length > 0 ? undefined : 'Frågan har inga valfria element.'),
    prova: (situation) =>
      godtarAlla(
        situation,
        [(body) => situation.agentur.fakta.valfria.reduce(utanElement, body)],
        `Besvarad utan ${situation.agentur.fakta.valfria.join(', ')}.`,
      ),
  },
  {
    nr: 'KON-007',
    grupp: 'kontrakt',
    krav: [{ slag: 'kontrakt', ref: 'any-element i frågan' }],
    titel: 'Främmande element tas emot där schemat har plats för dem',
    steg: ['Lägg ett element i en egen namnrymd där schemat har any, ett ställe i taget', 'Skicka frågan'],
    forvantan: 'Bastjänsten svarar, och bryr sig inte om elementet.',
    varfor: 'Any-element är hur kontraktet växer utan ny version.',
    behover: ['kand'],
    galler: ({ fakta }) => (fakta.anyFore ? undefined : 'Frågans schema har ingen plats för främmande element.'),
    fragor: 2,
    prova: (situation) => {
      const stallen = situation.agentur.fakta.anyFore ?? [];
      const former = stallen.map(
        (slut) => (body: string) =>
          body.replace(slut, `<x:Tillagg xmlns:x="urn:example:provbank">1</x:Tillagg>${slut}`),
      );
      return godtarAlla(situation, former, `Besvarad, med ett främmande element på ${stallen.length} ställen.`);
    },
  },
  {
    nr: 'KON-009',
    grupp: 'kontrakt',
    krav: [{ slag: 'kontrakt', ref: 'tecken i frågans texter' }],
    titel: 'Frågans texter får ha å, ä, ö och tecken som XML måste skydda',
    steg: ['Skicka handläggare "Åsa <&> Öberg ’\u{1F600}"', 'Fråga om en känd person'],
    forvantan: 'Bastjänsten svarar.',
    varfor: 'Handläggare heter så. En bastjänst som bygger sitt svar med textklipp går sönder på dem.',
    behover: ['kand'],
    async prova(situation) {
      const fragat = await situation.fraga('kand', { handlaggare: 'Åsa <&> Öberg ’\u{1F600}' });
      return utanSvar(situation, fragat) ?? godkand('Besvarad.');
    },
  },
];

async function godtarAlla(
  situation: Provsituation,
  former: readonly ((body: string) => string)[],
  text: string,
): Promise<Domslut> {
  for (const form of former) {
    const fel = utanSvar(situation, await situation.fraga('kand', medBody(form)));
    if (fel) return fel;
  }
  return godkand(text);
}

function annatPrefix(body: string): string {
  using doc = parseXml(body);
  const oppnat = openEnvelope(doc);
  if ('flaw' in oppnat) return body;
  const { xml, declarations } = rewritten(oppnat.body, { prefixes: 'other', cdata: false });
  return writeEnvelope(xml).replace('<soap:Envelope', `<soap:Envelope${declarations}`);
}

function utanPrefix(body: string): string {
  using doc = parseXml(body);
  const oppnat = openEnvelope(doc);
  return 'flaw' in oppnat ? body : writeEnvelope(rewritten(oppnat.body, { prefixes: 'none', cdata: false }).xml);
}

function andraOrdningen(body: string): string {
  return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(body) as object).reverse()));
}

function indraget(body: string): string {
  return `\n${JSON.stringify(JSON.parse(body), null, 2)}\n`;
}
