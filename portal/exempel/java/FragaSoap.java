// Frågar den sammansatta bastjänsten över SOAP v11 och läser svaret rätt: ett fel är aldrig "inga uppgifter".
// Kör: java -cp gson.jar FragaSoap.java < personer.txt   (ett personnummer per rad)
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class FragaSoap {
    static final String SSBT = "http://schema.forsakringskassan.se/integration/ssbt/11";
    static final Duration TIDSGRANS = Duration.ofSeconds(30); // längre än tjänstens egen, så att dess svar hinner fram
    static final PrintStream UT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    record Utfall(boolean okant, String text) {
        static final Utfall SVAR = new Utfall(false, "svar");
        static final Utfall INGET = new Utfall(false, "inga uppgifter");

        static Utfall okant(String vad) {
            return new Utfall(true, "OKÄNT: " + vad);
        }
    }

    public static void main(String[] argument) throws Exception {
        var klient = HttpClient.newBuilder().sslContext(tls()).connectTimeout(Duration.ofSeconds(5)).build();
        var rader = new BufferedReader(new InputStreamReader(System.in)).lines().filter(rad -> !rad.isBlank()).toList();
        int avslut = 0;
        for (int nummer = 0; nummer < rader.size(); nummer++) {
            UT.println("Person " + (nummer + 1));
            avslut = Math.max(avslut, en(klient, rader.get(nummer).strip()));
        }
        System.exit(avslut);
    }

    static int en(HttpClient klient, String personnummer) throws Exception {
        var korrelationsid = UUID.randomUUID().toString();
        HttpResponse<byte[]> svar;
        Element kuvert;
        try {
            var anrop = HttpRequest.newBuilder(URI.create(System.getenv("SAMMANSATT_URL") + "/ssbtek"))
                .timeout(TIDSGRANS)
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"\"")
                .POST(BodyPublishers.ofString(fraga(personnummer, korrelationsid)))
                .build();
            svar = klient.send(anrop, BodyHandlers.ofByteArray());
            kuvert = tolka(svar.body()).getDocumentElement();
        } catch (IOException | SAXException fel) {
            System.err.println(fel.getClass().getSimpleName());
            UT.println("Inget svar: uppgifterna är okända");
            return 1;
        }
        var id = svar.headers().firstValue("X-Sammansatt-Id").orElse("");
        System.err.println("X-Sammansatt-Id " + id + ", korrelationsid " + korrelationsid); // spara dem med ärendet
        var felkod = barn(kuvert, "Body", "Fault", "detail", "hamtaBastjanstInformationFault", "felkod");
        if (felkod.isPresent()) {
            UT.println("Nekad: " + felkod.get().getTextContent());
            return 2;
        }
        var innehall = barn(kuvert, "Body", "hamtaBastjanstInformationResponse").orElseThrow();
        if (!text(innehall, "korrelationsid").equals(korrelationsid)) {
            throw new IllegalStateException("svaret hör till en annan fråga");
        }
        var okanda = new ArrayList<String>();
        for (var del : element(barn(innehall, "svarsdata").orElseThrow())) {
            var utfall = utfall(del);
            UT.printf("%-4s %s%n", del.getLocalName(), utfall.text());
            if (utfall.okant()) okanda.add(del.getLocalName());
        }
        UT.println(okanda.isEmpty() ? "Alla har svarat" : "Okänt är inte noll: " + String.join(", ", okanda));
        return okanda.isEmpty() ? 0 : 3;
    }

    /** Myndighetens egen status inne i svaret avgör om det är fullständigt. */
    static Utfall utfall(Element del) throws Exception {
        var fel = barn(del, "error");
        if (fel.isPresent()) {
            return Utfall.okant("%s (%s)".formatted(text(fel.get(), "felkod"), text(fel.get(), "kalla")));
        }
        return switch (del.getLocalName()) {
            case "AF" -> text(del, "data", "Svar", "StatusSokandeinformationKod").equals("0")
                ? Utfall.SVAR : Utfall.okant("AF:s statuskod");
            case "CSN" -> csn(tolka(base64(text(del, "data", "svar"))));
            case "FK" -> lefi(new String(base64(text(del, "data", "lefiJsonSvar")), StandardCharsets.UTF_8));
            case "SKV" -> skatteverket(del);
            case "TNS" -> text(del, "data", "resultat").equals("OK") ? Utfall.SVAR : Utfall.okant("TNS resultat");
            case "MIV" -> barn(del, "data", "response").isPresent() ? Utfall.SVAR : Utfall.INGET;
            default -> Utfall.SVAR;
        };
    }

    static Utfall csn(Document dokument) {
        var kod = dokument.getElementsByTagNameNS("*", "ResultatKod").item(0).getTextContent().strip();
        return switch (kod) {
            case "0" -> Utfall.SVAR;
            case "-2" -> Utfall.INGET;
            default -> Utfall.okant("ResultatKod " + kod);
        };
    }

    static Utfall lefi(String json) {
        var svar = JsonParser.parseString(json).getAsJsonObject();
        var utlamnare = svar.has("utlamnare") ? svar.getAsJsonArray("utlamnare") : new JsonArray();
        var tysta = StreamSupport.stream(utlamnare.spliterator(), false)
            .map(en -> en.getAsJsonObject())
            .filter(en -> !kod(en, "tillstand").equals("OK"))
            .map(en -> kod(en, "utlamnare"))
            .collect(Collectors.joining(" "));
        if (!tysta.isEmpty()) return Utfall.okant(tysta);
        var avvikelser = svar.has("avvikelser") ? svar.getAsJsonObject("avvikelser") : new JsonObject();
        var avviker = avvikelser.entrySet().stream()
            .anyMatch(lista -> lista.getValue().isJsonArray() && !lista.getValue().getAsJsonArray().isEmpty());
        return avviker ? Utfall.okant("avvikelser") : Utfall.SVAR;
    }

    static String kod(JsonObject objekt, String namn) {
        return objekt.getAsJsonObject(namn).get("kod").getAsString();
    }

    /** Felkod 404 i en del betyder att uppgift saknas; alla andra fel att den är okänd. */
    static Utfall skatteverket(Element svar) {
        var delar = element(svar);
        var okanda = delar.stream()
            .filter(del -> barn(del, "error").isPresent() && !text(del, "error", "felkod").equals("404"))
            .map(Element::getLocalName)
            .collect(Collectors.joining(" "));
        if (!okanda.isEmpty()) return Utfall.okant(okanda);
        return delar.stream().anyMatch(del -> barn(del, "data").isPresent()) ? Utfall.SVAR : Utfall.INGET;
    }

    static List<Element> element(Element over) {
        var noder = over.getChildNodes();
        return IntStream.range(0, noder.getLength()).mapToObj(noder::item)
            .filter(Element.class::isInstance).map(Element.class::cast).toList();
    }

    static Optional<Element> barn(Element fran, String... namn) {
        var har = Optional.of(fran);
        for (var ett : namn) {
            har = har.flatMap(over -> element(over).stream().filter(en -> en.getLocalName().equals(ett)).findFirst());
        }
        return har;
    }

    static String text(Element fran, String... namn) {
        return barn(fran, namn).map(en -> en.getTextContent().strip()).orElse("");
    }

    static byte[] base64(String text) {
        return Base64.getMimeDecoder().decode(text);
    }

    static Document tolka(byte[] xml) throws IOException, SAXException, ParserConfigurationException {
        var fabrik = DocumentBuilderFactory.newInstance();
        fabrik.setNamespaceAware(true);
        fabrik.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var tolk = fabrik.newDocumentBuilder();
        tolk.setErrorHandler(null);
        return tolk.parse(new ByteArrayInputStream(xml));
    }

    static String fraga(String personnummer, String korrelationsid) {
        var idag = LocalDate.now();
        var fran = idag.minusDays(58); // CSN svarar högst två månader bakåt
        var lefi = """
            {"personnummer":"%1$s","period":{"from":"%2$s","tom":"%3$s"},
             "utbetalningar":["FK:SJP","FK:FP","PM:AP"],"preliminaraUtbetalningar":["FK:SJP","PM:AP"]}
            """.formatted(personnummer, fran, idag);
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
            <hamtaBastjanstInformation xmlns="%1$s">
              <generellaFrageparametrar>
                <korrelationsid>%2$s</korrelationsid>
                <fraganSkallInkluderasISvaret>false</fraganSkallInkluderasISvaret>
                <ingivare>
                  <organisationsnummer>%3$s</organisationsnummer>
                  <namn>Provkommunens socialnämnd</namn>
                  <handlaggare>h-17</handlaggare>
                </ingivare>
                <personidentitet>%4$s</personidentitet>
                <arendeidentitet>EB-2026-000123</arendeidentitet>
                <tidsperiod><fromDatum>%5$s</fromDatum><tomDatum>%6$s</tomDatum></tidsperiod>
                <syfte>Utredning av ekonomiskt bistånd</syfte>
                <lagtext>15 kap. 10 § socialtjänstlagen (2025:400)</lagtext>
              </generellaFrageparametrar>
              <specifikaFrageparametrar>
                <AF inkludera="true"/>
                <CSN inkludera="true"/>
                <FK inkludera="true"><fraga><aktorsid>provkommun</aktorsid><lefiJsonFraga>%7$s</lefiJsonFraga></fraga></FK>
                <SKV inkludera="true"><fraga>
                  <ar>%8$d</ar><ar>%9$d</ar>
                  <foretagsinformation>true</foretagsinformation><individuppgifter>true</individuppgifter>
                  <skattekonto>true</skattekonto><skatteuppgifter>true</skatteuppgifter>
                  <beskattningsbilagor>true</beskattningsbilagor>
                </fraga></SKV>
                <SO inkludera="true"/>
                <TNS inkludera="true"/>
                <MIV inkludera="true"/>
              </specifikaFrageparametrar>
            </hamtaBastjanstInformation>
            </soap:Body></soap:Envelope>
            """.formatted(SSBT, korrelationsid, System.getenv("SAMMANSATT_ORGNR"), personnummer, fran, idag,
                Base64.getEncoder().encodeToString(lefi.getBytes(StandardCharsets.UTF_8)),
                idag.getYear() - 1, idag.getYear() - 2);
    }

    /** Klientcertifikatet ur en fil i PKCS 12, och den utfärdare som tjänstens certifikat ska ha. */
    static SSLContext tls() throws IOException, GeneralSecurityException {
        var losenord = System.getenv("SAMMANSATT_P12_LOSENORD").toCharArray();
        var eget = KeyStore.getInstance(Path.of(System.getenv("SAMMANSATT_P12")).toFile(), losenord);
        var nycklar = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        nycklar.init(eget, losenord);
        var betrodda = KeyStore.getInstance(KeyStore.getDefaultType());
        betrodda.load(null, null);
        try (var fil = Files.newInputStream(Path.of(System.getenv("SAMMANSATT_CA")))) {
            betrodda.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(fil));
        }
        var utfardare = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        utfardare.init(betrodda);
        var tls = SSLContext.getInstance("TLS");
        tls.init(nycklar.getKeyManagers(), utfardare.getTrustManagers(), null);
        return tls;
    }
}
