// Cases on questions that are refused as a whole: each reason with its felkod, as a fault in SOAP and as a problem over REST.
import { writeEnvelope } from '../../platform/soap-envelope.ts';
import { type Brister, brist, medNekad, type Sammansattfall } from './fall.ts';
import { fraganSomXml, namnrymd, SOAP_FORMER, type SoapForm } from './fraga.ts';
import { fientliga } from './nekade-fientliga.ts';
import { nekadeForForm } from './nekade-form.ts';
import { nekadeForInnehall } from './nekade-innehall.ts';
import type { Nekande } from './nekande.ts';
import type { Svar } from './samtal.ts';

export const nekadefall: readonly Sammansattfall[] = [
  ...[...nekadeForInnehall, ...nekadeForForm, ...fientliga].map(fallOf),
  okandVersion(),
];

function fallOf({
  nr,
  felkod,
  ellerFelkod,
  titel,
  steg,
  varfor,
  former,
  fientlig,
  status,
  skicka,
}: Nekande): Sammansattfall {
  return {
    nr,
    grupp: 'negativ',
    krav: [{ slag: 'felkod', ref: felkod }],
    titel,
    steg: [steg],
    forvantan: `felkoden ${felkod}, i SOAP som ett fel med HTTP 500, över REST med HTTP ${status}`,
    varfor,
    behover: ['kand'],
    ...(fientlig ? { fientlig } : {}),
    former,
    async prova(samtal, form) {
      const svar = await skicka(samtal, form);
      const annan = !('skal' in svar.last) && svar.last.nekad?.felkod === ellerFelkod ? ellerFelkod : undefined;
      return nekad(svar, annan ?? felkod, form === 'REST' ? status : 500);
    },
  };
}

function nekad(svar: Svar, felkod: string, status: number): Brister {
  return [
    ...medNekad(svar, felkod, ({ felmeddelande }) =>
      brist(
        felmeddelande.some((text) => text.trim() !== ''),
        'felet har ingen text',
      ),
    ),
    ...brist(svar.status === status, `HTTP-status ${svar.status}, väntat ${status}`),
  ];
}

/** The versions that are spoken stand in the text, so that the caller sees which to use. */
function okandVersion(): Sammansattfall {
  return {
    nr: 'NEG-018',
    grupp: 'negativ',
    krav: [{ slag: 'felkod', ref: 'OKAND_VERSION' }],
    titel: 'En okänd version nekas, och de som finns nämns',
    steg: ['Skicka frågan i namnrymden för en version som inte finns.'],
    forvantan: 'felkoden OKAND_VERSION, med namnrymderna för v10 och v11 i texten',
    varfor: 'Den som hör till en stängd version ska se vart vägen går.',
    behover: ['kand'],
    former: ['SOAP v10'],
    async prova(samtal, form) {
      const xml = writeEnvelope(fraganSomXml(form as SoapForm, { person: samtal.nummer('kand') }));
      const svar = await samtal.soap(
        form as SoapForm,
        xml.replaceAll(namnrymd('SOAP v10'), namnrymd('SOAP v10').replace(/10$/, '7')),
      );
      return medNekad(svar, 'OKAND_VERSION', ({ felmeddelande }) =>
        SOAP_FORMER.flatMap((one) => brist(felmeddelande.join(' ').includes(namnrymd(one)), `${one} nämns inte`)),
      );
    },
  };
}
