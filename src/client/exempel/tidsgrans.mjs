// En egen tidsgräns, och en egen signal: klienten ger upp, och försöker inte igen av sig själv.
// Kör: node tidsgrans.mjs http://127.0.0.1:8080
import { createSammansattClient } from 'sammansatt/client';
import { fragan, PERSONER } from './fragan.mjs';

const client = createSammansattClient({ baseUrl: process.argv[2], deadlineMs: 30_000 });

const medKortTid = client.fraga(fragan(PERSONER.foralder), { deadlineMs: 1 });
await medKortTid.catch((fel) => console.log(`${fel.orsak}: ${fel.message}`));

const handlaggaren = new AbortController();
const avbruten = client.fraga(fragan(PERSONER.foralder), { signal: handlaggaren.signal });
handlaggaren.abort(); // handläggaren stänger sidan
await avbruten.catch((fel) => console.log(`${fel.orsak}: ${fel.message}`));
