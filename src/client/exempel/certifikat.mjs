// Med klientcertifikat: Nodes egen fetch tar inget, så undicis lämnas in, med en Agent som har det.
// Kör: node certifikat.mjs https://sammansatt.example ORGANISATIONSNUMMER ca.crt klient.crt klient.key
import { readFileSync } from 'node:fs';
import { createSammansattClient } from 'sammansatt/client';
import { Agent, fetch } from 'undici';
import { fragan, PERSONER } from './fragan.mjs';

const [baseUrl, organisationsnummer, ca, cert, key] = process.argv.slice(2);
const dispatcher = new Agent({
  connect: { ca: readFileSync(ca), cert: readFileSync(cert), key: readFileSync(key) },
});
const client = createSammansattClient({ baseUrl, fetch: (url, init) => fetch(url, { ...init, dispatcher }) });

try {
  const { delar } = await client.kontroll(fragan(PERSONER.foralder, organisationsnummer));
  for (const [bastjanst, { tillfragas }] of Object.entries(delar)) {
    console.log(`${bastjanst} ${tillfragas ? 'skulle tillfrågas' : 'skulle inte tillfrågas'}`);
  }
} finally {
  await dispatcher.close();
}
