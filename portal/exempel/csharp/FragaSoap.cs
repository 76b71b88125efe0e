// Frågar den sammansatta bastjänsten över SOAP v11 och läser svaret rätt: ett fel är aldrig "inga uppgifter".
// Kör: dotnet run < personer.txt   (ett personnummer per rad)
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

XNamespace ssbt = "http://schema.forsakringskassan.se/integration/ssbt/11";
XNamespace soap = "http://schemas.xmlsoap.org/soap/envelope/";
string[] skvDelar = ["foretagsinformation", "individuppgifter", "skattekonto", "skatteuppgifter", "beskattningsbilagor"];
(bool Okant, string Text) svarade = (false, "svar"), inget = (false, "inga uppgifter");

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
    XElement innehall;
    try
    {
        var fraga = new StringContent(Kuvert(personnummer, korrelationsid).ToString(), Encoding.UTF8, "text/xml");
        fraga.Headers.Add("SOAPAction", "\"\"");
        svar = await klient.PostAsync("ssbtek", fraga);
        var kuvert = Tolka(await svar.Content.ReadAsStringAsync());
        innehall = kuvert.Element(soap + "Body")!.Elements().First();
    }
    catch (Exception fel) when (fel is HttpRequestException or TaskCanceledException or XmlException)
    {
        Console.Error.WriteLine(fel.GetType().Name);
        Console.WriteLine("Inget svar: uppgifterna är okända");
        return 1;
    }
    svar.Headers.TryGetValues("X-Sammansatt-Id", out var id);
    Console.Error.WriteLine($"X-Sammansatt-Id {id?.First()}, korrelationsid {korrelationsid}"); // spara dem med ärendet
    if (innehall.Name == soap + "Fault")
    {
        Console.WriteLine($"Nekad: {innehall.Descendants(ssbt + "felkod").First().Value}");
        return 2;
    }
    if (innehall.Element(ssbt + "korrelationsid")?.Value != korrelationsid)
        throw new InvalidOperationException("svaret hör till en annan fråga");
    var okanda = new List<string>();
    foreach (var del in innehall.Element(ssbt + "svarsdata")!.Elements())
    {
        var (okant, text) = Utfall(del);
        Console.WriteLine($"{del.Name.LocalName,-4} {text}");
        if (okant) okanda.Add(del.Name.LocalName);
    }
    Console.WriteLine(okanda.Count == 0 ? "Alla har svarat" : $"Okänt är inte noll: {string.Join(", ", okanda)}");
    return okanda.Count == 0 ? 0 : 3;
}

// Myndighetens egen status inne i svaret avgör om det är fullständigt.
(bool Okant, string Text) Utfall(XElement del)
{
    if (del.Element(ssbt + "error") is { } fel)
        return Okant($"{fel.Element(ssbt + "felkod")!.Value} ({fel.Element(ssbt + "kalla")!.Value})");
    var data = del.Element(ssbt + "data");
    return del.Name.LocalName switch
    {
        "AF" => Text(data, "Svar", "StatusSokandeinformationKod") == "0" ? svarade : Okant("AF:s statuskod"),
        "CSN" => Csn(Tolka(Base64(Text(data, "svar")))),
        "FK" => Lefi(JsonNode.Parse(Base64(Text(data, "lefiJsonSvar")))!),
        "SKV" => Skatteverket(del),
        "TNS" => Text(data, "resultat") == "OK" ? svarade : Okant("TNS resultat"),
        "MIV" => Barn(data, "response") is null ? inget : svarade,
        _ => svarade,
    };
}

(bool Okant, string Text) Csn(XElement dokument)
{
    var kod = dokument.Descendants().First(en => en.Name.LocalName == "ResultatKod").Value.Trim();
    return kod switch { "0" => svarade, "-2" => inget, _ => Okant($"ResultatKod {kod}") };
}

