// Cases of the protocol above TLS: connections that are kept, compression, statuses and SOAPAction, and answers that end in time.
import { BastjanstFault } from '../../composite/fault.ts';
import type { HttpRequest, HttpResponse } from '../../platform/http-client.ts';
import { godkand, underkand, varning } from '../domslut.ts';
import { type Fallmall, forstaSvar, type Provsituation, utanSvar } from '../fall.ts';
import { brottText, felord } from '../felord.ts';
import type { Domslut } from '../prov.ts';
import { begar } from './begaran.ts';
import { hallsOppen, OMGANGAR } from './forbindelse.ts';
import { medBody, ordAv, textAv } from './texter.ts';

const trasig = medBody((body) => body.slice(0, Math.floor(body.length * 0.6)));

export const protokollfall: readonly Fallmall[] = [
  {
    nr: 'PRO-001',
    grupp: 'protokoll',
    krav: [{ slag: 'kontrakt', ref: 'HTTP: fel' }],
    titel: 'Ett fel har rätt HTTP-status och rätt form',
    steg: ['Skicka ett trasigt dokument', 'Läs status, Content-Type och innehåll'],
    forvantan: 'SOAP: 500, text/xml och ett SOAP-fel med faultcode. REST: 4xx och JSON.',
    varfor: 'Av statusen avgörs om det är frågan eller tjänsten som är fel, och om det är värt att försöka igen.',
    behover: ['kand'],
    domerFel: true,
    async prova(situation) {
      const fragat = await situation.fraga('kand', trasig);
      const svar = forstaSvar(fragat);
      if (!svar) return underkand('Inget svar kom.', { fick: fragat.fel ? felord(fragat.fel) : 'inget' });
      return situation.agentur.wire === 'soap'
        ? soapfel(svar.status, svar.headers, textAv(svar))
        : restfel(situation, svar);
    },
  },
  {
    nr: 'PRO-002',
    grupp: 'protokoll',
    krav: [{ slag: 'kontrakt', ref: 'SOAPAction' }],
    titel: 'SOAPAction är tom, och styr ingenting',
    steg: ['Skicka frågan med SOAPAction: "" och utan citattecken'],
    forvantan: 'Båda besvaras.',
    varfor: 'Kontraktet har soapAction="". Klientbibliotek skriver det på flera sätt.',
    behover: ['kand'],
    fragor: 2,
    galler: ({ wire }) => (wire === 'soap' ? undefined : 'Bastjänsten talar REST.'),
    async prova(situation) {
      for (const soapaction of ['""', '']) {
        const andra = (request: HttpRequest) => ({ ...request, headers: { ...request.headers, soapaction } });
        const fel = utanSvar(situation, await situation.fraga('kand', { andra }));
        if (fel) return fel;
      }
      return godkand('Frågan besvarades med och utan citattecken.');
    },
  },
  {
    nr: 'PRO-003',
    grupp: 'protokoll',
    krav: [{ slag: 'kontrakt', ref: 'HTTP: förbindelser' }],
    titel: 'Förbindelsen hålls öppen mellan frågor',
    steg: ['Skicka tre tomma begäranden efter varandra på samma förbindelse'],
    forvantan: 'Alla besvaras på samma förbindelse.',
    varfor:
      'En ny TLS-handskakning för varje fråga kostar tid och processor på båda sidor, och en förbindelse som stängs utan att det sägs ger fel som ser ut som avbrott.',
    fragor: OMGANGAR,
    prova: hallsOppen,
  },
  {
    nr: 'PRO-004',
    grupp: 'protokoll',
    krav: [{ slag: 'kontrakt', ref: 'HTTP: kompression' }],
    titel: 'Svar packas bara när frågan säger att det går, och då rätt',
    steg: ['Fråga utan Accept-Encoding', 'Fråga med Accept-Encoding: gzip', 'Jämför vad svaren säger'],
    forvantan: 'Utan: opackat. Med: opackat eller riktig gzip, med samma svar.',
    varfor: 'Ett packat svar som ingen bett om är skräp för den som inte packar upp det.',
    behover: ['kand'],
    fragor: 2,
    async prova(situation) {
      const [utan, med] = [await situation.fraga('kand'), await situation.fraga('kand', { andra: medGzip })];
      const fel = utanSvar(situation, utan) ?? utanSvar(situation, med);
      if (fel) return fel;
      if (JSON.stringify(utan.leverans?.assessment) !== JSON.stringify(med.leverans?.assessment))
        return underkand('Svaren är inte desamma.', { vantat: 'samma svar', fick: 'olika besked' });
      const packat = forstaSvar(utan)?.headers['content-encoding'] ?? 'identity';
      return packat === 'identity'
        ? godkand('Svaren kom som det begärdes, och säger samma sak.')
        : varning('Svaret är packat utan att frågan sagt att det går.', {
            vantat: 'opackat',
            fick: ordAv(packat),
          });
    },
  },
  {
    nr: 'PRO-005',
    grupp: 'protokoll',
    krav: [
      { slag: 'UC', ref: 'svarstid' },
      { slag: 'felkod', ref: 'TIDSGRANS_BASTJANST' },
    ],
    titel: 'Svaret kommer helt, inom tidsgränsen',
    steg: ['Fråga om en känd person', 'Läs till svarets sista tecken'],
    forvantan: 'Hela svaret inom gränsen.',
    varfor: 'Efter gränsen bryter den sammansatta tjänsten förbindelsen, och socialnämnden får ett fel i stället.',
    behover: ['kand'],
    async prova(situation) {
      const fragat = await situation.fraga('kand');
      const { svarMs } = situation.miljo.granser;
      return (
        utanSvar(situation, fragat) ??
        godkand(`Svaret kom på ${fragat.ms} ms.`, { vantat: `högst ${svarMs} ms`, fick: `${fragat.ms} ms` })
      );
    },
  },
  {
    nr: 'PRO-006',
    grupp: 'protokoll',
    krav: [{ slag: 'kontrakt', ref: 'HTTP: metod' }],
    titel: 'GET på frågans adress ger inga uppgifter och ingen omdirigering',
    steg: ['Hämta frågans adress med GET'],
    forvantan: 'Ett HTTP-svar som varken är 3xx eller 5xx.',
    varfor: 'En omdirigering följs aldrig: frågan bär ett personnummer.',
    fragor: 1,
    prova: medGet,
  },
];

