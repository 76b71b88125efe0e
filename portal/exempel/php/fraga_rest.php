<?php
// Frågar den sammansatta bastjänsten över REST och läser svaret rätt: ett fel är aldrig "inga uppgifter".
// Kör: php fraga_rest.php < personer.txt   (ett personnummer per rad; aldrig som argument, där andra kan se det)
declare(strict_types=1);

const TIDSGRANS_S = 30; // längre än tjänstens egen, så att dess svar hinner fram
const HELA = ['answered', 'nothing', 'not-asked'];

function fraga(string $personnummer, string $korrelationsid): array
{
    $fran = date('Y-m-d', strtotime('-58 days')); // CSN svarar högst två månader bakåt
    $till = date('Y-m-d');
    $ar = (int) date('Y');
    $lefi = [
        'personnummer' => $personnummer,
        'period' => ['from' => $fran, 'tom' => $till],
        'utbetalningar' => ['FK:SJP', 'FK:FP', 'PM:AP'],
        'preliminaraUtbetalningar' => ['FK:SJP', 'PM:AP'],
    ];
    $skv = [
        'ar' => [$ar - 1, $ar - 2],
        'foretagsinformation' => true,
        'individuppgifter' => true,
        'skattekonto' => true,
        'skatteuppgifter' => true,
        'beskattningsbilagor' => true,
    ];
    return [
        'generellaFrageparametrar' => [
            'korrelationsid' => $korrelationsid,
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
            'AF' => ['@inkludera' => true],
            'CSN' => ['@inkludera' => true],
            'FK' => ['@inkludera' => true, 'fraga' => ['aktorsid' => 'provkommun', 'lefiJsonFraga' => $lefi]],
            'SKV' => ['@inkludera' => true, 'fraga' => $skv],
            'SO' => ['@inkludera' => true],
            'TNS' => ['@inkludera' => true],
            'MIV' => ['@inkludera' => true],
        ],
    ];
}

/** Status, id och JSON; null där inget svar kom. Också ett nekat svar är ett svar. */
function skicka(array $innehall): ?array
{
    $sammanhang = stream_context_create([
        'http' => [
            'method' => 'POST',
            'header' => "Content-Type: application/json\r\n",
            'content' => json_encode($innehall, JSON_THROW_ON_ERROR),
            'timeout' => TIDSGRANS_S,
            'ignore_errors' => true,
        ],
        'ssl' => [
            'cafile' => getenv('SAMMANSATT_CA'),
            'local_cert' => getenv('SAMMANSATT_CERT'),
            'local_pk' => getenv('SAMMANSATT_NYCKEL'),
        ],
    ]);
    $text = @file_get_contents(getenv('SAMMANSATT_URL') . '/v1/fragor', false, $sammanhang);
    $json = $text === false ? null : json_decode($text, true);
    if ($json === null) {
        return null;
    }
    $huvuden = implode("\n", $http_response_header);
    preg_match('/^HTTP\/\S+ (\d+)/', $huvuden, $status);
    preg_match('/^X-Sammansatt-Id: (\S+)/mi', $huvuden, $id);
    return [(int) $status[1], $id[1] ?? '', $json];
}

/** Om delen är okänd, och i ord. Bara "nothing" betyder att myndigheten inte har någon uppgift. */
function utfall(array $del): array
{
    if (isset($del['error'])) {
        return [true, "OKÄNT: {$del['error']['felkod']} ({$del['error']['kalla']})"];
    }
    $tysta = array_filter($del['svarande'] ?? [], fn (array $en) => !in_array($en['kvalitet'], HELA, true));
    return match ($del['kvalitet']) {
        'answered' => [false, 'uppgifter'],
        'nothing' => [false, 'inga uppgifter'],
        default => [true, 'OKÄNT: ' . implode(' ', [$del['kvalitet'], ...array_column($tysta, 'id')])],
    };
}

function uuid(): string
{
    $hex = bin2hex(random_bytes(16));
    $hex[12] = '4';
    $hex[16] = '89ab'[hexdec($hex[16]) % 4];
    return vsprintf('%s%s-%s-%s-%s-%s%s%s', str_split($hex, 4));
}

function en(string $personnummer): int
{
    $korrelationsid = uuid();
    $svar = skicka(fraga($personnummer, $korrelationsid));
    if ($svar === null) {
        echo "Inget svar: uppgifterna är okända\n";
        return 1;
    }
    [$status, $id, $json] = $svar;
    fwrite(STDERR, "X-Sammansatt-Id $id, korrelationsid $korrelationsid\n"); // spara dem med ärendet
    if ($status !== 200) {
        echo "Nekad: {$json['felkod']}\n";
        return 2;
    }
    if ($json['korrelationsid'] !== $korrelationsid) {
        throw new RuntimeException('svaret hör till en annan fråga');
    }
    $okanda = [];
    foreach ($json['svarsdata'] as $myndighet => $del) {
        [$okant, $text] = utfall($del);
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
    $avslut = max($avslut, en($personnummer));
}
exit($avslut);
