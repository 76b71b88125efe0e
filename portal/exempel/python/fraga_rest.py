"""Frågar den sammansatta bastjänsten över REST och läser svaret rätt: ett fel är aldrig "inga uppgifter".

Kör: python3 fraga_rest.py < personer.txt   (ett personnummer per rad; aldrig som argument, där andra kan se det)
"""

import json
import os
import ssl
import sys
import urllib.error
import urllib.request
import uuid
from datetime import date, timedelta

URL = os.environ["SAMMANSATT_URL"]
TIDSGRANS_S = 30  # längre än tjänstens egen, så att dess svar hinner fram

tls = ssl.create_default_context(cafile=os.environ["SAMMANSATT_CA"])
tls.load_cert_chain(os.environ["SAMMANSATT_CERT"], os.environ["SAMMANSATT_NYCKEL"])
opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=tls))


def fraga(personnummer, korrelationsid):
    idag = date.today()
    fran, till = str(idag - timedelta(days=58)), str(idag)  # CSN svarar högst två månader bakåt
    lefi = {
        "personnummer": personnummer,
        "period": {"from": fran, "tom": till},
        "utbetalningar": ["FK:SJP", "FK:FP", "PM:AP"],
        "preliminaraUtbetalningar": ["FK:SJP", "PM:AP"],
    }
    skv = {
        "ar": [idag.year - 1, idag.year - 2],
        "foretagsinformation": True,
        "individuppgifter": True,
        "skattekonto": True,
        "skatteuppgifter": True,
        "beskattningsbilagor": True,
    }
    return {
        "generellaFrageparametrar": {
            "korrelationsid": korrelationsid,
            "ingivare": {
                "organisationsnummer": os.environ["SAMMANSATT_ORGNR"],
                "namn": "Provkommunens socialnämnd",
                "handlaggare": "h-17",
            },
            "personidentitet": personnummer,
            "arendeidentitet": "EB-2026-000123",
            "tidsperiod": {"fromDatum": fran, "tomDatum": till},
            "syfte": "Utredning av ekonomiskt bistånd",
            "lagtext": "15 kap. 10 § socialtjänstlagen (2025:400)",
        },
        "specifikaFrageparametrar": {
            "AF": {"@inkludera": True},
            "CSN": {"@inkludera": True},
            "FK": {"@inkludera": True, "fraga": {"aktorsid": "provkommun", "lefiJsonFraga": lefi}},
            "SKV": {"@inkludera": True, "fraga": skv},
            "SO": {"@inkludera": True},
            "TNS": {"@inkludera": True},
            "MIV": {"@inkludera": True},
        },
    }


def skicka(innehall):
    """Ger status, id och JSON; också ett nekat svar är ett svar."""
    anrop = urllib.request.Request(
        f"{URL}/v1/fragor", json.dumps(innehall).encode(), {"Content-Type": "application/json"}
    )
    try:
        with opener.open(anrop, timeout=TIDSGRANS_S) as svar:
            return svar.status, svar.headers["X-Sammansatt-Id"], json.load(svar)
    except urllib.error.HTTPError as nekat:
        with nekat:
            return nekat.code, nekat.headers["X-Sammansatt-Id"], json.load(nekat)


def utfall(del_):
    """Om delen är okänd, och i ord. Bara "nothing" betyder att myndigheten inte har någon uppgift."""
    if "error" in del_:
        return True, f"OKÄNT: {del_['error']['felkod']} ({del_['error']['kalla']})"
    match del_["kvalitet"]:
        case "answered":
            return False, "uppgifter"
        case "nothing":
            return False, "inga uppgifter"
        case kvalitet:
            hela = ("answered", "nothing", "not-asked")
            tysta = [en["id"] for en in del_.get("svarande", []) if en["kvalitet"] not in hela]
            return True, "OKÄNT: " + " ".join([kvalitet, *tysta])


def en(personnummer):
    korrelationsid = str(uuid.uuid4())
    try:
        status, id_, svar = skicka(fraga(personnummer, korrelationsid))
    except (OSError, ValueError) as fel:  # nät, TLS, tidsgräns; eller något som inte är JSON
        print(type(fel).__name__, file=sys.stderr)
        print("Inget svar: uppgifterna är okända")
        return 1
    print(f"X-Sammansatt-Id {id_}, korrelationsid {korrelationsid}", file=sys.stderr)  # spara dem med ärendet
    if status != 200:
        print(f"Nekad: {svar['felkod']}")
        return 2
    if svar["korrelationsid"] != korrelationsid:
        raise RuntimeError("svaret hör till en annan fråga")
    okanda = []
    for myndighet, del_ in svar["svarsdata"].items():
        okant, text = utfall(del_)
        print(f"{myndighet:<4} {text}")
        if okant:
            okanda.append(myndighet)
    print(f"Okänt är inte noll: {', '.join(okanda)}" if okanda else "Alla har svarat")
    return 3 if okanda else 0


avslut = 0
for nummer, rad in enumerate(filter(None, map(str.strip, sys.stdin)), start=1):
    print(f"Person {nummer}")
    avslut = max(avslut, en(rad))
sys.exit(avslut)
