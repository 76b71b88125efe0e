// En fråga om ett hushåll: var och en har sitt svar eller sitt fel, och översikten är gemensam.
// Kör: node hushall.mjs http://127.0.0.1:8080
import { createSammansattClient } from 'sammansatt/client';
import { arendet, PERSONER, tillfragade } from './fragan.mjs';

const client = createSammansattClient({ baseUrl: process.argv[2] });
const medlem = (roll, personidentitet) => ({
  roll,
  personidentitet,
  specifikaFrageparametrar: tillfragade(personidentitet),
});

const { personer, oversikt } = await client.hushall({
  generellaFrageparametrar: arendet(),
  personer: [medlem('sökande', PERSONER.ensam), medlem('medsökande', PERSONER.foralder)],
});

for (const { nummer, roll, utfall, fel } of personer) {
  console.log(`${nummer} ${roll}: ${utfall}${fel ? ` (${fel.felkod})` : ''}`);
}
for (const { hushallsmedlem, manad, forman, status, belopp } of oversikt.summor) {
  console.log(
    `${hushallsmedlem} ${manad} ${forman.text} (${status}): ${belopp === undefined ? 'okänt' : belopp / 100} kr`,
  );
}
