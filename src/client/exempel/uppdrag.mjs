// Ett uppdrag: frågorna lämnas in, följs, hämtas en gång och öppnas med den egna nyckeln.
// Kör: node uppdrag.mjs https://sammansatt.example privat-nyckel.jwk
import { readFileSync } from 'node:fs';
import { createSammansattClient, oppna } from 'sammansatt/client';
import { fragan, PERSONER } from './fragan.mjs';

const [baseUrl, nyckel] = process.argv.slice(2);
const client = createSammansattClient({ baseUrl });
const privatNyckel = JSON.parse(readFileSync(nyckel, 'utf8'));

const { id } = await client.uppdrag.skapa([fragan(PERSONER.foralder), fragan(PERSONER.afSvararMedFel)]);
let senast;
for await (const uppdrag of client.uppdrag.folj(id)) senast = uppdrag;
if (senast?.lage !== 'klart') throw new Error(`Uppdraget är ${senast?.lage ?? 'okänt'}: följ det igen senare.`);
console.log(`${senast.klara} av ${senast.antal} klara`);

// Tjänsten raderar resultaten när det sista har lämnats ut: spara vart och ett innan nästa hämtas.
for await (const resultat of client.uppdrag.hamta(id)) {
  const { svar, fel } = await oppna(resultat, privatNyckel);
  console.log(`${resultat.nummer} ${resultat.utfall}: ${fel?.felkod ?? Object.keys(svar.svarsdata).join(', ')}`);
}
