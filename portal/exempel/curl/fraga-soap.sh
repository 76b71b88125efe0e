#!/bin/sh
# Frågar den sammansatta bastjänsten över SOAP v11 och läser svaret rätt: ett fel är aldrig "inga uppgifter".
# Kör: sh fraga-soap.sh < personer.txt   (ett personnummer per rad; kräver curl, xmllint och jq)
set -eu

mapp=$(mktemp -d)
trap 'rm -rf "$mapp"' EXIT

dag() { date -d "$1 days" +%F; }
fran=$(dag -58) # CSN svarar högst två månader bakåt
till=$(dag 0)
ar=$(date +%Y)
skv_delar='foretagsinformation individuppgifter skattekonto skatteuppgifter beskattningsbilagor'

fraga() { # personnumret på stdin, korrelationsid som argument
  read -r person
  lefi=$(base64 -w 0 << LEFI
{"personnummer":"$person","period":{"from":"$fran","tom":"$till"},
 "utbetalningar":["FK:SJP","FK:FP","PM:AP"],"preliminaraUtbetalningar":["FK:SJP","PM:AP"]}
LEFI
  )
  cat << FRAGA
<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
<hamtaBastjanstInformation xmlns="http://schema.forsakringskassan.se/integration/ssbt/11">
  <generellaFrageparametrar>
    <korrelationsid>$1</korrelationsid>
    <fraganSkallInkluderasISvaret>false</fraganSkallInkluderasISvaret>
    <ingivare>
      <organisationsnummer>$SAMMANSATT_ORGNR</organisationsnummer>
      <namn>Provkommunens socialnämnd</namn>
      <handlaggare>h-17</handlaggare>
    </ingivare>
    <personidentitet>$person</personidentitet>
    <arendeidentitet>EB-2026-000123</arendeidentitet>
    <tidsperiod><fromDatum>$fran</fromDatum><tomDatum>$till</tomDatum></tidsperiod>
    <syfte>Utredning av ekonomiskt bistånd</syfte>
    <lagtext>15 kap. 10 § socialtjänstlagen (2025:400)</lagtext>
  </generellaFrageparametrar>
  <specifikaFrageparametrar>
    <AF inkludera="true"/>
    <CSN inkludera="true"/>
    <FK inkludera="true"><fraga><aktorsid>provkommun</aktorsid><lefiJsonFraga>$lefi</lefiJsonFraga></fraga></FK>
    <SKV inkludera="true"><fraga>
      <ar>$((ar - 1))</ar><ar>$((ar - 2))</ar>
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
FRAGA
}

# Frågan går från stdin, så att personnumret inte syns bland processerna. Längre tid än tjänstens egen.
skicka() {
  curl --silent --connect-timeout 5 --max-time 30 \
    --cacert "$SAMMANSATT_CA" --cert "$SAMMANSATT_CERT" --key "$SAMMANSATT_NYCKEL" \
    --header 'Content-Type: text/xml; charset=utf-8' --header 'SOAPAction: ""' --data-binary @- \
    --dump-header "$mapp/huvuden" --output "$mapp/svar.xml" "$SAMMANSATT_URL/ssbtek"
}

# Text eller antal ur svaret, utan hänsyn till prefix: steg AF data resultat → //*[local-name()='AF']/*[…]/*[…]
steg() {
  uttryck=/
  for namn in "$@"; do uttryck="$uttryck/*[local-name()='$namn']"; done
  echo "$uttryck"
}
text() { xmllint --xpath "string($(steg "$@"))" "$mapp/svar.xml"; }
finns() { [ "$(xmllint --xpath "count($(steg "$@"))" "$mapp/svar.xml")" != 0 ]; }

# Vad som är okänt i myndighetens del; "inga uppgifter" där den säger sig inte ha något; "svar" annars.
utfall() {
  if finns svarsdata "$1" error; then
    echo "OKÄNT: $(text svarsdata "$1" error felkod) ($(text svarsdata "$1" error kalla))"
    return
  fi
  case $1 in
    AF) [ "$(text svarsdata AF data Svar StatusSokandeinformationKod)" = 0 ] && echo svar || echo 'OKÄNT: AF:s statuskod' ;;
    CSN) csn ;;
    FK) text svarsdata FK data lefiJsonSvar | base64 -d | jq -r "$lefi_utfall" ;;
    SKV) skatteverket ;;
    TNS) [ "$(text svarsdata TNS data resultat)" = OK ] && echo svar || echo 'OKÄNT: TNS resultat' ;;
    MIV) finns svarsdata MIV data response && echo svar || echo 'inga uppgifter' ;;
    *) echo svar ;;
  esac
}

csn() {
  kod=$(text svarsdata CSN data svar | base64 -d | xmllint --xpath "normalize-space(//*[local-name()='ResultatKod'])" -)
  case $kod in
    0) echo svar ;;
    -2) echo 'inga uppgifter' ;;
    *) echo "OKÄNT: ResultatKod $kod" ;;
  esac
}

lefi_utfall='[.utlamnare[]? | select(.tillstand.kod != "OK") | .utlamnare.kod] as $tysta
  | if $tysta != [] then "OKÄNT: " + ($tysta | join(" "))
    elif [(.avvikelser // {})[] | arrays | select(. != [])] != [] then "OKÄNT: avvikelser" else "svar" end'

# Felkod 404 i en del betyder att uppgift saknas; alla andra fel att den är okänd.
skatteverket() {
  okanda='' uppgifter=''
  for del in $skv_delar; do
    if finns svarsdata SKV "$del" data; then uppgifter=ja; fi
    if finns svarsdata SKV "$del" error && [ "$(text svarsdata SKV "$del" error felkod)" != 404 ]; then
      okanda="$okanda $del"
    fi
  done
  if [ "$okanda" ]; then echo "OKÄNT:$okanda"; elif [ "$uppgifter" ]; then echo svar; else echo 'inga uppgifter'; fi
}

en() {
  korrelationsid=$(cat /proc/sys/kernel/random/uuid)
  if ! fraga "$korrelationsid" | skicka; then
    echo 'Inget svar: uppgifterna är okända'
    return 1
  fi
  id=$(tr -d '\r' < "$mapp/huvuden" | sed -n 's/^[Xx]-[Ss]ammansatt-[Ii]d: //p')
  echo "X-Sammansatt-Id $id, korrelationsid $korrelationsid" >&2 # spara dem med ärendet
  if finns Fault; then
    echo "Nekad: $(text Fault detail hamtaBastjanstInformationFault felkod)"
    return 2
  fi
  [ "$(text korrelationsid)" = "$korrelationsid" ] # svaret hör till frågan
  okanda_alla=''
  for myndighet in AF CSN FK SKV SO TNS MIV; do
    finns svarsdata "$myndighet" || continue
    vad=$(utfall "$myndighet")
    printf '%-4s %s\n' "$myndighet" "$vad"
    case $vad in OKÄNT*) okanda_alla="$okanda_alla, $myndighet" ;; esac
  done
  if [ -z "$okanda_alla" ]; then
    echo 'Alla har svarat'
  else
    echo "Okänt är inte noll: ${okanda_alla#, }"
    return 3
  fi
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
