// The felkoder of a refused question: one line of data for each reason.
import type { RequestFaultCode } from '../../composite/fault.ts';
import type { FelkodData } from './felkod.ts';

type RequestErrorData = Omit<FelkodData, 'kalla'>;

const BY_ID = 'Sök på frågans id i tjänstens logg.';

export const requestErrors: Readonly<Record<RequestFaultCode, RequestErrorData>> = {
  malformed: {
    felkod: 'EJ_LASBAR',
    text: 'Meddelandet går inte att läsa: det är inte välformat.',
    advice: 'Rätta meddelandet; platsen står i felmeddelandet.',
    operator: BY_ID,
  },
  'not-soap-11': {
    felkod: 'EJ_SOAP_11',
    text: 'Tjänsten stöder bara SOAP 1.1.',
    advice: 'Ställ in klienten på SOAP 1.1.',
    operator: BY_ID,
  },
  'must-understand': {
    felkod: 'OKANT_HUVUD',
    text: 'Tjänsten känner inte till ett SOAP-huvud som har mustUnderstand.',
    advice: 'Ta bort huvudet eller dess mustUnderstand.',
    operator: BY_ID,
  },
  'dtd-forbidden': {
    felkod: 'DTD_EJ_TILLATEN',
    text: 'Meddelandet har en DTD.',
    advice: 'Ta bort <!DOCTYPE …>: entiteter tas inte emot.',
    operator: 'Kan vara ett försök att missbruka tjänsten.',
  },
  'unknown-version': {
    felkod: 'OKAND_VERSION',
    text: 'Frågans namnrymd hör inte till någon version som tjänsten stöder.',
    advice: 'Använd en av versionerna i felmeddelandet.',
    operator: BY_ID,
  },
  'version-closed': {
    felkod: 'VERSION_STANGD',
    text: 'Versionen är stängd.',
    advice: 'Byt till den version som står i felmeddelandet.',
    operator: 'Stängningsdatum står i profilens versionstabell.',
  },
  'unknown-operation': {
    felkod: 'OKAND_OPERATION',
    text: 'Elementet i Body är ingen operation i kontraktet.',
    advice: 'hamtaBastjanstInformation eller testaBastjanstInformation.',
    operator: BY_ID,
  },
  'schema-invalid': {
    felkod: 'EJ_ENLIGT_SCHEMA',
    text: 'Frågan följer inte kontraktets schema.',
    advice: 'Rätta det som står i felmeddelandet.',
    operator: BY_ID,
  },
  rule: {
    felkod: 'REGEL',
    text: 'Frågan bryter mot en regel.',
    advice: 'Regelns egen felkod säger vilken.',
    operator: 'Regelns läge kan ändras, se REGLER_FIL.',
  },
  'too-large': {
    felkod: 'FOR_STOR_FRAGA',
    text: 'Frågan är större än vad tjänsten tar emot.',
    advice: 'Förkorta frågan.',
    operator: 'Gränsen är MAX_FRAGA_BYTE.',
  },
  'too-slow': {
    felkod: 'FOR_LANGSAM_FRAGA',
    text: 'Frågan kom inte fram i tid.',
    advice: 'Skicka hela frågan på en gång.',
    operator: 'Kan vara ett försök att binda upp tjänsten.',
  },
  'unsupported-media-type': {
    felkod: 'FEL_INNEHALLSTYP',
    text: 'Content-Type eller Content-Encoding stöds inte.',
    advice: 'text/xml för SOAP, application/json för REST, utan Content-Encoding.',
    operator: BY_ID,
  },
  'method-not-allowed': {
    felkod: 'FEL_METOD',
    text: 'Metoden stöds inte på denna adress.',
    advice: 'Svarets huvud Allow säger vilka som stöds.',
    operator: BY_ID,
  },
  'not-found': {
    felkod: 'OKAND_ADRESS',
    text: 'Adressen finns inte.',
    advice: 'Frågor ställs till /ssbtek (SOAP) eller /v1/fragor (REST).',
    operator: BY_ID,
  },
  'not-authenticated': {
    felkod: 'EJ_IDENTIFIERAD',
    text: 'Anroparen är inte identifierad.',
    advice: 'Använd ett klientcertifikat eller en åtkomsttoken som gäller för anslutningen.',
    operator: 'Certifikat eller token saknas, är okänt eller har gått ut; loggraden fraga-nekad säger vilket.',
  },
  'scope-missing': {
    felkod: 'TOKEN_UTAN_RATT',
    text: 'Åtkomsttoken ger inte rätt att fråga.',
    advice: 'Begär en token med det scope som tjänsten kräver.',
    operator: 'TOKEN_SCOPE säger vilket scope som krävs.',
  },
  'identity-unavailable': {
    felkod: 'IDENTIFIERING_EJ_TILLGANGLIG',
    text: 'Anroparen kan inte identifieras just nu.',
    advice: 'Försök igen om en stund.',
    operator: 'Kontrollera att JWKS_URL svarar och att registret över anslutningar kan läsas.',
  },
  'not-connected': {
    felkod: 'EJ_ANSLUTEN',
    text: 'Ingivaren har ingen aktiv anslutning till tjänsten.',
    advice: 'Kontrollera ingivare/organisationsnummer, eller ansök om anslutning.',
    operator: 'Anslutningen finns inte eller är inte aktiv.',
  },
  'undertaking-missing': {
    felkod: 'FORBINDELSE_SAKNAS',
    text: 'Handläggaren har ingen giltig förbindelse om begränsningarna i sin användning.',
    advice: 'Handläggaren bekräftar förbindelsen, som gäller ett år.',
    operator: 'Kravet står i anslutningen.',
  },
  'rate-limited': {
    felkod: 'FOR_MANGA_FRAGOR',
    text: 'Fler frågor kommer än vad som får ställas på en gång.',
    advice: 'Vänta den tid som Retry-After anger.',
    operator: 'Gränserna är FRAGOR_PER_SEKUND, FRAGOR_I_FOLJD, SAMTIDIGA_PER_ORGANISATION och NEKADE_PER_MINUT.',
  },
  overloaded: {
    felkod: 'OVERBELASTAD',
    text: 'Tjänsten är överbelastad och tog inte emot frågan.',
    advice: 'Försök igen om en stund.',
    operator: 'Gränsen är SAMTIDIGA_FRAGOR; den sänks medan processen inte hinner med.',
  },
  'ingivare-not-caller': {
    felkod: 'FEL_INGIVARE',
    text: 'ingivare/organisationsnummer är inte anroparens, och anroparen är inte heller ett registrerat personuppgiftsbiträde för ingivaren.',
    advice: 'Ange den egna organisationen, eller registrera biträdet.',
    operator: 'Biträden står i anslutningen.',
  },
  'log-unavailable': {
    felkod: 'LOGG_EJ_TILLGANGLIG',
    text: 'Loggen över efterfrågade personer går inte att skriva till. Ingen bastjänst har tillfrågats.',
    advice: 'Försök igen senare.',
    operator: 'Kontrollera databasen: utan logg ställs inga frågor.',
  },
  'shutting-down': {
    felkod: 'STANGER',
    text: 'Tjänsten stänger ner.',
    advice: 'Försök igen.',
    operator: 'Väntat vid omstart.',
  },
  internal: {
    felkod: 'INTERNT_FEL',
    text: 'Ett fel i denna tjänst hindrade svaret.',
    advice: 'Uppge frågans id (X-Sammansatt-Id) till driften.',
    operator: BY_ID,
  },
};
