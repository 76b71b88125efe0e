<?php
// Frågar den sammansatta bastjänsten över SOAP v11 och läser svaret rätt: ett fel är aldrig "inga uppgifter".
// Kör: php fraga_soap.php < personer.txt   (ett personnummer per rad; kräver tillägget soap)
declare(strict_types=1);

const TIDSGRANS_S = 30; // längre än tjänstens egen, så att dess svar hinner fram
const SKV_DELAR = ['foretagsinformation', 'individuppgifter', 'skattekonto', 'skatteuppgifter', 'beskattningsbilagor'];

ini_set('default_socket_timeout', (string) TIDSGRANS_S);

function anslut(): SoapClient
{
    return new SoapClient(getenv('SAMMANSATT_URL') . '/ssbtek?wsdl=v11', [
        'cache_wsdl' => WSDL_CACHE_NONE,
        'connection_timeout' => 5,
        'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
        'trace' => true, // för svarets huvuden
        'stream_context' => stream_context_create(['ssl' => [
            'cafile' => getenv('SAMMANSATT_CA'),
            'local_cert' => getenv('SAMMANSATT_CERT'),
            'local_pk' => getenv('SAMMANSATT_NYCKEL'),
        ]]),
    ]);
}

function fraga(string $personnummer, string $korrelationsid): array
{
    $fran = date('Y-m-d', strtotime('-58 days')); // CSN svarar högst två månader bakåt
    $till = date('Y-m-d');
    $ar = (int) date('Y');
    $lefi = json_encode([
        'personnummer' => $personnummer,
        'period' => ['from' => $fran, 'tom' => $till],
        'utbetalningar' => ['FK:SJP', 'FK:FP', 'PM:AP'],
        'preliminaraUtbetalningar' => ['FK:SJP', 'PM:AP'],
    ], JSON_THROW_ON_ERROR);
    $skv = ['ar' => [$ar - 1, $ar - 2], ...array_fill_keys(SKV_DELAR, true)];
    return [
        'generellaFrageparametrar' => [
            'korrelationsid' => $korrelationsid,
            'fraganSkallInkluderasISvaret' => false,
            'ingivare' => [
                'organisationsnummer' => getenv('SAMMANSATT_ORGNR'),
                'namn' => 'Provkommunens socialnämnd',
                'handlaggare' => 'h-17',
            ],
            'personidentitet' => $personnummer,
            'arendeidentitet' => 'EB-2026-000123',
            'tidsperiod' => ['fromDatum' => $fran, 'tomDatum' => $till],
            'syfte' => 'Utredning av ekonomiskt bistånd',
            'lagtext' => '15 kap. 10 § socialtjänstlagen (2025:400)',
        ],
        'specifikaFrageparametrar' => [
            'AF' => ['inkludera' => true],
            'CSN' => ['inkludera' => true],
            // SoapClient gör själv base64 av lefiJsonFraga
            'FK' => ['inkludera' => true, 'fraga' => ['aktorsid' => 'provkommun', 'lefiJsonFraga' => $lefi]],
            'SKV' => ['inkludera' => true, 'fraga' => $skv],
            'SO' => ['inkludera' => true],
            'TNS' => ['inkludera' => true],
            'MIV' => ['inkludera' => true],
        ],
    ];
}

/** Myndighetens egen status. null: fullständigt svar; tom text: den säger sig inte ha något; annars vad som är okänt. */
function egenStatus(string $myndighet, object $data): ?string
{
    return match ($myndighet) {
        'AF' => ($data->Svar->StatusSokandeinformationKod ?? null) === 0 ? null : 'AF:s statuskod',
        'CSN' => csn($data->svar),
        'FK' => lefi(json_decode($data->lefiJsonSvar, true, 512, JSON_THROW_ON_ERROR)),
        'TNS' => $data->resultat === 'OK' ? null : 'TNS resultat',
        'MIV' => isset($data->response) ? null : '',
        default => null,
    };
}

