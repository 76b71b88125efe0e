// Frågar den sammansatta bastjänsten över REST och läser svaret rätt: ett fel är aldrig "inga uppgifter".
// Kör: dotnet run < personer.txt   (ett personnummer per rad; aldrig som argument, där andra kan se det)
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

Console.OutputEncoding = new UTF8Encoding(false);
using var klient = Anslut();
int avslut = 0, nummer = 0;
while (Console.ReadLine() is { } rad)
{
    if (string.IsNullOrWhiteSpace(rad)) continue;
    Console.WriteLine($"Person {++nummer}");
    avslut = Math.Max(avslut, await En(rad.Trim()));
}
return avslut;

async Task<int> En(string personnummer)
{
    var korrelationsid = Guid.NewGuid().ToString();
    HttpResponseMessage svar;
    JsonNode json;
    try
    {
        svar = await klient.PostAsJsonAsync("v1/fragor", Fraga(personnummer, korrelationsid));
        json = JsonNode.Parse(await svar.Content.ReadAsStringAsync())!;
    }
    catch (Exception fel) when (fel is HttpRequestException or TaskCanceledException or JsonException)
    {
        Console.Error.WriteLine(fel.GetType().Name);
        Console.WriteLine("Inget svar: uppgifterna är okända");
        return 1;
    }
    svar.Headers.TryGetValues("X-Sammansatt-Id", out var id);
    Console.Error.WriteLine($"X-Sammansatt-Id {id?.First()}, korrelationsid {korrelationsid}"); // spara dem med ärendet
    if (!svar.IsSuccessStatusCode)
    {
        Console.WriteLine($"Nekad: {json["felkod"]}");
        return 2;
    }
    if ((string?)json["korrelationsid"] != korrelationsid) throw new InvalidOperationException("svaret hör till en annan fråga");
    var okanda = new List<string>();
    foreach (var (myndighet, del) in json["svarsdata"]!.AsObject())
    {
        var (okant, text) = Utfall(del!.AsObject());
        Console.WriteLine($"{myndighet,-4} {text}");
        if (okant) okanda.Add(myndighet);
    }
    Console.WriteLine(okanda.Count == 0 ? "Alla har svarat" : $"Okänt är inte noll: {string.Join(", ", okanda)}");
    return okanda.Count == 0 ? 0 : 3;
}

// Vad en myndighets del är värd. Bara kvalitet "nothing" betyder att myndigheten inte har någon uppgift.
static (bool Okant, string Text) Utfall(JsonObject del)
{
    if (del["error"] is { } fel) return (true, $"OKÄNT: {fel["felkod"]} ({fel["kalla"]})");
    var kvalitet = (string)del["kvalitet"]!;
    if (kvalitet == "answered") return (false, "uppgifter");
    if (kvalitet == "nothing") return (false, "inga uppgifter");
    string[] hela = ["answered", "nothing", "not-asked"];
    var svarande = del["svarande"]?.AsArray() ?? new JsonArray();
    var tysta = svarande.Where(en => !hela.Contains((string?)en!["kvalitet"])).Select(en => (string)en!["id"]!);
    return (true, $"OKÄNT: {string.Join(' ', tysta.Prepend(kvalitet))}");
}

static JsonObject Fraga(string personnummer, string korrelationsid)
{
    var idag = DateOnly.FromDateTime(DateTime.Today);
    string fran = idag.AddDays(-58).ToString("yyyy-MM-dd"), till = idag.ToString("yyyy-MM-dd"); // CSN svarar högst två månader bakåt
    JsonObject Inkluderad(JsonObject? fraga = null)
    {
        var del = new JsonObject { ["@inkludera"] = true };
        if (fraga is not null) del["fraga"] = fraga;
        return del;
    }
    var lefi = new JsonObject
    {
        ["personnummer"] = personnummer,
        ["period"] = new JsonObject { ["from"] = fran, ["tom"] = till },
        ["utbetalningar"] = new JsonArray("FK:SJP", "FK:FP", "PM:AP"),
        ["preliminaraUtbetalningar"] = new JsonArray("FK:SJP", "PM:AP"),
    };
    var skv = new JsonObject
    {
        ["ar"] = new JsonArray(idag.Year - 1, idag.Year - 2),
        ["foretagsinformation"] = true,
        ["individuppgifter"] = true,
        ["skattekonto"] = true,
        ["skatteuppgifter"] = true,
        ["beskattningsbilagor"] = true,
    };
    return new JsonObject
    {
        ["generellaFrageparametrar"] = new JsonObject
        {
            ["korrelationsid"] = korrelationsid,
            ["ingivare"] = new JsonObject
            {
                ["organisationsnummer"] = Miljo("SAMMANSATT_ORGNR"),
                ["namn"] = "Provkommunens socialnämnd",
                ["handlaggare"] = "h-17",
            },
            ["personidentitet"] = personnummer,
            ["arendeidentitet"] = "EB-2026-000123",
            ["tidsperiod"] = new JsonObject { ["fromDatum"] = fran, ["tomDatum"] = till },
            ["syfte"] = "Utredning av ekonomiskt bistånd",
            ["lagtext"] = "15 kap. 10 § socialtjänstlagen (2025:400)",
        },
        ["specifikaFrageparametrar"] = new JsonObject
        {
            ["AF"] = Inkluderad(),
            ["CSN"] = Inkluderad(),
            ["FK"] = Inkluderad(new JsonObject { ["aktorsid"] = "provkommun", ["lefiJsonFraga"] = lefi }),
            ["SKV"] = Inkluderad(skv),
            ["SO"] = Inkluderad(),
            ["TNS"] = Inkluderad(),
            ["MIV"] = Inkluderad(),
        },
    };
}

static HttpClient Anslut()
{
    var utfardare = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
    utfardare.CustomTrustStore.ImportFromPemFile(Miljo("SAMMANSATT_CA"));
    var eget = X509Certificate2.CreateFromPemFile(Miljo("SAMMANSATT_CERT"), Miljo("SAMMANSATT_NYCKEL"));
    var tls = new SslClientAuthenticationOptions { ClientCertificates = new X509CertificateCollection { eget }, CertificateChainPolicy = utfardare };
    return new HttpClient(new SocketsHttpHandler { SslOptions = tls, ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
        BaseAddress = new Uri(Miljo("SAMMANSATT_URL") + "/"),
        Timeout = TimeSpan.FromSeconds(30), // längre än tjänstens egen, så att dess svar hinner fram
    };
}

static string Miljo(string namn) =>
    Environment.GetEnvironmentVariable(namn) ?? throw new InvalidOperationException($"{namn} saknas");
