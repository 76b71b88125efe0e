"""Frågar den sammansatta bastjänsten över SOAP v11 och läser svaret rätt: ett fel är aldrig "inga uppgifter".

Kör: python3 fraga_soap.py < personer.txt   (ett personnummer per rad; kräver zeep)
"""

import json
import os
import sys
import uuid
from datetime import date, timedelta

import requests
from lxml import etree
from zeep import Client
from zeep.exceptions import Fault, TransportError
from zeep.transports import Transport

URL = os.environ["SAMMANSATT_URL"]
TIDSGRANS_S = 30  # längre än tjänstens egen, så att dess svar hinner fram
SKV_DELAR = ["foretagsinformation", "individuppgifter", "skattekonto", "skatteuppgifter", "beskattningsbilagor"]

session = requests.Session()
session.trust_env = False  # annars går REQUESTS_CA_BUNDLE före
session.verify = os.environ["SAMMANSATT_CA"]
session.cert = (os.environ["SAMMANSATT_CERT"], os.environ["SAMMANSATT_NYCKEL"])
ids = []
session.hooks["response"].append(lambda svar, *_, **__: ids.append(svar.headers.get("X-Sammansatt-Id")))


def fraga(personnummer, korrelationsid):
    idag = date.today()
    fran, till = idag - timedelta(days=58), idag  # CSN svarar högst två månader bakåt
    lefi = {
        "personnummer": personnummer,
        "period": {"from": str(fran), "tom": str(till)},
        "utbetalningar": ["FK:SJP", "FK:FP", "PM:AP"],
        "preliminaraUtbetalningar": ["FK:SJP", "PM:AP"],
    }
    fk = {"aktorsid": "provkommun", "lefiJsonFraga": json.dumps(lefi).encode()}  # zeep gör base64 av bytes
    skv = {"ar": [idag.year - 1, idag.year - 2], **dict.fromkeys(SKV_DELAR, True)}
    return {
        "generellaFrageparametrar": {
            "korrelationsid": korrelationsid,
            "fraganSkallInkluderasISvaret": False,
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
            "AF": {"inkludera": True},
            "CSN": {"inkludera": True},
            "FK": {"inkludera": True, "fraga": fk},
            "SKV": {"inkludera": True, "fraga": skv},
            "SO": {"inkludera": True},
            "TNS": {"inkludera": True},
            "MIV": {"inkludera": True},
        },
    }


def egen_status(myndighet, data):
    """Myndighetens egen status. None: fullständigt svar; tom text: den säger sig inte ha något; annars vad som är okänt."""
    match myndighet:
        case "AF":
            return None if data.Svar.StatusSokandeinformationKod == 0 else "AF:s statuskod"
        case "CSN":
            kod = etree.fromstring(data.svar).findtext(".//{*}ResultatKod").strip()
            return {"0": None, "-2": ""}.get(kod, f"ResultatKod {kod}")
        case "FK":
            lefi = json.loads(data.lefiJsonSvar)
            tysta = [en["utlamnare"]["kod"] for en in lefi.get("utlamnare", []) if en["tillstand"]["kod"] != "OK"]
            avvikelser = any((lefi.get("avvikelser") or {}).values())
            return " ".join(tysta) or ("avvikelser" if avvikelser else None)
        case "TNS":
            return None if data.resultat == "OK" else "TNS resultat"
        case "MIV":
            return None if getattr(data, "response", None) is not None else ""  # personen är inte känd
        case _:
            return None


def skatteverket(svar):
    """Felkod 404 i en del betyder att uppgift saknas; alla andra fel att den är okänd."""
    delar = {namn: svar[namn] for namn in SKV_DELAR if svar[namn] is not None}
    okanda = [namn for namn, del_ in delar.items() if del_.error is not None and del_.error.felkod != "404"]
    if okanda:
        return " ".join(okanda)
    return "" if all(del_.error is not None for del_ in delar.values()) else None


def utfall(myndighet, del_):
    fel = getattr(del_, "error", None)  # zeep utelämnar båda namnen ur ett val där data är tomt
    if fel is not None:
        return True, f"OKÄNT: {fel.felkod} ({fel.kalla})"
    status = skatteverket(del_) if myndighet == "SKV" else egen_status(myndighet, getattr(del_, "data", None))
    if status is None:
        return False, "svar"
    return (True, f"OKÄNT: {status}") if status else (False, "inga uppgifter")


def en(klient, personnummer):
    korrelationsid = str(uuid.uuid4())
    try:
        svar = klient.service.hamtaBastjanstInformation(**fraga(personnummer, korrelationsid))
    except Fault as nekad:
        print(f"Nekad: {klient.wsdl.types.deserialize(nekad.detail[0]).felkod}")
        return 2
    except (OSError, TransportError) as fel:
        print(type(fel).__name__, file=sys.stderr)
        print("Inget svar: uppgifterna är okända")
        return 1
    print(f"X-Sammansatt-Id {ids[-1]}, korrelationsid {korrelationsid}", file=sys.stderr)  # spara dem med ärendet
    if svar.korrelationsid != korrelationsid:
        raise RuntimeError("svaret hör till en annan fråga")
    okanda = []
    for myndighet in svar.svarsdata:
        if svar.svarsdata[myndighet] is None:
            continue
        okant, text = utfall(myndighet, svar.svarsdata[myndighet])
        print(f"{myndighet:<4} {text}")
        if okant:
            okanda.append(myndighet)
    print(f"Okänt är inte noll: {', '.join(okanda)}" if okanda else "Alla har svarat")
    return 3 if okanda else 0


def anslut():
    transport = Transport(session=session, timeout=TIDSGRANS_S, operation_timeout=TIDSGRANS_S)
    return Client(f"{URL}/ssbtek?wsdl=v11", transport=transport)


avslut, klient = 0, None
for nummer, rad in enumerate(filter(None, map(str.strip, sys.stdin)), start=1):
    print(f"Person {nummer}")
    try:
        klient = klient or anslut()
    except OSError as fel:
        print(type(fel).__name__, file=sys.stderr)
        print("Inget svar: uppgifterna är okända")
        sys.exit(1)
    avslut = max(avslut, en(klient, rad))
sys.exit(avslut)
