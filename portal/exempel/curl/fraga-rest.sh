#!/bin/sh
# Frågar den sammansatta bastjänsten över REST och läser svaret rätt: ett fel är aldrig "inga uppgifter".
# Kör: sh fraga-rest.sh < personer.txt   (ett personnummer per rad; aldrig som argument, där andra kan se det)
set -eu

mapp=$(mktemp -d)
trap 'rm -rf "$mapp"' EXIT

dag() { date -d "$1 days" +%F; }
fran=$(dag -58) # CSN svarar högst två månader bakåt
till=$(dag 0)
ar=$(date +%Y)

fraga() { # personnumret på stdin, korrelationsid som argument
  jq -R --arg id "$1" --arg org "$SAMMANSATT_ORGNR" --arg fran "$fran" --arg till "$till" --argjson ar "$ar" '{
    generellaFrageparametrar: {
      korrelationsid: $id,
      ingivare: { organisationsnummer: $org, namn: "Provkommunens socialnämnd", handlaggare: "h-17" },
      personidentitet: .,
      arendeidentitet: "EB-2026-000123",
      tidsperiod: { fromDatum: $fran, tomDatum: $till },
      syfte: "Utredning av ekonomiskt bistånd",
      lagtext: "15 kap. 10 § socialtjänstlagen (2025:400)"
    },
    specifikaFrageparametrar: {
      AF: { "@inkludera": true },
      CSN: { "@inkludera": true },
      FK: { "@inkludera": true, fraga: { aktorsid: "provkommun", lefiJsonFraga: {
        personnummer: ., period: { from: $fran, tom: $till },
        utbetalningar: ["FK:SJP", "FK:FP", "PM:AP"], preliminaraUtbetalningar: ["FK:SJP", "PM:AP"]
      } } },
      SKV: { "@inkludera": true, fraga: {
        ar: [$ar - 1, $ar - 2], foretagsinformation: true, individuppgifter: true, skattekonto: true,
        skatteuppgifter: true, beskattningsbilagor: true
      } },
      SO: { "@inkludera": true },
      TNS: { "@inkludera": true },
      MIV: { "@inkludera": true }
    }
  }'
}

# Frågan går från stdin, så att personnumret inte syns bland processerna. Skriver HTTP-status.
# Längre tid än tjänstens egen, så att dess svar hinner fram.
skicka() {
  curl --silent --connect-timeout 5 --max-time 30 \
    --cacert "$SAMMANSATT_CA" --cert "$SAMMANSATT_CERT" --key "$SAMMANSATT_NYCKEL" \
    --header 'Content-Type: application/json' --data-binary @- \
    --dump-header "$mapp/huvuden" --output "$mapp/svar.json" --write-out '%{http_code}' \
    "$SAMMANSATT_URL/v1/fragor"
}

# Bara kvalitet "nothing" betyder att myndigheten inte har någon uppgift. En rad per myndighet.
utfall='
  def okant: if .error then "\(.error.felkod) (\(.error.kalla))"
    elif .kvalitet == "answered" or .kvalitet == "nothing" then null
    else [.kvalitet, ((.svarande // [])[] | select(.kvalitet | IN("answered", "nothing", "not-asked") | not) | .id)] | join(" ") end;
  def ord: okant as $o | if $o then "OKÄNT: " + $o elif .kvalitet == "answered" then "uppgifter" else "inga uppgifter" end;
  (.svarsdata | to_entries) as $delar
  | ($delar[] | (.key + "    ")[:4] + " " + (.value | ord)),
    ([$delar[] | select(.value | okant) | .key]
      | if . == [] then "Alla har svarat" else "Okänt är inte noll: " + join(", ") end)'

en() {
  korrelationsid=$(cat /proc/sys/kernel/random/uuid)
  if ! status=$(fraga "$korrelationsid" | skicka); then
    echo 'Inget svar: uppgifterna är okända'
    return 1
  fi
  id=$(tr -d '\r' < "$mapp/huvuden" | sed -n 's/^[Xx]-[Ss]ammansatt-[Ii]d: //p')
  echo "X-Sammansatt-Id $id, korrelationsid $korrelationsid" >&2 # spara dem med ärendet
  if [ "$status" != 200 ]; then
    jq -r '"Nekad: " + .felkod' "$mapp/svar.json"
    return 2
  fi
  [ "$(jq -r .korrelationsid "$mapp/svar.json")" = "$korrelationsid" ] # svaret hör till frågan
  jq -r "$utfall" "$mapp/svar.json" > "$mapp/utfall"
  cat "$mapp/utfall"
  if grep -q '^Okänt' "$mapp/utfall"; then return 3; fi
}

avslut=0
nummer=0
while read -r personnummer; do
  nummer=$((nummer + 1))
  echo "Person $nummer"
  kod=0
  echo "$personnummer" | en || kod=$?
  if [ "$kod" -gt "$avslut" ]; then avslut=$kod; fi
done
exit "$avslut"
