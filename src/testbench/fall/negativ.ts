// Cases of questions that are wrong: each is refused in the contract's way, and none is answered as if it were right.
import type { HttpRequest } from '../../platform/http-client.ts';
import { SOAP_11 } from '../../platform/soap-envelope.ts';
import { godkand, underkand } from '../domslut.ts';
import { type Fallmall, type Provsituation, utanElement, utanSvar } from '../fall.ts';
import type { FragaVal } from '../fragare.ts';
import type { Domslut } from '../prov.ts';
import { AVVISAD, allaSaknas, avvisad, avvisadMed, leverAn, utanUppgifter } from './avvisad.ts';
import { medBody } from './texter.ts';

export const negativaFall: readonly Fallmall[] = [
  {
    nr: 'NEG-001',
    grupp: 'negativ',
    krav: [{ slag: 'kontrakt', ref: 'identitet: kontrollsiffra' }],
    titel: 'Fel kontrollsiffra ger inga uppgifter',
    steg: ['Fråga om ett personnummer med fel kontrollsiffra'],
    forvantan: 'Avvisad, eller ett svar att inget finns. Inga uppgifter.',
    varfor: 'Uppgifter om ett nummer som inte finns hör till någon annan.',
    behover: ['kand'],
    async prova(situation) {
      return utanUppgifter(situation, await situation.fragaOm(medFelKontrollsiffra(situation.nummer('kand'))));
    },
  },
  {
    nr: 'NEG-002',
    grupp: 'negativ',
    krav: [{ slag: 'kontrakt', ref: 'identitet: format' }],
    titel: 'Något som inte är ett personnummer avvisas',
    steg: ['Fråga om "ABCDEFGHIJKL"'],
    forvantan: 'Avvisad, eller ett svar att inget finns. Inga uppgifter.',
    varfor: 'Frågan är fel, och det ska den få veta.',
    behover: [],
    async prova(situation) {
      return utanUppgifter(situation, await situation.fragaOm('ABCDEFGHIJKL'));
    },
  },
  {
    nr: 'NEG-003',
    grupp: 'negativ',
    krav: [{ slag: 'kontrakt', ref: 'välformad fråga' }],
    titel: 'Ett trasigt dokument avvisas',
    steg: ['Hugg av frågan på mitten'],
    forvantan: AVVISAD,
    varfor: 'En avbruten fråga får inte tolkas efter bästa förmåga.',
    behover: ['kand'],
    prova: (situation) => avvisasMed(situation, (body) => body.slice(0, Math.floor(body.length * 0.6))),
  },
  {
    nr: 'NEG-004',
    grupp: 'negativ',
    krav: [{ slag: 'kontrakt', ref: 'frågans element' }],
    titel: 'En annan operations element avvisas',
    steg: ['Byt frågans rotelement mot ett okänt (REST: en lista)'],
    forvantan: AVVISAD,
    varfor: 'En bastjänst som svarar på vad som helst svarar fel på något.',
    behover: ['kand'],
    prova: (situation) =>
      avvisasMed(situation, (body) =>
        situation.agentur.wire === 'rest'
          ? '["okand"]'
          : body.replace(
              /<soap:Body>.*<\/soap:Body>/s,
              '<soap:Body><x:Okand xmlns:x="urn:example:provbank"/></soap:Body>',
            ),
      ),
  },
  {
    nr: 'NEG-005',
    grupp: 'negativ',
    krav: [{ slag: 'kontrakt', ref: 'version' }],
    titel: 'En okänd version avvisas',
    steg: ['Ställ frågan i en version som inte finns (SOAP: namnrymd, REST: adress)'],
    forvantan: AVVISAD,
    varfor: 'Versioner lever sida vid sida i åratal. Att svara på en okänd gömmer felet tills det gör skada.',
    behover: ['kand'],
    async prova(situation) {
      const [fran, till] = situation.agentur.fakta.annanVersion;
      const andra = (request: HttpRequest): HttpRequest =>
        situation.agentur.wire === 'rest'
          ? { ...request, url: request.url.replace(fran, till) }
          : { ...request, body: (request.body ?? '').replaceAll(fran, till) };
      const fragat = await situation.fraga('kand', { andra });
      return allaSaknas(fragat) ?? avvisad(situation, fragat);
    },
  },
  {
    nr: 'NEG-006',
    grupp: 'negativ',
    krav: [{ slag: 'kontrakt', ref: 'obligatoriska element i frågan' }],
    titel: 'En fråga utan obligatoriska uppgifter avvisas',
    steg: ['Ta bort identiteten ur frågan'],
    forvantan: 'Avvisad, eller kontraktets egen felkod. Inga uppgifter.',
    varfor: 'En fråga utan person har inget rätt svar.',
    behover: ['kand'],
    async prova(situation) {
      const { kravda } = situation.agentur.fakta;
      return utanUppgifter(
        situation,
        await situation.fraga(
          'kand',
          medBody((body) => kravda.reduce(utanElement, body)),
        ),
      );
    },
  },
  {
    nr: 'NEG-007',
    grupp: 'negativ',
    krav: [{ slag: 'kontrakt', ref: 'tom begäran' }],
    titel: 'En tom begäran avvisas',
    steg: ['Skicka frågan utan innehåll'],
    forvantan: AVVISAD,
    varfor: 'Övervakning och felkonfigurerade klienter skickar sådana.',
    behover: ['kand'],
    prova: (situation) => avvisasMed(situation, () => ''),
  },
  {
    nr: 'NEG-008',
    grupp: 'negativ',
    krav: [{ slag: 'kontrakt', ref: 'SOAP 1.1' }],
    titel: 'SOAP 1.2 avvisas',
    steg: ['Skicka frågan i ett kuvert av SOAP 1.2'],
    forvantan: 'HTTP 500 med SOAP-fel, faultcode VersionMismatch.',
    varfor: 'Kontraktet är SOAP 1.1; en tjänst som blandar dem ger fel form på felen.',
    behover: ['kand'],
    galler: ({ wire }) => (wire === 'soap' ? undefined : 'Bastjänsten talar REST.'),
    async prova(situation) {
      const soap12 = medBody((body) => body.replace(SOAP_11, 'http://www.w3.org/2003/05/soap-envelope'));
      return avvisadMed(situation, await situation.fraga('kand', soap12), 'VersionMismatch');
    },
  },
  {
    nr: 'NEG-009',
    grupp: 'negativ',
    krav: [{ slag: 'kontrakt', ref: 'SOAP 1.1 mustUnderstand' }],
    titel: 'Ett huvud som måste förstås, och inte gör det, avvisas',
    steg: ['Skicka ett okänt SOAP-huvud med mustUnderstand="1"', 'Skicka samma huvud med mustUnderstand="0"'],
    forvantan: 'Det första: HTTP 500 med SOAP-fel, faultcode MustUnderstand. Det andra: ett svar.',
    varfor:
      'Avsändaren har sagt att frågan inte får besvaras utan att huvudet förstås. Andra huvuden går bra att bortse från.',
    behover: ['kand'],
    fragor: 2,
    galler: ({ wire }) => (wire === 'soap' ? undefined : 'Bastjänsten talar REST.'),
    async prova(situation) {
      const fick = avvisadMed(situation, await situation.fraga('kand', medHuvud('1')), 'MustUnderstand');
      if (fick.utfall === 'underkänd') return fick;
      const fel = utanSvar(situation, await situation.fraga('kand', medHuvud('0')));
      return fel
        ? underkand('Också ett huvud som inte måste förstås avvisas.', {
            vantat: 'ett svar när mustUnderstand är 0',
            ...(fel.fick ? { fick: fel.fick } : {}),
          })
        : fick;
    },
  },
  {
    nr: 'NEG-299',
    grupp: 'negativ',
    krav: [{ slag: 'kontrakt', ref: 'svar om känd person' }],
    titel: 'Efter frågor som är fel besvaras en vanlig',
    steg: ['Ställ en vanlig fråga när gruppens övriga fall är körda'],
    forvantan: 'Ett svar med uppgifter, som före dem.',
    varfor: 'En tjänst som gick sönder på vägen avvisar allt, och då bevisar avvisningarna ingenting.',
    behover: ['kand'],
    async prova(situation) {
      return (await leverAn(situation)) ?? godkand('En vanlig fråga besvaras som förut.');
    },
  },
];

async function avvisasMed(situation: Provsituation, form: (body: string) => string): Promise<Domslut> {
  return avvisad(situation, await situation.fraga('kand', medBody(form)));
}

function medHuvud(mustUnderstand: '0' | '1'): FragaVal {
  const huvud = `<soap:Header><x:Krav xmlns:x="urn:example:provbank" soap:mustUnderstand="${mustUnderstand}">1</x:Krav></soap:Header>`;
  return medBody((body) => body.replace('<soap:Body>', `${huvud}<soap:Body>`));
}

export function medFelKontrollsiffra(personnummer: string): string {
  return personnummer.slice(0, -1) + ((Number(personnummer.at(-1)) + 1) % 10);
}
