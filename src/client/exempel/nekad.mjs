// En fråga som nekas: ingen har tillfrågats, och felet säger varför och vad man gör.
// Kör: node nekad.mjs http://127.0.0.1:8080
import { createSammansattClient, SammansattError } from 'sammansatt/client';
import { fragan, PERSONER } from './fragan.mjs';

const client = createSammansattClient({ baseUrl: process.argv[2] });
const felvand = fragan(PERSONER.foralder);
const { fromDatum, tomDatum } = felvand.generellaFrageparametrar.tidsperiod;
felvand.generellaFrageparametrar.tidsperiod = { fromDatum: tomDatum, tomDatum: fromDatum };

try {
  await client.fraga(felvand);
} catch (fel) {
  if (!(fel instanceof SammansattError) || fel.orsak !== 'nekad') throw fel;
  console.log(`${fel.status} ${fel.felkod}: ${fel.felmeddelande.join(' ')}`);
  console.log(`Uppge id vid felanmälan: ${fel.id}`);
  if (fel.vantaSekunder !== undefined) console.log(`Tidigast om ${fel.vantaSekunder} s`);
}
