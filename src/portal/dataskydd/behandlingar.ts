// The record of processing (GDPR art. 30) for a nämnd: what is done with personal data, by whose order, and for how long.
import type { Dataskyddsfakta } from './fakta.ts';
import { varje } from './varje.ts';

/** The fields of art. 30.1, in Swedish. */
export interface Behandling {
  readonly namn: string;
  readonly andamal: string;
  readonly rattsligGrund: string;
  readonly registrerade: string;
  readonly uppgifter: string;
  readonly mottagare: string;
  readonly bevarande: string;
  readonly skydd: string;
}

const EKONOMISKT_BISTAND = 'Handläggning av ärenden om ekonomiskt bistånd (12 kap. 1 § socialtjänstlagen (2025:400)).';
const UPPGIFTSSKYLDIGHET =
  'Nämnden anger sin grund (artikel 6). Utlämnandet vilar på uppgiftsskyldigheten i 15 kap. 10–12 §§ socialtjänstlagen (2025:400) för dem som flödena säger det om.';

const E_POST = 'Brev går genom driftleverantörens e-postserver, som får mottagarens adress och brevets text.';

export function behandlingarOf(fakta: Dataskyddsfakta): Behandling[] {
  return [fraga(fakta), logg(fakta), anvandare(fakta), webbplats(fakta)];
}

function fraga({ bastjanster, namnd }: Dataskyddsfakta): Behandling {
  const asked = bastjanster.map(({ namn }) => namn).join(', ') || 'ingen: anslutningen har inga bastjänster';
  return {
    namn: 'Frågan och det sammansatta svaret',
    andamal: EKONOMISKT_BISTAND,
    rattsligGrund: UPPGIFTSSKYLDIGHET,
    registrerade: 'Den som ärendet gäller, och den vars uppgifter ärendet behöver. Handläggaren.',
    uppgifter:
      'Person- eller samordningsnummer, ärendebeteckning, period, handläggarens identitet; i svaret de uppgifter som varje uppgiftslämnare lämnar (se flödena).',
    mottagare: `Bastjänsterna: ${asked}. Svaret lämnas till nämnden${namnd.systemleverantorer.length > 0 ? ' genom dess systemleverantör' : ''}.`,
    bevarande:
      'Svaret sparas inte. Det finns i minnet medan frågan besvaras. I ett uppdrag, som kräver nämndens instruktion, väntar det på ' +
      'att hämtas, krypterat så att bara nämndens eget system kan läsa det, och raderas senast 24 timmar efter att uppdraget lämnades in.',
    skydd: connectionText(bastjanster),
  };
}

function connectionText(bastjanster: Dataskyddsfakta['bastjanster']): string {
  const kinds = new Set(bastjanster.flatMap(({ forbindelser }) => forbindelser));
  const parts = [
    ...(kinds.has('TLS') ? ['krypterade med TLS'] : []),
    ...(kinds.has('utan TLS') ? ['utan TLS på ett slutet nät'] : []),
    ...(kinds.has('simulerad') ? ['simulerade: ingen utanför datorn tillfrågas'] : []),
  ];
  return `Rätten prövas innan någon tillfrågas. Förbindelserna till bastjänsterna är ${parts.join(', och ') || 'inga'}.`;
}

function logg({ logg: facts, beslut }: Dataskyddsfakta): Behandling {
  return {
    namn: 'Loggen över efterfrågade personer',
    andamal:
      'Att kunna visa vem som frågat om vem, när och varför: behörighetskontroll, systematisk och återkommande granskning, registerutdrag och utredning av incidenter.',
    rattsligGrund:
      'Nämnden anger sin grund (artikel 6). Åtkomst ska dokumenteras och kunna kontrolleras: 10 § lagen (2001:454) om behandling av personuppgifter inom socialtjänsten.',
    registrerade: 'De personer som frågor har ställts om. Handläggare. De som har läst i loggen.',
    uppgifter: `${facts.falt.join(', ')}; tidpunkt, vilka bastjänster som tillfrågades och hur det gick tekniskt. Inga svar.`,
    mottagare: 'Nämnden. Driftleverantören ser antal och lägen, och personer bara efter nämndens medgivande.',
    bevarande: beslut
      ? `${beslut.manader} hela månader efter frågans månad, enligt gallringsbeslut ${beslut.referens} (${beslut.datum}). Frågor under en kvarhållning finns kvar tills den har upphört.`
      : 'Inget gallringsbeslut gäller: ingenting gallras förrän nämnden har beslutat.',
    skydd:
      `Krypterad under en nyckel för varje nämnd och månad (nycklar i ${facts.nycklar}), kedjad, signerad kontrollpunkt ` +
      `${varje(facts.kontrollpunktSekunder, ['sekund', 'sekunders'])}, gallrad genom att nyckeln förstörs. Kopior av nycklarna lever högst ${facts.nyckelkopiaDagar} dagar. Lagras i ${facts.databas}.`,
  };
}

function anvandare({ namnd: { atagandeKravs } }: Dataskyddsfakta): Behandling {
  return {
    namn: 'Användare, kontakter och åtaganden',
    andamal: 'Att veta vem som får fråga, vem som administrerar nämndens anslutning, och att nå dem.',
    rattsligGrund: 'Nämnden anger sin grund (artikel 6). Anslutningsavtalet och bilaga 7 (överenskommelsen § 7).',
    registrerade: 'Nämndens kontakter och administratörer. Handläggare.',
    uppgifter: `Namn, e-post, telefon, roll, inloggningens identitet; ${atagandeKravs ? 'handläggarens identitet och dag för åtagandet (bilaga 7)' : 'inga åtaganden krävs av nämnden'}.`,
    mottagare: `Driftleverantören och förvaltaren. I en avvikelse ser parterna vem som skrev. ${E_POST}`,
    bevarande:
      'Tjänsten gallrar inte registret, dess historik eller avvikelser: de finns kvar också när anslutningen har upphört.',
    skydd:
      'Inloggning med OpenID Connect, roller, och en händelse med skäl för varje ändring. Personnummer tas inte emot i fälten.',
  };
}

function webbplats({ inloggning: { vilaMinuter, hogstTimmar } }: Dataskyddsfakta): Behandling {
  return {
    namn: 'Inloggning och prenumerationer',
    andamal:
      'Att veta vem som är inloggad, att hindra missbruk, och att skicka driftinformation till dem som har bett om den.',
    rattsligGrund: 'Nämnden och driftleverantören anger sin grund (artikel 6).',
    registrerade: 'De som loggar in. De som prenumererar på driftinformation.',
    uppgifter:
      'Inloggningens identitet, namn och roller; när sessionen började och senast användes. Prenumerantens e-postadress. ' +
      'Nätverksadressen räknas vid inloggning och prenumeration, som en kontrollsumma. I driftloggarna står den inte.',
    mottagare: `Driftleverantören. ${E_POST}`,
    bevarande:
      `En session gäller i ${vilaMinuter} minuter utan användning, högst ${hogstTimmar} timmar, och tas sedan bort. Kontrollsummor av ` +
      'nätverksadresser används i högst ett dygn. E-postadressen tas bort när prenumerationen avslutas.',
    skydd: 'Sessionens hemlighet finns i databasen bara som kontrollsumma; kakan kan inte läsas av skript.',
  };
}
