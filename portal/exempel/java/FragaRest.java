// Frågar den sammansatta bastjänsten över REST och läser svaret rätt: ett fel är aldrig "inga uppgifter".
// Kör: java -cp gson.jar FragaRest.java < personer.txt   (ett personnummer per rad; aldrig som argument, där andra kan se det)
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

class FragaRest {
    static final Duration TIDSGRANS = Duration.ofSeconds(30); // längre än tjänstens egen, så att dess svar hinner fram
    static final Set<String> HELA = Set.of("answered", "nothing", "not-asked");
    static final PrintStream UT = new PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8);

    /** Vad en myndighets del är värd. Bara kvalitet "nothing" betyder att myndigheten inte har någon uppgift. */
    record Utfall(boolean okant, String text) {}

    public static void main(String[] argument) throws IOException, GeneralSecurityException, InterruptedException {
        var klient = HttpClient.newBuilder().sslContext(tls()).connectTimeout(Duration.ofSeconds(5)).build();
        var rader = new BufferedReader(new InputStreamReader(System.in)).lines().filter(rad -> !rad.isBlank()).toList();
        int avslut = 0;
        for (int nummer = 0; nummer < rader.size(); nummer++) {
            UT.println("Person " + (nummer + 1));
            avslut = Math.max(avslut, en(klient, rader.get(nummer).strip()));
        }
        System.exit(avslut);
    }

    static int en(HttpClient klient, String personnummer) throws InterruptedException {
        var korrelationsid = UUID.randomUUID().toString();
        HttpResponse<String> svar;
        JsonObject json;
        try {
            var anrop = HttpRequest.newBuilder(URI.create(System.getenv("SAMMANSATT_URL") + "/v1/fragor"))
                .timeout(TIDSGRANS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(fraga(personnummer, korrelationsid)))
                .build();
            svar = klient.send(anrop, BodyHandlers.ofString());
            json = JsonParser.parseString(svar.body()).getAsJsonObject();
        } catch (IOException | JsonParseException fel) {
            System.err.println(fel.getClass().getSimpleName());
            UT.println("Inget svar: uppgifterna är okända");
            return 1;
        }
        var id = svar.headers().firstValue("X-Sammansatt-Id").orElse("");
        System.err.println("X-Sammansatt-Id " + id + ", korrelationsid " + korrelationsid); // spara dem med ärendet
        if (svar.statusCode() != 200) {
            UT.println("Nekad: " + json.get("felkod").getAsString());
            return 2;
        }
        if (!json.get("korrelationsid").getAsString().equals(korrelationsid)) {
            throw new IllegalStateException("svaret hör till en annan fråga");
        }
        var okanda = new ArrayList<String>();
        for (var del : json.getAsJsonObject("svarsdata").entrySet()) {
            var utfall = utfall(del.getValue().getAsJsonObject());
            UT.printf("%-4s %s%n", del.getKey(), utfall.text());
            if (utfall.okant()) okanda.add(del.getKey());
        }
        UT.println(okanda.isEmpty() ? "Alla har svarat" : "Okänt är inte noll: " + String.join(", ", okanda));
        return okanda.isEmpty() ? 0 : 3;
    }

    static Utfall utfall(JsonObject del) {
        if (del.has("error")) {
            var fel = del.getAsJsonObject("error");
            return new Utfall(true, "OKÄNT: %s (%s)".formatted(text(fel, "felkod"), text(fel, "kalla")));
        }
        var kvalitet = text(del, "kvalitet");
        return switch (kvalitet) {
            case "answered" -> new Utfall(false, "uppgifter");
            case "nothing" -> new Utfall(false, "inga uppgifter");
            default -> new Utfall(true, "OKÄNT: " + String.join(" ", medTysta(kvalitet, del)));
        };
    }

    static List<String> medTysta(String kvalitet, JsonObject del) {
        var ord = new ArrayList<>(List.of(kvalitet));
        if (!del.has("svarande")) return ord;
        for (JsonElement en : del.getAsJsonArray("svarande")) {
            if (!HELA.contains(text(en.getAsJsonObject(), "kvalitet"))) ord.add(text(en.getAsJsonObject(), "id"));
        }
        return ord;
    }

    static String text(JsonObject objekt, String namn) {
        return objekt.get(namn).getAsString();
    }

    static String fraga(String personnummer, String korrelationsid) {
        var idag = LocalDate.now();
        var fran = idag.minusDays(58); // CSN svarar högst två månader bakåt
        return """
            {
              "generellaFrageparametrar": {
                "korrelationsid": "%1$s",
                "ingivare": { "organisationsnummer": "%2$s", "namn": "Provkommunens socialnämnd", "handlaggare": "h-17" },
                "personidentitet": "%3$s",
                "arendeidentitet": "EB-2026-000123",
                "tidsperiod": { "fromDatum": "%4$s", "tomDatum": "%5$s" },
                "syfte": "Utredning av ekonomiskt bistånd",
                "lagtext": "15 kap. 10 § socialtjänstlagen (2025:400)"
              },
              "specifikaFrageparametrar": {
                "AF": { "@inkludera": true },
                "CSN": { "@inkludera": true },
                "FK": { "@inkludera": true, "fraga": { "aktorsid": "provkommun", "lefiJsonFraga": {
                  "personnummer": "%3$s",
                  "period": { "from": "%4$s", "tom": "%5$s" },
                  "utbetalningar": ["FK:SJP", "FK:FP", "PM:AP"],
                  "preliminaraUtbetalningar": ["FK:SJP", "PM:AP"]
                } } },
                "SKV": { "@inkludera": true, "fraga": {
                  "ar": [%6$d, %7$d], "foretagsinformation": true, "individuppgifter": true, "skattekonto": true,
                  "skatteuppgifter": true, "beskattningsbilagor": true
                } },
                "SO": { "@inkludera": true },
                "TNS": { "@inkludera": true },
                "MIV": { "@inkludera": true }
              }
            }
            """.formatted(korrelationsid, System.getenv("SAMMANSATT_ORGNR"), personnummer, fran, idag,
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