(bool Okant, string Text) Lefi(JsonNode svar)
{
    var utlamnare = svar["utlamnare"]?.AsArray() ?? new JsonArray();
    var tysta = utlamnare.Where(en => (string?)en!["tillstand"]!["kod"] != "OK").Select(en => (string)en!["utlamnare"]!["kod"]!).ToList();
    if (tysta.Count > 0) return Okant(string.Join(' ', tysta));
    var avviker = svar["avvikelser"]?.AsObject().Any(lista => lista.Value is JsonArray { Count: > 0 }) ?? false;
    return avviker ? Okant("avvikelser") : svarade;
}

// Felkod 404 i en del betyder att uppgift saknas; alla andra fel att den är okänd.
(bool Okant, string Text) Skatteverket(XElement svar)
{
    var fel = svar.Elements().Where(del => del.Element(ssbt + "error") is not null);
    var okanda = fel.Where(del => del.Element(ssbt + "error")!.Element(ssbt + "felkod")!.Value != "404").Select(del => del.Name.LocalName).ToList();
    if (okanda.Count > 0) return Okant(string.Join(' ', okanda));
    return svar.Elements().Any(del => del.Element(ssbt + "data") is not null) ? svarade : inget;
}

static (bool Okant, string Text) Okant(string vad) => (true, $"OKÄNT: {vad}");

// Myndigheterna har egna namnrymder i data, så stegen går efter lokala namn.
static XElement? Barn(XElement? fran, params string[] namn) =>
    namn.Aggregate(fran, (over, ett) => over?.Elements().FirstOrDefault(en => en.Name.LocalName == ett));

static string Text(XElement? fran, params string[] namn) => Barn(fran, namn)?.Value.Trim() ?? "";

// XmlReader tar inte emot DTD, som XElement.Parse gör.
static XElement Tolka(string xml)
{
    using var lasare = XmlReader.Create(new StringReader(xml));
    return XElement.Load(lasare);
}

static string Base64(string text) => Encoding.UTF8.GetString(Convert.FromBase64String(text));

XElement Kuvert(string personnummer, string korrelationsid)
{
    var idag = DateOnly.FromDateTime(DateTime.Today);
    string fran = idag.AddDays(-58).ToString("yyyy-MM-dd"), till = idag.ToString("yyyy-MM-dd"); // CSN svarar högst två månader bakåt
    var lefi = new JsonObject
    {
        ["personnummer"] = personnummer,
        ["period"] = new JsonObject { ["from"] = fran, ["tom"] = till },
        ["utbetalningar"] = new JsonArray("FK:SJP", "FK:FP", "PM:AP"),
        ["preliminaraUtbetalningar"] = new JsonArray("FK:SJP", "PM:AP"),
    };
    XElement E(string namn, params object[] inre) => new(ssbt + namn, inre);
    XElement Inkluderad(string namn, params object[] inre) => E(namn, [new XAttribute("inkludera", true), .. inre]);
    return new XElement(soap + "Envelope", new XElement(soap + "Body", E("hamtaBastjanstInformation",
        E("generellaFrageparametrar",
            E("korrelationsid", korrelationsid),
            E("fraganSkallInkluderasISvaret", false),
            E("ingivare",
                E("organisationsnummer", Miljo("SAMMANSATT_ORGNR")),
                E("namn", "Provkommunens socialnämnd"),
                E("handlaggare", "h-17")),
            E("personidentitet", personnummer),
            E("arendeidentitet", "EB-2026-000123"),
            E("tidsperiod", E("fromDatum", fran), E("tomDatum", till)),
            E("syfte", "Utredning av ekonomiskt bistånd"),
            E("lagtext", "15 kap. 10 § socialtjänstlagen (2025:400)")),
        E("specifikaFrageparametrar",
            Inkluderad("AF"),
            Inkluderad("CSN"),
            Inkluderad("FK", E("fraga",
                E("aktorsid", "provkommun"),
                E("lefiJsonFraga", Convert.ToBase64String(Encoding.UTF8.GetBytes(lefi.ToJsonString()))))),
            Inkluderad("SKV", E("fraga", [
                E("ar", idag.Year - 1), E("ar", idag.Year - 2), .. skvDelar.Select(del => E(del, true))])),
            Inkluderad("SO"),
            Inkluderad("TNS"),
            Inkluderad("MIV")))));
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
