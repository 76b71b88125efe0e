# A client of the service in another language: Python's zeep, in strict mode, from nothing but the WSDL's address.
"""Reads {"wsdl", "calls": [{"operation", "question"}]} on stdin, so that no person stands in the list of processes;
writes one line of JSON for each call: {"answer"}, {"fault"} or {"complaint"} (zeep cannot read what it got)."""
import base64
import datetime
import decimal
import json
import sys

from zeep import Client, Settings
from zeep.exceptions import Fault
from zeep.helpers import serialize_object


def plain(value):
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if isinstance(value, decimal.Decimal):
        return str(value)
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    return repr(value)


def prepared(question):
    fraga = question.get("specifikaFrageparametrar", {}).get("FK", {}).get("fraga")
    if fraga:
        fraga["lefiJsonFraga"] = fraga["lefiJsonFraga"].encode("utf-8")
    return question


def fault_of(client, error):
    typed = client.wsdl.types.deserialize(error.detail[0])
    return {"code": error.code, "message": error.message, "type": type(typed).__name__, "detail": serialize_object(typed)}


def main():
    order = json.load(sys.stdin)
    client = Client(order["wsdl"], settings=Settings(strict=True))
    for call in order["calls"]:
        try:
            answer = client.service[call["operation"]](**prepared(call["question"]))
            result = {"answer": serialize_object(answer)}
        except Fault as error:
            result = {"fault": fault_of(client, error)}
        except Exception as error:  # what zeep complains about is what the test wants to know
            result = {"complaint": f"{type(error).__name__}: {error}"}
        print(json.dumps(result, default=plain))


main()
