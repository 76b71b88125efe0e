// Ett svar där en bastjänst har misslyckats är ett vanligt svar: de andras uppgifter står i det, och den enas är okända.
// Kör: node delvis.mjs http://127.0.0.1:8080
import { createSammansattClient } from 'sammansatt/client';
import { fragan, PERSONER } from './fragan.mjs';

const client = createSammansattClient({ baseUrl: process.argv[2] });
const { svarsdata } = await client.fraga(fragan(PERSONER.afSvararMedFel));

for (const [bastjanst, del] of Object.entries(svarsdata)) {
  if ('error' in del) console.log(`${bastjanst} OKÄNT: ${del.error.felkod}. ${del.error.felmeddelande.join(' ')}`);
  else if (del.kvalitet === 'nothing') console.log(`${bastjanst} har inga uppgifter`);
  else console.log(`${bastjanst} ${del.kvalitet}`);
}
