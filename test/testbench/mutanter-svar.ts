// Mutants that answer otherwise than the contract says: form, content, whom it is about, and how it comes.

import type { Genom } from './mutant-proxy.ts';
import type { Mutant } from './mutanter.ts';

/** The answer's text with a part of it changed. */
function med(fran: string | RegExp, till: string): (svar: Genom) => Genom {
  return (svar) => ({ ...svar, body: svar.body.replace(fran, till) });
}

export const svarsmutanter: readonly Mutant[] = [
  { bastjanst: 'CSN', brott: 'ett element som schemat inte har', fall: 'CSN-KON-002', gor: { name: 'schema-invalid' } },
  { bastjanst: 'AF', brott: 'ett obligatoriskt element saknas', fall: 'AF-KON-002', gor: { name: 'missing-required' } },
  { bastjanst: 'FK', brott: 'ett värde utanför de tillåtna', fall: 'FK-KON-002', gor: { name: 'bad-enum' } },
  {
    bastjanst: 'SKV_DELAR',
    brott: 'en del bryter mot sitt schema',
    fall: 'SKV_DELAR-KON-002',
    gor: { name: 'schema-invalid' },
  },
  {
    bastjanst: 'SKV',
    brott: 'dokumentet i svaret är inte XML',
    fall: 'SKV-KON-002',
    gor: { name: 'bad-inner-document' },
  },
  {
    bastjanst: 'MIV',
    brott: 'barnelementen är kvalificerade',
    fall: 'MIV-KON-002',
    gor: {
      svar: (svar) => ({ ...svar, body: svar.body.replaceAll(/<(\/?)(response|correlationid)>/g, '<$1miv:$2>') }),
    },
  },
  { bastjanst: 'TNS', brott: 'svar i SOAP 1.2', fall: 'TNS-KON-002', gor: { name: 'soap-12' } },
  {
    bastjanst: 'SO',
    brott: 'kodningen i HTTP motsäger dokumentets',
    fall: 'SO-KON-003',
    gor: { name: 'charset-contradiction' },
  },
  {
    bastjanst: 'SKV_DELAR',
    brott: 'JSON som börjar med BOM',
    fall: 'SKV_DELAR-KON-003',
    utfall: 'varning',
    gor: { name: 'bom' },
  },
  { bastjanst: 'TNS', brott: 'Content-Type text/html', fall: 'TNS-KON-004', gor: { name: 'wrong-content-type' } },
  {
    bastjanst: 'SO',
    brott: 'ett element utan värde är tomt i stället för nil',
    fall: 'SO-KON-008',
    gor: { svar: med(/ xsi:nil="true"/, '') },
  },
  { bastjanst: 'FK', brott: 'en känd person får ett tomt svar', fall: 'FK-FUN-001', gor: { name: 'empty-valid' } },
  {
    bastjanst: 'MIV',
    brott: 'en okänd person ger ett fel',
    fall: 'MIV-FUN-002',
    gor: {
      svar: (svar) =>
        /<response>/.test(svar.body) ? svar : { ...svar, status: 500, body: soapfel('Personen finns inte.') },
    },
  },
  { bastjanst: 'FK', brott: 'dödsfallet sägs inte', fall: 'FK-FUN-004', gor: { svar: med(/,"avled":\[[^\]]*\]/, '') } },
  {
    bastjanst: 'CSN',
    brott: 'sekretessmarkeringen är inte satt',
    fall: 'CSN-FUN-005',
    gor: { svar: med('sekretess="Ja"', 'sekretess="  "') },
  },
  {
    bastjanst: 'FK',
    brott: 'utbetalningar på periodens sista dag faller bort',
    fall: 'FK-FUN-008',
    utfall: 'varning',
    gor: { svar: utanSistaDagen },
  },
  { bastjanst: 'FK', brott: 'bara FK står bland utlämnarna', fall: 'FK-FUN-201', gor: { svar: utanPm } },
  {
    bastjanst: 'CSN',
    brott: 'en del som tiger sägs ha svarat',
    fall: 'CSN-FUN-011',
    gor: { svar: med('<ResultatKod>-1101<', '<ResultatKod>0<') },
  },
  {
    bastjanst: 'TNS',
    brott: 'fordonsinnehav utelämnas för den som inget fordon har',
    fall: 'TNS-FUN-201',
    gor: { svar: med(/<fordonsinnehav\/>|<fordonsinnehav><\/fordonsinnehav>/, '') },
  },
  {
    bastjanst: 'MIV',
    brott: 'tjänstens eget id i stället för frågans korrelationsid',
    fall: 'MIV-FUN-201',
    gor: { svar: med(/<korrelationsid>[^<]*</, '<korrelationsid>miv-1<') },
  },
  {
    bastjanst: 'AF',
    brott: 'SOAP-fel med HTTP 200',
    fall: 'AF-PRO-001',
    gor: { svar: (svar) => (svar.status === 500 ? { ...svar, status: 200 } : svar) },
  },
  {
    bastjanst: 'CSN',
    brott: 'förbindelsen stängs utan att det sägs',
    fall: 'CSN-PRO-003',
    utfall: 'varning',
    gor: { name: 'half-close' },
  },
  {
    bastjanst: 'SO',
    brott: 'packade svar som ingen bett om',
    fall: 'SO-PRO-004',
    utfall: 'varning',
    gor: { name: 'gzip' },
  },
  {
    bastjanst: 'TNS',
    brott: 'svaret droppar utan slut',
    fall: 'TNS-PRO-005',
    gor: { name: 'dribble' },
    granser: { svarMs: 300 },
  },
  { bastjanst: 'AF', brott: 'adressen omdirigerar', fall: 'AF-PRO-006', gor: { name: 'redirect' } },
  { bastjanst: 'AF', brott: 'svar om en annan person', fall: 'AF-INT-001', gor: { name: 'wrong-person' } },
  {
    bastjanst: 'SKV_DELAR',
    brott: 'en del om en annan person',
    fall: 'SKV_DELAR-INT-201',
    gor: { name: 'wrong-person' },
  },
  {
    bastjanst: 'SKV',
    brott: 'personnummer i feltexten',
    fall: 'SKV-INT-002',
    gor: { name: 'fault-with-personnummer' },
  },
  {
    bastjanst: 'SO',
    brott: 'mellanled får spara svaret',
    fall: 'SO-INT-003',
    gor: { svar: (svar) => ({ ...svar, headers: { ...svar.headers, 'cache-control': 'public, max-age=60' } }) },
  },
  {
    bastjanst: 'AF',
    brott: 'stackspår i feltexten',
    fall: 'AF-INT-005',
    utfall: 'varning',
    gor: { svar: med('</faultstring>', '\n    at se.exempel.Tjanst.svara(Tjanst.java:42)</faultstring>') },
  },
  {
    bastjanst: 'CSN',
    brott: 'långsammare än UC',
    fall: 'CSN-SER-001',
    gor: { name: 'slow', ms: 150 },
    granser: { svarstidMs: 50, matningar: 3, uppvarmning: 0 },
  },
  { bastjanst: 'FK', brott: 'testanropet svarar 404', fall: 'FK-PING-001', gor: { name: 'http-404' } },
];

