#!/usr/bin/env bash
# A throw-away Docker Engine API (podman system service) with a registry on loopback, for the tests of
# servers/docker-manager. Debian: podman runc conmon busybox-static netavark aardvark-dns iptables uidmap; docker-registry and
# docker-compose for the tests of push, pull and compose.
#   podman.sh start FOLDER [REGISTRY_PORT]   prints the variables to export
#   podman.sh stop FOLDER
# Containers run with runc: Debian 12's crun refuses hybrid cgroups. vfs copies every layer: keep images tiny.
set -euo pipefail
command=${1:?start or stop}
folder=${2:?folder for data, logs and pids}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
export CONTAINERS_CONF="$folder/containers.conf" CONTAINERS_STORAGE_CONF="$folder/storage.conf"
export CONTAINERS_REGISTRIES_CONF="$folder/registries.conf"

if [ "$command" = stop ]; then
  [ -f "$CONTAINERS_CONF" ] && podman rm --all --force --time 0 > /dev/null 2>&1 || true
  for name in podman registry; do
    [ -f "$folder/$name.pid" ] && kill "$(cat "$folder/$name.pid")" 2>/dev/null || true
    rm -f "$folder/$name.pid"
  done
  exit 0
fi

registry=${3:-15000}
# The default limits ask for more open files than a confined root may have.
cat > "$CONTAINERS_CONF" <<C
[containers]
default_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
[network]
network_backend = "netavark"
C
cat > "$CONTAINERS_STORAGE_CONF" <<C
[storage]
driver = "vfs"
runroot = "$folder/run"
graphroot = "$folder/root"
C
cat > "$CONTAINERS_REGISTRIES_CONF" <<C
[[registry]]
location = "127.0.0.1:$registry"
insecure = true
C
cat > "$folder/registry.yml" <<C
version: 0.1
storage: { filesystem: { rootdirectory: $folder/registry } }
http: { addr: '127.0.0.1:$registry' }
C

# The image of the tests: busybox and nothing else.
mkdir -p "$folder/image"
cp /bin/busybox "$folder/image/busybox"
printf '%s\n' 'FROM scratch' 'COPY busybox /bin/busybox' 'RUN ["/bin/busybox", "--install", "-s", "/bin"]' \
  'CMD ["/bin/sh"]' > "$folder/image/Dockerfile"
podman build --quiet --tag localhost/patchbay-busybox:1 "$folder/image" > /dev/null

podman system service --time=0 "unix://$folder/podman.sock" > "$folder/podman.log" 2>&1 &
echo $! > "$folder/podman.pid"
if command -v docker-registry > /dev/null; then
  docker-registry serve "$folder/registry.yml" > "$folder/registry.log" 2>&1 &
  echo $! > "$folder/registry.pid"
fi

for _ in $(seq 60); do
  if [ -S "$folder/podman.sock" ]; then
    echo "export PATCHBAY_TEST_DOCKER=$folder/podman.sock"
    [ -f "$folder/registry.pid" ] && echo "export PATCHBAY_TEST_REGISTRY=127.0.0.1:$registry"
    exit 0
  fi
  sleep 0.5
done
echo "not ready after 30 s; see $folder/*.log" >&2
"$0" stop "$folder"
exit 1
