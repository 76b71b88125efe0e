// Frågar den sammansatta bastjänsten över REST och läser svaret rätt: ett fel är aldrig "inga uppgifter".
// Kör: node fraga-rest.mjs < personer.txt   (ett personnummer per rad; aldrig som argument, där andra kan se det)
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';

const { SAMMANSATT_URL, SAMMANSATT_CA, SAMMANSATT_CERT, SAMMANSATT_NYCKEL, SAMMANSATT_ORGNR } = process.env;
const TIDSGRANS_MS = 30_000; // längre än tjänstens egen, så att dess svar hinner fram

const agent = new Agent({
  keepAlive: true,
  ca: readFileSync(SAMMANSATT_CA),
  cert: readFileSync(SAMMANSATT_CERT),
  key: readFileSync(SAMMANSATT_NYCKEL),
});

const dag = (antal) => new Date(Date.now() + antal * 86_400_000).toISOString().slice(0, 10);

function fraga(personnummer, korrelationsid) {
  const tidsperiod = { fromDatum: dag(-58), tomDatum: dag(0) }; // CSN svarar högst två månader bakåt
  const ar = new Date().getFullYear();
  const lefiJsonFraga = {
    personnummer,
    period: { from: tidsperiod.fromDatum, tom: tidsperiod.tomDatum },
    utbetalningar: ['FK:SJP', 'FK:FP', 'PM:AP'],
    preliminaraUtbetalningar: ['FK:SJP', 'PM:AP'],
  };
  const delar = { foretagsinformation: true, individuppgifter: true, skattekonto: true };
  return {
    generellaFrageparametrar: {
      korrelationsid,
      ingivare: { organisationsnummer: SAMMANSATT_ORGNR, namn: 'Provkommunens socialnämnd', handlaggare: 'h-17' },
      personidentitet: personnummer,
      arendeidentitet: 'EB-2026-000123',
      tidsperiod,
      syfte: 'Utredning av ekonomiskt bistånd',
      lagtext: '15 kap. 10 § socialtjänstlagen (2025:400)',
    },
    specifikaFrageparametrar: {
      AF: { '@inkludera': true },
      CSN: { '@inkludera': true },
      FK: { '@inkludera': true, fraga: { aktorsid: 'provkommun', lefiJsonFraga } },
      SKV: {
        '@inkludera': true,
        fraga: { ar: [ar - 1, ar - 2], ...delar, skatteuppgifter: true, beskattningsbilagor: true },
      },
      SO: { '@inkludera': true },
      TNS: { '@inkludera': true },
      MIV: { '@inkludera': true },
    },
  };
}

function skicka(innehall) {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(TIDSGRANS_MS);
    const headers = { 'Content-Type': 'application/json' };
    const anrop = request(`${SAMMANSATT_URL}/v1/fragor`, { method: 'POST', agent, signal, headers }, async (svar) => {
      try {
        const text = Buffer.concat(await svar.toArray()).toString('utf8');
        resolve({ status: svar.statusCode, id: svar.headers['x-sammansatt-id'], json: JSON.parse(text) });
      } catch (fel) {
        reject(fel);
      }
    });
    anrop.on('error', reject);
    anrop.end(JSON.stringify(innehall));
  });
}

/** Vad en myndighets del är värd. Bara kvalitet "nothing" betyder att myndigheten inte har någon uppgift. */
function utfall({ kvalitet, error, svarande = [] }) {
  if (error) return { okant: true, text: `OKÄNT: ${error.felkod} (${error.kalla})` };
  if (kvalitet === 'answered') return { okant: false, text: 'uppgifter' };
  if (kvalitet === 'nothing') return { okant: false, text: 'inga uppgifter' };
  const tysta = svarande.filter((en) => !['answered', 'nothing', 'not-asked'].includes(en.kvalitet)).map(({ id }) => id);
  return { okant: true, text: `OKÄNT: ${[kvalitet, ...tysta].join(' ')}` };
}

async function en(personnummer) {
  const korrelationsid = randomUUID();
  let svar;
  try {
    svar = await skicka(fraga(personnummer, korrelationsid));
  } catch (fel) {
    console.error(fel.code ?? fel.name);
    console.log('Inget svar: uppgifterna är okända');
    return 1;
  }
  const { status, id, json } = svar;
  console.error(`X-Sammansatt-Id ${id}, korrelationsid ${korrelationsid}`); // spara dem med ärendet
  if (status !== 200) {
    console.log(`Nekad: ${json.felkod}`);
    return 2;
  }
  if (json.korrelationsid !== korrelationsid) throw new Error('svaret hör till en annan fråga');
  const delar = Object.entries(json.svarsdata).map(([myndighet, del]) => ({ myndighet, ...utfall(del) }));
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
agent.destroy();