function csn(string $xml): ?string
{
    preg_match('/<(?:\w+:)?ResultatKod>\s*(-?\d+)\s*</', $xml, $traff);
    return match ($traff[1] ?? 'saknas') {
        '0' => null,
        '-2' => '',
        default => 'ResultatKod ' . ($traff[1] ?? 'saknas'),
    };
}

function lefi(array $svar): ?string
{
    $tysta = array_filter($svar['utlamnare'] ?? [], fn (array $en) => $en['tillstand']['kod'] !== 'OK');
    if ($tysta) {
        return implode(' ', array_map(fn (array $en) => $en['utlamnare']['kod'], $tysta));
    }
    return array_filter($svar['avvikelser'] ?? []) ? 'avvikelser' : null;
}

/** Felkod 404 i en del betyder att uppgift saknas; alla andra fel att den är okänd. */
function skatteverket(object $svar): ?string
{
    $delar = array_filter(SKV_DELAR, fn (string $namn) => isset($svar->$namn));
    $fel = array_filter($delar, fn (string $namn) => isset($svar->$namn->error));
    $okanda = array_filter($fel, fn (string $namn) => $svar->$namn->error->felkod !== '404');
    if ($okanda) {
        return implode(' ', $okanda);
    }
    return count($fel) === count($delar) ? '' : null;
}

function utfall(string $myndighet, object $del): array
{
    if (isset($del->error)) {
        return [true, "OKÄNT: {$del->error->felkod} ({$del->error->kalla})"];
    }
    $status = $myndighet === 'SKV' ? skatteverket($del) : egenStatus($myndighet, $del->data);
    return match ($status) {
        null => [false, 'svar'],
        '' => [false, 'inga uppgifter'],
        default => [true, "OKÄNT: $status"],
    };
}

function uuid(): string
{
    $hex = bin2hex(random_bytes(16));
    $hex[12] = '4';
    $hex[16] = '89ab'[hexdec($hex[16]) % 4];
    return vsprintf('%s%s-%s-%s-%s-%s%s%s', str_split($hex, 4));
}

function en(SoapClient $klient, string $personnummer): int
{
    $korrelationsid = uuid();
    try {
        $svar = $klient->hamtaBastjanstInformation(fraga($personnummer, $korrelationsid));
    } catch (SoapFault $fel) {
        $felkod = $fel->detail->hamtaBastjanstInformationFault->felkod ?? null;
        echo $felkod === null ? "Inget svar: uppgifterna är okända\n" : "Nekad: $felkod\n";
        return $felkod === null ? 1 : 2;
    } finally {
        preg_match('/^X-Sammansatt-Id: (\S+)/mi', $klient->__getLastResponseHeaders() ?? '', $id);
        fwrite(STDERR, 'X-Sammansatt-Id ' . ($id[1] ?? '') . ", korrelationsid $korrelationsid\n"); // spara dem med ärendet
    }
    if ($svar->korrelationsid !== $korrelationsid) {
        throw new RuntimeException('svaret hör till en annan fråga');
    }
    $okanda = [];
    foreach (get_object_vars($svar->svarsdata) as $myndighet => $del) {
        [$okant, $text] = utfall($myndighet, $del);
        printf("%-4s %s\n", $myndighet, $text);
        if ($okant) {
            $okanda[] = $myndighet;
        }
    }
    echo $okanda ? 'Okänt är inte noll: ' . implode(', ', $okanda) . "\n" : "Alla har svarat\n";
    return $okanda ? 3 : 0;
}

$avslut = 0;
foreach (array_values(array_filter(array_map('trim', file('php://stdin')))) as $nummer => $personnummer) {
    echo 'Person ', $nummer + 1, "\n";
    try {
        $klient ??= @anslut();
    } catch (SoapFault) {
        echo "Inget svar: uppgifterna är okända\n";
        exit(1);
    }
    $avslut = max($avslut, en($klient, $personnummer));
}
exit($avslut);
