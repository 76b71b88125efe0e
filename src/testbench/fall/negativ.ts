// Cases of questions that are wrong: each is refused in the contract's way, and none is answered as if it were right.
import type { HttpRequest } from '../../platform/http-client.ts';
import type { Fallmall, Provsituation } from '../fall.ts';
import { utanElement } from '../fall.ts';
import type { Domslut } from '../prov.ts';
import { AVVISAD, allaSaknas, avvisad, utanUppgifter } from './avvisad.ts';
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
      return utanUppgifter(await situation.fragaOm(medFelKontrollsiffra(situation.nummer('kand'))));
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
      return utanUppgifter(await situation.fragaOm('ABCDEFGHIJKL'));
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
      return allaSaknas(fragat) ?? avvisad(fragat);
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
    forvantan: AVVISAD,
    varfor: 'Kontraktet är SOAP 1.1; en tjänst som blandar dem ger fel form på felen.',
    behover: ['kand'],
    galler: ({ wire }) => (wire === 'soap' ? undefined : 'Bastjänsten talar REST.'),
    prova: (situation) =>
      avvisasMed(situation, (body) =>
        body.replace('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope'),
      ),
  },
  {
    nr: 'NEG-009',
    grupp: 'negativ',
    krav: [{ slag: 'kontrakt', ref: 'SOAP 1.1 mustUnderstand' }],
    titel: 'Ett huvud som måste förstås, och inte gör det, avvisas',
    steg: ['Skicka ett okänt SOAP-huvud med mustUnderstand="1"'],
    forvantan: AVVISAD,
    varfor: 'Avsändaren har sagt att frågan inte får besvaras utan att huvudet förstås.',
    behover: ['kand'],
    galler: ({ wire }) => (wire === 'soap' ? undefined : 'Bastjänsten talar REST.'),
    prova: (situation) =>
      avvisasMed(situation, (body) =>
        body.replace(
          '<soap:Body>',
          '<soap:Header><x:Krav xmlns:x="urn:example:provbank" soap:mustUnderstand="1">1</x:Krav></soap:Header><soap:Body>',
        ),
      ),
  },
];

async function avvisasMed(situation: Provsituation, form: (body: string) => string): Promise<Domslut> {
  return avvisad(await situation.fraga('kand', medBody(form)));
}

function medFelKontrollsiffra(personnummer: string): string {
  return personnummer.slice(0, -1) + ((Number(personnummer.at(-1)) + 1) % 10);
}
