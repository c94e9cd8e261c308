#!/usr/bin/env bash
# A throw-away S3 endpoint (Ceph's radosgw with one monitor and one store in memory) on loopback, for the tests of
# servers/s3-storage. Debian: ceph-mon ceph-osd ceph-mgr radosgw ceph-common curl.
#   s3.sh start FOLDER [PORT]   prints the variables to export; the ports after PORT are the cluster's own
#   s3.sh stop FOLDER
set -euo pipefail
command=${1:?start or stop}
folder=${2:?folder for data, logs and pids}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
export CEPH_CONF="$folder/ceph.conf"

if [ "$command" = stop ]; then
  # In this order, each when the one before it has gone: the others wait for a monitor.
  for name in radosgw osd mgr mon; do
    for file in "$folder/run/$name".pid; do
      [ -f "$file" ] || continue
      pid=$(cat "$file")
      kill "$pid" 2>/dev/null || true
      for _ in $(seq 50); do
        # A zombie has gone.
        grep -q '^State:[[:space:]]*[^Z]' "/proc/$pid/status" 2>/dev/null || break
        sleep 0.1
      done
      kill -9 "$pid" 2>/dev/null || true
      rm -f "$file"
    done
  done
  exit 0
fi

port=${3:-17480}
mon=$((port + 1))
keyring="$folder/keyring"
fsid=$(cat /proc/sys/kernel/random/uuid)
store=$(cat /proc/sys/kernel/random/uuid)
rm -rf "$folder"/{mon,mgr,osd,rgw,run,log} "$keyring"
mkdir -p "$folder"/{mon,mgr,osd,rgw,run,log}
cat > "$CEPH_CONF" <<C
[global]
fsid = $fsid
mon host = v2:127.0.0.1:$mon
public network = 127.0.0.0/8
ms bind ipv4 = true
ms bind port min = $((port + 10))
ms bind port max = $((port + 99))
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
keyring = $keyring
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon max pg per osd = 1000
run dir = $folder/run
log file = $folder/log/\$name.log
admin socket = $folder/run/\$name.asok
mon data = $folder/mon
mgr data = $folder/mgr
osd data = $folder/osd
osd objectstore = memstore
memstore device bytes = 2147483648
osd max object name len = 256
osd max object namespace len = 64
mgr initial modules =
[mon]
pid file = $folder/run/mon.pid
[mgr]
pid file = $folder/run/mgr.pid
[osd]
pid file = $folder/run/osd.pid
[client.rgw]
pid file = $folder/run/radosgw.pid
rgw frontends = beast endpoint=127.0.0.1:$port
rgw thread pool size = 32
rgw dns name = localhost
rgw data = $folder/rgw
rgw crypt require ssl = false
rgw crypt s3 kms backend = testing
rgw crypt s3 kms encryption keys = patchbay-key=$(printf 'thirty-two bytes for one key set' | base64)
C

failed() {
  echo "the cluster did not start; see $folder/log" >&2
  trap - ERR
  "$0" stop "$folder"
  exit 1
}
trap failed ERR
{
  monmaptool --create --clobber --fsid "$fsid" --addv a "[v2:127.0.0.1:$mon]" "$folder/monmap"
  ceph-authtool -C "$keyring" --gen-key -n mon. --cap mon 'allow *'
  ceph-authtool "$keyring" --gen-key -n client.admin --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *'
  ceph-authtool "$keyring" --gen-key -n mgr.x --cap mon 'allow profile mgr' --cap osd 'allow *'
  ceph-authtool "$keyring" --gen-key -n osd.0 --cap mon 'allow profile osd' --cap osd 'allow *' --cap mgr 'allow profile osd'
  ceph-authtool "$keyring" --gen-key -n client.rgw --cap mon 'allow rw' --cap osd 'allow rwx'
  ceph-mon --mkfs -i a --monmap "$folder/monmap" --keyring "$keyring"
  ceph-mon -i a
  for name in mgr.x osd.0 client.rgw; do ceph auth import -i "$keyring"; done
  ceph-mgr -i x
  ceph osd new "$store"
  ceph-osd -i 0 --mkfs --osd-uuid "$store"
  ceph-osd -i 0
  for _ in $(seq 60); do
    ceph osd stat | grep -q '1 up' && break
    sleep 0.5
  done
  # This makes the default zone too.
  radosgw-admin -n client.rgw user create --uid=tester --display-name=tester \
    --access-key=PATCHBAYTESTKEY --secret-key=patchbay-test-secret
  # A second class of storage, which the zone group and the zone must both know.
  radosgw-admin -n client.rgw zonegroup placement add --rgw-zonegroup default \
    --placement-id default-placement --storage-class STANDARD_IA
  radosgw-admin -n client.rgw zone placement add --rgw-zone default \
    --placement-id default-placement --storage-class STANDARD_IA --data-pool default.rgw.ia.data
  timeout 90 radosgw -n client.rgw
} > "$folder/log/start.log" 2>&1

for _ in $(seq 120); do
  if curl -s -o /dev/null "http://127.0.0.1:$port"; then
    echo "export PATCHBAY_TEST_S3=http://127.0.0.1:$port"
    echo "export PATCHBAY_TEST_S3_KEY=PATCHBAYTESTKEY PATCHBAY_TEST_S3_SECRET=patchbay-test-secret"
    exit 0
  fi
  sleep 0.5
done
failed
