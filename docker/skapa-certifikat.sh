#!/bin/sh
# Makes a CA, a server certificate and one client certificate for trial, and the register file that lists the client;
# in a second directory, where one is named, the master key and room for the keys that protect the log.
set -eu
dir=${1:?katalog}
keys=${2:-}
if [ -n "$keys" ]; then
  mkdir -p "$keys/katalog"
  if [ ! -f "$keys/huvudnyckel.txt" ]; then
    (umask 077 && openssl rand -base64 32 >"$keys/huvudnyckel.ny")
    mv "$keys/huvudnyckel.ny" "$keys/huvudnyckel.txt"
  fi
  chmod 700 "$keys/katalog"
  chmod 600 "$keys/huvudnyckel.txt"
  # In a container the service runs as the image's user node.
  if [ "$(id -u)" = 0 ]; then chown -R 1000:1000 "$keys"; fi
fi
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
