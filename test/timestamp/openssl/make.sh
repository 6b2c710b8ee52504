#!/bin/sh
# Makes this folder's tokens anew with `openssl ts` 3: answers to our own query (query.tsq) by three services. Needs no network; the
# tests need only what stands here. Run in this folder; secret keys go to a temporary folder and are thrown away.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

request() { openssl req -new -nodes -newkey "$@"; }
certificate() { # name, subject, key options…, then: extensions on standard input; signed by $by, or itself
  name=$1 subject=$2
  shift 2
  cat > "$work/$name.ext"
  request "$@" -keyout "$work/$name.key" -subj "$subject" -out "$work/$name.csr" 2> /dev/null
  if [ -n "${by:-}" ]; then signer="-CA $work/$by.pem -CAkey $work/$by.key"; else signer="-signkey $work/$name.key"; fi
  # shellcheck disable=SC2086
  openssl x509 -req -in "$work/$name.csr" $signer -days 36500 -sha256 -extfile "$work/$name.ext" -out "$work/$name.pem" 2> /dev/null
}
leaf='basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=critical,timeStamping'

by='' certificate root '/O=Test Roots/CN=Root' rsa:3072 << X
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
X
by=root certificate middle '/O=Test Roots/CN=Issuing' ec -pkeyopt ec_paramgen_curve:P-384 << X
basicConstraints=critical,CA:TRUE,pathlen:0
keyUsage=critical,keyCertSign
X
by=middle certificate rsa '/O=Test Times/CN=RSA Service' rsa:3072 << X
$leaf
X
by='' certificate p256 '/CN=P-256 Service' ec -pkeyopt ec_paramgen_curve:P-256 << X
$leaf
X
by='' certificate p384 '/CN=P-384 Service' ec -pkeyopt ec_paramgen_curve:P-384 << X
$leaf
X
cat "$work/middle.pem" > "$work/chain.pem"
echo 2A > "$work/serial"
answer() { # name, digest, lines of the configuration
  cat > "$work/$1.conf" << X
[tsa]
default_tsa = one
[one]
serial = $work/serial
signer_digest = $2
default_policy = 1.3.6.1.4.1.55555.1
digests = sha256, sha384, sha512
ess_cert_id_alg = $2
$3
X
  openssl ts -reply -queryfile query.tsq -config "$work/$1.conf" -section one -signer "$work/$1.pem" -inkey "$work/$1.key" -out "$1.tsr" $4 2> /dev/null
}
answer rsa sha512 'accuracy = secs:1, millisecs:500, microsecs:100
ordering = yes
tsa_name = yes
ess_cert_id_chain = yes' "-chain $work/chain.pem"
answer p256 sha256 '' ''
answer p384 sha384 'clock_precision_digits = 3' ''
for one in root p256 p384; do openssl x509 -in "$work/$one.pem" -out "$one.pem"; done
