// En fråga med översikt: summorna i kronor, och det som inte är känt.
// Kör: node oversikt.mjs http://127.0.0.1:8080
import { createSammansattClient } from 'sammansatt/client';
import { fragan, PERSONER } from './fragan.mjs';

const client = createSammansattClient({ baseUrl: process.argv[2] });
const { oversikt } = await client.fraga({ ...fragan(PERSONER.foralder), oversikt: true });

for (const { manad, forman, status, matt, belopp, fullstandig } of oversikt.summor) {
  const kronor = belopp === undefined ? 'okänt' : (belopp / 100).toFixed(2); // belopp är i öre
  console.log(`${manad} ${forman.text} (${status}, ${matt}): ${kronor}${fullstandig ? '' : ', kan saknas något'}`);
}
for (const { kalla, text } of oversikt.brister) console.log(`${kalla}: ${text}`);