function soapfel(text: string): string {
  return `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>soap:Client</faultcode><faultstring>${text}</faultstring></soap:Fault></soap:Body></soap:Envelope>`;
}

interface Lefi {
  utlamnare: { utlamnare: { kod: string } }[];
  formansinformation: { utbetalningsuppgift?: { datum: string }[] };
  utbetalningar?: { utbetalningsdatum: string }[];
}

function omskriven(svar: Genom, gor: (json: Lefi) => void): Genom {
  if (svar.status !== 200) return svar;
  const json = JSON.parse(svar.body) as Lefi;
  gor(json);
  return { ...svar, body: JSON.stringify(json) };
}

function utanSistaDagen(svar: Genom, fraga: string): Genom {
  const { period } = JSON.parse(fraga) as { period: { tom: string } };
  return omskriven(svar, (json) => {
    const { utbetalningsuppgift = [] } = json.formansinformation;
    json.formansinformation.utbetalningsuppgift = utbetalningsuppgift.filter(({ datum }) => datum < period.tom);
    json.utbetalningar = (json.utbetalningar ?? []).filter((en) => en.utbetalningsdatum < period.tom);
  });
}

function utanPm(svar: Genom): Genom {
  return omskriven(svar, (json) => {
    json.utlamnare = json.utlamnare.filter((en) => en.utlamnare.kod !== 'PM');
  });
}
