#!/bin/sh
# Makes a CA, a server certificate and one client certificate for trial, and the register file that lists the client.
set -eu
dir=${1:?katalog}
mkdir -p "$dir"
cd "$dir"
if [ -f anslutningar.json ]; then exit 0; fi

openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj "/CN=Sammansatt prov-CA" -keyout ca.key -out ca.crt 2>/dev/null

issue() { # name subject extensions
  openssl req -newkey rsa:2048 -nodes -subj "$2" -keyout "$1.key" -out "$1.csr" 2>/dev/null
  printf '%s\n' "$3" >"$1.ext"
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 365 -extfile "$1.ext" -out "$1.crt" 2>/dev/null
  rm "$1.csr" "$1.ext"
}

issue server "/CN=localhost" "subjectAltName=DNS:localhost,DNS:tjanst,IP:127.0.0.1
extendedKeyUsage=serverAuth"
issue klient "/CN=Provkommunen/serialNumber=162120000142" "extendedKeyUsage=clientAuth"

fingerprint=$(openssl x509 -in klient.crt -noout -fingerprint -sha256 | cut -d= -f2 | tr -d :)
cat >anslutningar.json <<JSON
[
  {
    "organisationsnummer": "162120000142",
    "namn": "Provkommunens socialnämnd",
    "certifikat": ["$fingerprint"],
    "bastjanster": ["AF", "CSN", "FK", "SKV", "SO", "TNS", "MIV"],
    "bitraden": []
  }
]
JSON
chmod 644 ./*.key anslutningar.json