async function medGet(situation: Provsituation): Promise<Domslut> {
  const svar = await begar(situation, situation.miljo.http, { method: 'GET', headers: {} });
  if (svar instanceof BastjanstFault)
    return underkand('GET fick inget helt svar.', { vantat: 'ett HTTP-svar', fick: felord(svar) });
  const { status } = svar;
  if (status >= 300 && status < 400)
    return underkand('Adressen omdirigerar.', { vantat: 'inget 3xx', fick: `HTTP ${status}` });
  return status >= 500
    ? varning('GET ger ett serverfel.', { vantat: 'HTTP 4xx, t.ex. 405', fick: `HTTP ${status}` })
    : godkand(`GET besvaras med HTTP ${status}.`);
}

function medGzip(request: HttpRequest): HttpRequest {
  return { ...request, headers: { ...request.headers, 'accept-encoding': 'gzip' } };
}

function soapfel(status: number, headers: Readonly<Record<string, string>>, text: string): Domslut {
  const fel = [
    ...(status === 500 ? [] : [`HTTP ${status}`]),
    ...(/^text\/xml/i.test(headers['content-type'] ?? '') ? [] : ['Content-Type är inte text/xml']),
    ...(/<(?:[\w.-]+:)?Fault[\s>]/.test(text) ? [] : ['inget SOAP-fel']),
    ...(/<faultcode[\s>]/.test(text) ? [] : ['ingen faultcode']),
  ];
  return fel.length === 0
    ? godkand('Felet är ett SOAP-fel, HTTP 500.')
    : underkand('Felet har inte kontraktets form.', {
        vantat: 'HTTP 500, text/xml, SOAP-fel med faultcode',
        fick: fel.join(', '),
      });
}

function restfel({ agentur }: Provsituation, svar: HttpResponse): Domslut {
  const { status, headers } = svar;
  const json = /^application\/(?:problem\+)?json/i.test(headers['content-type'] ?? '');
  const vantat = 'HTTP 4xx och JSON';
  if (status < 400 || status >= 500)
    return underkand('Felet har inte kontraktets status.', { vantat, fick: `HTTP ${status}` });
  const brott = agentur.feletsBrott?.(svar) ?? [];
  if (brott.length > 0)
    return underkand('Felet bryter mot sitt schema.', { vantat, fick: brott.slice(0, 5).map(brottText).join('; ') });
  return json
    ? godkand(`Felet är JSON, HTTP ${status}.`)
    : varning('Felet är inte JSON.', { vantat, fick: `HTTP ${status}` });
}
