#!/usr/bin/env bash
# A throw-away Kubernetes API (kube-apiserver and etcd) on loopback, for the tests of servers/kubernetes-operator.
# Debian: etcd-server openssl curl; and a kube-apiserver program, which no Debian package has: build it from the source
# package kubernetes (make WHAT=cmd/kube-apiserver) or take it from a Kubernetes release, then say where it is.
#   PATCHBAY_KUBE_APISERVER_BIN=/path/to/kube-apiserver kubernetes.sh start FOLDER [PORT] [ETCD_PORT]
#                              prints the variable to export: a kubeconfig with the contexts admin and viewer
#   kubernetes.sh stop FOLDER
# No controllers and no kubelet: deployments make no pods, pods stay Pending, there are no logs.
set -euo pipefail
command=${1:?start or stop}
folder=${2:?folder for data, logs and pids}

if [ "$command" = stop ]; then
  for name in kube-apiserver etcd; do
    [ -f "$folder/$name.pid" ] && kill "$(cat "$folder/$name.pid")" 2>/dev/null || true
    rm -f "$folder/$name.pid"
  done
  exit 0
fi

port=${3:-16443}
etcd=${4:-12379}
program=${PATCHBAY_KUBE_APISERVER_BIN:?path of a kube-apiserver program}
mkdir -p "$folder"/{etcd,certs}
folder=$(cd "$folder" && pwd)

[ -f "$folder/sa.key" ] || openssl genrsa -out "$folder/sa.key" 2048 2> /dev/null
printf 'admintoken,admin,1,"system:masters"\nviewtoken,viewer,2,""\n' > "$folder/tokens.csv"
cat > "$folder/kubeconfig" <<C
apiVersion: v1
kind: Config
current-context: admin
clusters:
  - name: throw-away
    cluster: { server: 'https://127.0.0.1:$port', certificate-authority: certs/apiserver.crt }
users:
  - { name: admin, user: { token: admintoken } }
  - { name: viewer, user: { token: viewtoken } }
contexts:
  - { name: admin, context: { cluster: throw-away, user: admin } }
  - { name: viewer, context: { cluster: throw-away, user: viewer, namespace: default } }
C

etcd --data-dir "$folder/etcd" --unsafe-no-fsync \
  --listen-client-urls "http://127.0.0.1:$etcd" --advertise-client-urls "http://127.0.0.1:$etcd" \
  --listen-peer-urls "http://127.0.0.1:$((etcd + 1))" --initial-advertise-peer-urls "http://127.0.0.1:$((etcd + 1))" \
  --initial-cluster "default=http://127.0.0.1:$((etcd + 1))" > "$folder/etcd.log" 2>&1 &
echo $! > "$folder/etcd.pid"
# Its own certificate, made at the first start, names 127.0.0.1.
"$program" --etcd-servers="http://127.0.0.1:$etcd" --bind-address=127.0.0.1 --advertise-address=127.0.0.1 \
  --secure-port="$port" --cert-dir="$folder/certs" --service-account-issuer=https://kubernetes.default.svc \
  --service-account-key-file="$folder/sa.key" --service-account-signing-key-file="$folder/sa.key" \
  --token-auth-file="$folder/tokens.csv" --authorization-mode=RBAC --service-cluster-ip-range=10.0.0.0/24 \
  --disable-admission-plugins=ServiceAccount --allow-privileged=true --endpoint-reconciler-type=none \
  > "$folder/kube-apiserver.log" 2>&1 &
echo $! > "$folder/kube-apiserver.pid"

for _ in $(seq 60); do
  if curl -sf -o /dev/null --cacert "$folder/certs/apiserver.crt" -H 'Authorization: Bearer admintoken' \
    "https://127.0.0.1:$port/readyz"; then
    echo "export PATCHBAY_TEST_KUBERNETES=$folder/kubeconfig"
    exit 0
  fi
  sleep 0.5
done
echo "not ready after 30 s; see $folder/*.log" >&2
"$0" stop "$folder"
exit 1
