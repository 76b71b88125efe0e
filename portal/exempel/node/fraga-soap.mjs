// Frågar den sammansatta bastjänsten över SOAP v11 och läser svaret rätt: ett fel är aldrig "inga uppgifter".
// Kör: npm install soap; node fraga-soap.mjs < personer.txt   (ett personnummer per rad)
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { createClientAsync } from 'soap';

const { SAMMANSATT_URL, SAMMANSATT_CA, SAMMANSATT_CERT, SAMMANSATT_NYCKEL, SAMMANSATT_ORGNR } = process.env;
const TIDSGRANS_MS = 30_000; // längre än tjänstens egen, så att dess svar hinner fram
const DELAR = ['foretagsinformation', 'individuppgifter', 'skattekonto', 'skatteuppgifter', 'beskattningsbilagor'];

const httpsAgent = new Agent({
  keepAlive: true,
  ca: readFileSync(SAMMANSATT_CA),
  cert: readFileSync(SAMMANSATT_CERT),
  key: readFileSync(SAMMANSATT_NYCKEL),
});
const dag = (antal) => new Date(Date.now() + antal * 86_400_000).toISOString().slice(0, 10);
const base64 = (text) => Buffer.from(text, 'utf8').toString('base64');
const utanBase64 = (text) => Buffer.from(text, 'base64').toString('utf8');

function fraga(personnummer, korrelationsid) {
  const tidsperiod = { fromDatum: dag(-58), tomDatum: dag(0) }; // CSN svarar högst två månader bakåt
  const ar = new Date().getFullYear();
  const lefi = {
    personnummer,
    period: { from: tidsperiod.fromDatum, tom: tidsperiod.tomDatum },
    utbetalningar: ['FK:SJP', 'FK:FP', 'PM:AP'],
    preliminaraUtbetalningar: ['FK:SJP', 'PM:AP'],
  };
  const attributes = { inkludera: true };
  const delar = Object.fromEntries(DELAR.map((del) => [del, true]));
  return {
    generellaFrageparametrar: {
      korrelationsid,
      fraganSkallInkluderasISvaret: false,
      ingivare: { organisationsnummer: SAMMANSATT_ORGNR, namn: 'Provkommunens socialnämnd', handlaggare: 'h-17' },
      personidentitet: personnummer,
      arendeidentitet: 'EB-2026-000123',
      tidsperiod,
      syfte: 'Utredning av ekonomiskt bistånd',
      lagtext: '15 kap. 10 § socialtjänstlagen (2025:400)',
    },
    specifikaFrageparametrar: {
      AF: { attributes },
      CSN: { attributes },
      FK: { attributes, fraga: { aktorsid: 'provkommun', lefiJsonFraga: base64(JSON.stringify(lefi)) } },
      SKV: { attributes, fraga: { ar: [ar - 1, ar - 2], ...delar } },
      SO: { attributes },
      TNS: { attributes },
      MIV: { attributes },
    },
  };
}

/** Myndighetens egen status inne i svaret. null: svaret är fullständigt; '': myndigheten säger sig inte ha något. */
const EGEN_STATUS = {
  AF: ({ Svar }) => (Number(Svar?.StatusSokandeinformationKod) === 0 ? null : 'AF:s statuskod'),
  CSN({ svar }) {
    const kod = /<(?:\w+:)?ResultatKod>\s*(-?\d+)\s*</.exec(utanBase64(svar))?.[1];
    if (kod === '0') return null;
    return kod === '-2' ? '' : `ResultatKod ${kod}`;
  },
  FK({ lefiJsonSvar }) {
    const { utlamnare = [], avvikelser = {} } = JSON.parse(utanBase64(lefiJsonSvar));
    const tysta = utlamnare.filter(({ tillstand }) => tillstand.kod !== 'OK').map((en) => en.utlamnare.kod);
    if (tysta.length > 0) return tysta.join(' ');
    return Object.values(avvikelser).some((lista) => lista?.length > 0) ? 'avvikelser' : null;
  },
  SO: () => null,
  TNS: ({ resultat }) => (resultat === 'OK' ? null : 'TNS resultat'),
  MIV: (data) => (data?.response ? null : ''), // utan response är personen inte känd
};

function utfall(myndighet, del) {
  if (del.error) return { okant: true, text: `OKÄNT: ${del.error.felkod} (${del.error.kalla})` };
  const status = myndighet === 'SKV' ? skatteverket(del) : EGEN_STATUS[myndighet](del.data);
  if (status === null) return { okant: false, text: 'svar' };
  return status === '' ? { okant: false, text: 'inga uppgifter' } : { okant: true, text: `OKÄNT: ${status}` };
}

/** I en del av Skatteverkets svar betyder felkod 404 att uppgift saknas; alla andra fel att den är okänd. */
function skatteverket(svar) {
  const svarade = DELAR.filter((del) => svar[del]);
  const okanda = svarade.filter((del) => svar[del].error && svar[del].error.felkod !== '404');
  if (okanda.length > 0) return okanda.join(' ');
  return svarade.every((del) => svar[del].error) ? '' : null;
}

let klient;

async function en(personnummer) {
  const korrelationsid = randomUUID();
  let svar;
  try {
    klient ??= await createClientAsync(`${SAMMANSATT_URL}/ssbtek?wsdl=v11`, { wsdl_options: { httpsAgent } });
    [svar] = await klient.hamtaBastjanstInformationAsync(fraga(personnummer, korrelationsid), {
      httpsAgent,
      timeout: TIDSGRANS_MS,
    });
  } catch (fel) {
    const detalj = fel.root?.Envelope?.Body?.Fault?.detail?.hamtaBastjanstInformationFault;
    if (!detalj) console.error(fel.code ?? fel.name); // aldrig fel.message: den kan upprepa frågan
    console.log(detalj ? `Nekad: ${detalj.felkod}` : 'Inget svar: uppgifterna är okända');
    return detalj ? 2 : 1;
  } finally {
    console.error(`X-Sammansatt-Id ${klient?.lastResponseHeaders?.['x-sammansatt-id']}, korrelationsid ${korrelationsid}`);
  }
  if (svar.korrelationsid !== korrelationsid) throw new Error('svaret hör till en annan fråga');
  const delar = Object.entries(svar.svarsdata).map(([myndighet, del]) => ({ myndighet, ...utfall(myndighet, del) }));
  for (const { myndighet, text } of delar) console.log(`${myndighet.padEnd(4)} ${text}`);
  const okanda = delar.filter(({ okant }) => okant).map(({ myndighet }) => myndighet);
  console.log(okanda.length > 0 ? `Okänt är inte noll: ${okanda.join(', ')}` : 'Alla har svarat');
  return okanda.length > 0 ? 3 : 0;
}

const personer = readFileSync(0, 'utf8').split('\n').filter(Boolean);
for (const [nummer, personnummer] of personer.entries()) {
  console.log(`Person ${nummer + 1}`);
  process.exitCode = Math.max(process.exitCode ?? 0, await en(personnummer.trim()));
}
httpsAgent.destroy();
